import type { Passage, Range } from '../core/analysis.ts';
import { designations, formatId, type LawId, parseId } from '../law/ids.ts';
import type { Law } from '../law/law.ts';
import { type Meant, meantBy } from '../law/meant.ts';
import { rememberOf } from '../law/remember.ts';
import { quotations } from './regions.ts';
import type { Fix, PassageRule } from './rule.ts';
import { around, cited, citesEdition, partsOf, speaksOfOtherTimes, TABLES_DATE } from './sources.ts';

/** A section of the U.S. Code, or a subdivision of a section, that the Code does not have. */
export const codeProvisionUnknown: PassageRule = {
  code: 'code-provision-unknown',
  severity: 'warning',
  title: 'A provision of the U.S. Code that does not exist',
  reach: 'passage',

  *check(passage, law) {
    const isQuoted = quotations(passage);
    const same = isOfTheTables(passage.date);
    const missingIn = missingLevels(law);
    for (const citation of passage.citations) {
      if (citation.kind !== 'usc' && citation.kind !== 'act') continue;
      let seen: Set<string> | undefined;
      let speaks: boolean | undefined;
      for (const { range, target } of partsOf(citation)) {
        const missing = missingIn(target);
        if (!missing || seen?.has(formatId(missing)) || isQuoted(range)) continue;
        // "19 U.S.C. 1592, and (iii) any other duties": a bracket right below a section may number the text itself.
        if (missing.path.length === 1 && passage.text[range[0]] === '(') continue;
        speaks ??= speaksOfToday(passage, citation.range);
        if (!speaks) break;
        seen = (seen ?? new Set()).add(formatId(missing));
        const meant = citation.kind === 'usc' ? meantBy(parseId(target)!, law) : undefined;
        const surely = meant?.slip === 'letter-l' || (same && (meant !== undefined || cannotHaveMoved(missing, law)));
        const name = law.cite(formatId(missing), 'plain');
        yield {
          range,
          severity: surely ? 'warning' : 'information',
          message: surely
            ? `The U.S. Code has no ${name}. ${meant ? hint(meant, law) : 'Check the citation.'}`
            : `Today’s U.S. Code has no ${name}. It may have been moved or repealed, or the citation may be wrong.`,
          source: cited(law.exists(formatId(missing))!.provenance),
          ...(surely && meant ? { fixes: fixes(passage, range, target, meant) } : {}),
        };
      }
    }
  },
};

/** Whether the citation says by itself of which law it is, and that it is today's. */
function speaksOfToday(passage: Passage, range: Range): boolean {
  const words = passage.text.slice(...range);
  // In "section 604, and section 301 of title 3" the title may belong to the last alone.
  if ((words.match(/\bsections?\b/gi)?.length ?? 0) > 1) return false;
  // The law of another day: "37 U.S.C., Supp. V, 118"; and "paragraph 19c" by itself: what it is of is only inferred.
  return (
    !speaksOfOtherTimes(around(passage, range, 160, 160)) && !citesEdition(passage, range) && NAMES_LAW.test(words)
  );
}

/** What a citation says by itself of the law that it is of. */
const NAMES_LAW = /U\.?\s*S\.?\s*C|\btitle\b|\bCode\b|\bAct\b|\bI\.?N\.?A\b|\b[A-Z]{3,}\b/i;

function hint({ id, slip }: Meant, law: Law): string {
  const name = law.cite(formatId(id), 'plain');
  switch (slip) {
    case 'letter-l':
      return `The letter l stands there for the figure 1: ${name}.`;
    case 'section-letter':
      return `The letter belongs to the number of the section: ${name}.`;
    case 'letter-lost':
      return `The section’s letter is missing: it is ${name} that has these subdivisions.`;
  }
}

/** The number and its subdivisions, written as they are meant; none where the words are written otherwise. */
function fixes(passage: Passage, range: Range, target: string, { id }: Meant): Fix[] {
  const wrong = parseId(target)!;
  const written = `${wrong.section}${designations(wrong.path)}`;
  const right = `${id.section}${designations(id.path)}`;
  return passage.text.slice(...range) === written
    ? [{ title: `Change to ${right}`, edits: [{ range, text: right }] }]
    : [];
}

/** What `firstMissing` says of a citation's target. */
const missingLevels = rememberOf((target, law) => {
  const id = parseId(target);
  return id && id.section !== null ? firstMissing(id, law) : undefined;
});

/** The outermost level of the provision that surely doesn't exist; the INA's sections have a rule of their own. */
function firstMissing(id: LawId, law: Law): LawId | undefined {
  if (law.exists(formatId({ ...id, note: false }))?.exists !== false) return undefined;
  if (id.kind === 'act' && law.exists(formatId({ ...id, path: [] }))?.exists === false) return undefined;
  for (let length = 0; length <= id.path.length; length++) {
    const level: LawId = { ...id, path: id.path.slice(0, length), note: false };
    if (law.exists(formatId(level))?.exists === false) return level;
  }
  return undefined;
}

/**
 * Whether the document is of the years in which the Code keeps a line for every section that it drops or moves, so that a
 * section without a line never was: no title has been enacted anew since 2018.
 */
function isOfTheTables(date: string | null): boolean {
  return date !== null && date >= '2018-01-01' && date.slice(0, 7) <= TABLES_DATE;
}

/**
 * Whether no amendment since the document can explain that the provision is missing. Subdivisions come and go, but a
 * section without any hardly had deep ones, and one that counts (1), (2), (3) never counted (a), (b), (c).
 */
function cannotHaveMoved(missing: LawId, law: Law): boolean {
  if (missing.path.length === 0) return true;
  const above = missing.path.slice(0, -1);
  const all = law.subdivisions(formatId({ ...missing, path: [] }));
  const beside = all.filter(
    ({ path }) => path.length === above.length + 1 && above.every((step, i) => step === path[i]),
  );
  if (beside.length === 0) return all.length === 0;
  const style = styleOf(missing.path.at(-1)!);
  return beside.every(({ path }) => styleOf(path.at(-1)!) !== style);
}

const styleOf = (step: string): string => (/^\d/.test(step) ? '1' : /^[a-z]/.test(step) ? 'a' : 'A');
