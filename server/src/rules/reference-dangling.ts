import type { Analysis, Range } from '../core/analysis.ts';
import { isQuoted } from './regions.ts';
import type { Finding, Rule } from './rule.ts';

/** A reference to a provision that this document lacks. */
export const referenceDangling: Rule = {
  code: 'reference-dangling',
  severity: 'warning',
  title: 'A reference to a provision that this document does not have',

  *check(analysis) {
    if (analysis.sections.length === 0) return;
    const ids = new Set(analysis.sections.map(({ id }) => id));
    for (const reference of analysis.references) {
      if (isQuoted(analysis, reference.range)) continue;
      for (const part of reference.parts) {
        const missing = ends(part.target).find((target) => !ids.has(target) && surelyMissing(analysis, ids, target));
        if (missing === undefined) continue;
        yield finding(part.range, missing, analysis);
      }
    }
  },
};

/** A range of sections names two targets, its ends. */
const ends = (target: string): string[] => target.split('..');

/**
 * Whether the document surely lacks the provision: nothing in the place where it would be looks like its designation,
 * be it in running text or in a form of label that the outline doesn't show.
 */
function surelyMissing(analysis: Analysis, ids: ReadonlySet<string>, target: string): boolean {
  const steps = target.split('/').slice(1);
  let known = steps.length - 1;
  while (known > 0 && !ids.has(`/${steps.slice(0, known).join('/')}`)) known--;
  const step = steps[known]!;
  if (known === 0) {
    // Only sections: a bare "(a)" or a part may belong to what stands around the text.
    const number = /^s(\d+[A-Za-z]?)$/.exec(step)?.[1];
    if (number === undefined) return false;
    const numbered = analysis.sections.filter(({ id }) => /^\/s\d+[A-Za-z]?$/.test(id));
    if (numbered.length < 2) return false;
    return !new RegExp(`^[\\s"“*#]*(?:sec(?:tion|\\.)?\\s*)?${number}\\b\\s*[.:—–-]`, 'im').test(analysis.text);
  }
  const above = analysis.sections.find(({ id }) => id === `/${steps.slice(0, known).join('/')}`)!;
  const text = analysis.text.slice(...above.range);
  // "(ii)" at the start of a clause is a designation; "subsection (ii)" or "(a)(ii)" is a reference.
  const label = new RegExp(
    `(?:^|[\\s—–:;,.])(?<!\\b(?:section|graph|clause|item|and|or|to|through)s?\\s)\\(${step}\\)`,
    'im',
  );
  return /^[A-Za-z0-9]{1,5}$/.test(step) && !label.test(text);
}

function finding(range: Range, target: string, analysis: Analysis): Finding {
  const steps = target.split('/').slice(1);
  const [section = '', ...path] = steps;
  const name = `${section.replace(/^s(?=\d)/, 'section ')}${path.map((step) => `(${step})`).join('')}`;
  const numbers = analysis.sections.filter(({ id, level }) => level === 'section' && /^\/s\d+$/.test(id));
  const count =
    path.length === 0 && numbers.length > 0
      ? ` Its sections run from ${numbers[0]!.designation} to ${numbers.at(-1)!.designation}.`
      : '';
  return {
    range,
    message: `This document has no ${name}.${count} Correct the reference, or check whether another document is meant.`,
  };
}
