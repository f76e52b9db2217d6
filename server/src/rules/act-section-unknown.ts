import type { Citation, Passage, Range } from '../core/analysis.ts';
import { designations, formatId, INA, parseId } from '../law/ids.ts';
import { inaOfCode, isIna } from '../law/ina.ts';
import type { Law } from '../law/law.ts';
import { rememberOf } from '../law/remember.ts';
import type { Finding, Fix, PassageRule } from './rule.ts';
import { cited } from './sources.ts';

/** A section of an act that the act does not have. The one act whose table is complete is the INA. */
export const actSectionUnknown: PassageRule = {
  code: 'act-section-unknown',
  severity: 'warning',
  title: 'A section that the Immigration and Nationality Act does not have',
  reach: 'passage',

  *check(passage, law) {
    const unknownIn = unknownSections(law);
    let quoted: ReadonlySet<string> | undefined;
    for (const citation of passage.citations) {
      if (citation.kind !== 'act' || !citation.parts.some(({ target }) => unknownIn(target))) continue;
      // A bare section, whose act only the sentence before tells, may be another law's.
      const words = passage.text.slice(...citation.range);
      if (!/\b(?:INA|Act)\b/.test(words) || (!NAMED.test(words) && !meansIna(passage))) continue;
      if (isAdded(passage, citation)) continue;
      quoted ??= sectionsInQuotation(passage);
      const rewrite = fixesOf(passage, citation);
      const seen = new Set<string>();
      for (const part of citation.parts) {
        const unknown = unknownIn(part.target);
        if (!unknown || seen.has(unknown.section) || quoted.has(unknown.section.toLowerCase())) continue;
        seen.add(unknown.section);
        const range = numberRange(passage, part.range, unknown.section);
        yield finding(unknown.section, range, law, cited(unknown.provenance), rewrite);
      }
    }
  },
};

/** A citation that names the act, and not "the Act". */
const NAMED = /\bINA\b|\bI\.N\.A\.|\bNationality\s+Act\b/i;

/** Whether "the Act" is the INA in a document: by its own definition, or in the regulations that carry it out. */
const meansIna = ({ form, definitions }: Passage): boolean =>
  form === 'cfr' ||
  form === 'rule' ||
  definitions.some(({ term, target }) => target === INA && /^(?:the )?act$/i.test(term));

/** The section of the INA that a citation's target names and that the act doesn't have. */
const unknownSections = rememberOf((target, law) => {
  const id = target.startsWith(INA) ? parseId(target) : undefined;
  if (!id || !isIna(id) || id.section === null) return undefined;
  const answer = law.exists(formatId({ ...id, path: [], note: false }));
  return answer?.exists === false ? { section: id.section, provenance: answer.provenance } : undefined;
});

/** The section's number alone within the part that names it; the part where it isn't written there. */
function numberRange(passage: Passage, part: Range, section: string): Range {
  const at = passage.text.slice(...part).indexOf(section);
  return at < 0 ? part : [part[0] + at, part[0] + at + section.length];
}

/** A bill may cite the sections that it adds: "section 218A …, as added by section 3". */
function isAdded(passage: Passage, citation: Citation): boolean {
  const after = passage.text.slice(citation.range[1], citation.range[1] + 120);
  return /^[^.;]*\b(?:as (?:so )?(?:added|inserted|redesignated|amended)|(?:added|inserted) by)\b/i.test(after);
}

/** The sections whose text stands in quotation, in small letters: a bill may cite what it adds. */
function sectionsInQuotation({ text, regions }: Passage): ReadonlySet<string> {
  const sections = new Set<string>();
  for (const { kind, range } of regions) {
    if (kind !== 'quoted') continue;
    for (const match of text.slice(...range).matchAll(/\bsec(?:\.|tion)\s+([\w-]+)\.?\s+[A-Za-z“"]/gi))
      sections.add(match[1]!.toLowerCase());
  }
  return sections;
}

/** How much is looked at for the name with which a citation ends. */
const END = 100;

/** Makes the fixes of one slip in a citation. */
type Fixes = (wrong: string, right: string, range: Range) => Fix[];

function finding(number: string, range: Range, law: Law, source: string, fixes: Fixes): Finding {
  const row = inaOfCode(number.toLowerCase());
  if (!row) {
    const message = `The INA has no section ${number}. Check the number, and which act is meant.`;
    return { range, message, source };
  }
  const heading = law.breadcrumb(`${INA}/s${row.section}`).at(-1)?.heading;
  const message =
    `The INA has no section ${number}. 8 U.S.C. ${number} is section ${row.section} of ` +
    `the Act${heading ? ` (${heading})` : ''}. Cite one or the other.`;
  return { range, message, source, fixes: fixes(number, row.section, range) };
}

/** The citation of the Code that stands in parentheses directly behind an offset. */
function parallelBehind({ text, citations }: Passage, stop: number): Citation | undefined {
  const next = citations.find(({ range, kind }) => kind === 'usc' && range[0] > stop && range[0] <= stop + 6);
  if (!next || !/^\s*\($/.test(text.slice(stop, next.range[0])) || text.charAt(next.range[1]) !== ')') return undefined;
  return next;
}

/** Two ways to put it right: the Act's own number, or the Code's citation. Subdivisions are the same in both. */
function fixesOf(passage: Passage, { range: [start, stop], targets }: Citation): Fixes {
  const text = passage.text.slice(start, stop);
  const form = /^(?:sections?|secs?\.?|§+)\s+(?=\d)/i.exec(text);
  const end = /,?\s+of\s+the\s+(?:INA|(?:Immigration\s+and\s+Nationality\s+)?Act)(?:\s+\(INA\))?$/i.exec(
    text.slice(-END),
  );
  // Only where one section is named does the Code's form take its place.
  const isOne = new Set(targets.map((target) => parseId(target)?.section)).size === 1;
  const path = designations(parseId(targets[0]!)?.path ?? []);
  const parallel = parallelBehind(passage, stop);
  return (wrong, right, range) => {
    const list: Fix[] = [{ title: `Change to section ${right} of the Act`, edits: [{ range, text: right }] }];
    if (form && end && isOne)
      list.push({
        title: `Change to 8 U.S.C. ${wrong}${path}${targets.length > 1 ? ' …' : ''}`,
        // The Code's citation may stand behind in parentheses already: then it is what remains.
        edits: parallel
          ? [
              { range: [start, parallel.range[0]], text: '' },
              { range: [parallel.range[1], parallel.range[1] + 1], text: '' },
            ]
          : [
              { range: [start, start + form[0].length], text: '8 U.S.C. ' },
              { range: [stop - end[0].length, stop], text: '' },
            ],
      });
    return list;
  };
}
