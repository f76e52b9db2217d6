import { formatId, type LawId, parseId } from '../law/ids.ts';
import type { Law } from '../law/law.ts';
import { isQuoted } from './regions.ts';
import type { Rule } from './rule.ts';
import { around, cited, partsOf, speaksOfOtherTimes, TABLES_DATE } from './sources.ts';

/** A section of the U.S. Code, or a subdivision of a section, that the Code does not have. */
export const codeProvisionUnknown: Rule = {
  code: 'code-provision-unknown',
  severity: 'warning',
  title: 'A provision of the U.S. Code that does not exist',

  *check(analysis, law) {
    const same = isOfTheTables(analysis.date);
    for (const citation of analysis.citations) {
      if (citation.kind !== 'usc' && citation.kind !== 'act') continue;
      // In "section 604, and section 301 of title 3" the title may belong to the last alone.
      if (/\bsections?\b[\s\S]*\bsections?\b/i.test(analysis.text.slice(...citation.range))) continue;
      const seen = new Set<string>();
      for (const { range, target } of partsOf(citation)) {
        const id = parseId(target);
        if (!id || id.section === null || isQuoted(analysis, range)) continue;
        if (speaksOfOtherTimes(around(analysis, citation.range, 160, 160))) continue;
        const missing = firstMissing(id, law);
        if (!missing || seen.has(formatId(missing))) continue;
        seen.add(formatId(missing));
        const answer = law.exists(formatId(missing))!;
        const name = law.cite(formatId(missing), 'plain');
        const above =
          missing.path.length > 0
            ? ` It is not among the subdivisions of ${law.cite(formatId({ ...missing, path: missing.path.slice(0, -1) }), 'plain')}.`
            : '';
        yield {
          range,
          severity: same ? 'warning' : 'information',
          message: same
            ? `The U.S. Code has no ${name}.${above} Check the citation.`
            : `Today’s U.S. Code has no ${name}.${above} It may have been moved or repealed, or the citation may be wrong.`,
          source: cited(answer.provenance),
        };
      }
    }
  },
};

/** The outermost level of the provision that surely doesn't exist; the INA's sections have a rule of their own. */
function firstMissing(id: LawId, law: Law): LawId | undefined {
  if (id.kind === 'act' && law.exists(formatId({ ...id, path: [] }))?.exists === false) return undefined;
  for (let length = 0; length <= id.path.length; length++) {
    const level: LawId = { ...id, path: id.path.slice(0, length), note: false };
    if (length === 0 && id.kind === 'act') continue;
    if (law.exists(formatId(level))?.exists === false) return level;
  }
  return undefined;
}

/**
 * Whether the law of the tables is the law of the document: what an older document cites may since have moved, and what a
 * newer one cites may since have been enacted.
 */
function isOfTheTables(date: string | null): boolean {
  return date !== null && date >= '2025-01-01' && date.slice(0, 7) <= TABLES_DATE;
}
