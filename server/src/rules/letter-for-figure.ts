import type { Passage } from '../core/analysis.ts';
import { INA } from '../law/ids.ts';
import type { Law } from '../law/law.ts';
import type { Finding, PassageRule } from './rule.ts';

/** A letter l, I or O in a citation's number that should be the figure 1 or 0. */
export const letterForFigure: PassageRule = {
  code: 'letter-for-figure',
  severity: 'warning',
  title: 'A letter for a figure in a citation',
  reach: 'passage',

  *check(passage, law) {
    const { text } = passage;
    yield* inRegulations(passage);
    if (!MIXED.test(text)) return;
    for (const match of text.matchAll(MIXED_NUMBER)) {
      const written = match[0];
      const start = match.index;
      const right = written.replace(/[lI]/g, '1').replace(/[oO]/g, '0');
      const lead = text.slice(Math.max(0, start - 40), start);
      const behind = text.slice(start + written.length, start + written.length + 80);
      if (!isMeant(lead, behind, written, right, law)) continue;
      const range = [start, start + written.length] as const;
      yield {
        range,
        message: `“${written}” has a letter where a figure belongs: ${right}.`,
        fixes: [{ title: `Change to ${right}`, edits: [{ range, text: right }], safe: true }],
      };
    }
  },
};

/**
 * Below a paragraph of the C.F.R. a figure stands (1 CFR 21.11: (a)(1)(i)(A)(1)): "560.530(a)(l)" is (a)(1).
 */
const LETTER_BELOW = /(?:[\d-]\s?|[Pp]aragraphs?\s)\([a-z]{1,2}\)\((?=l\))|\([A-Z]\)\((?=l\))/g;

/** The letters l for the figure 1 in the paragraphs of regulations. */
function* inRegulations({ text, citations }: Passage): Iterable<Finding> {
  for (const { kind, range: whole } of citations) {
    if (kind !== 'cfr') continue;
    for (const { 0: lead, index } of text.slice(...whole).matchAll(LETTER_BELOW)) {
      const start = whole[0] + index + lead.length;
      const range = [start, start + 1] as const;
      yield {
        range,
        message: 'A figure stands below a paragraph of the C.F.R.: the letter l is meant for 1.',
        fixes: [{ title: 'Change to 1', edits: [{ range, text: '1' }] }],
      };
    }
  }
}

/** A figure beside such a letter. */
const MIXED = /\d[lIoO]|[lIO]\d/;
/** A number in which figures and such letters stand, and nothing else. */
const MIXED_NUMBER = /\b(?:[lIO]+\d[\dlIOo]*|\d+[lIoO][\dlIOo]*)\b/g;

/** Whether the number was surely meant: the one with figures exists, and the written one does not. */
function isMeant(lead: string, behind: string, written: string, right: string, law: Law): boolean {
  const code = /\b(\d{1,2})\s+U\.?\s?S\.?\s?C\.?(?:\s*A\.)?\s+(?:§+\s*|sections?\s+|secs?\.\s+)?$/.exec(lead);
  if (code) return exists(`/us/usc/t${code[1]}`, written, right, law);
  const title = /^(?:\([\w]{1,5}\))*\s+of\s+title\s+(\d{1,2}),\s+United\s+States\s+Code/.exec(behind);
  const bySection = /(?:\bsections?\s{1,4}|\bsecs?\.\s{1,4}|§\s{0,4})$/i.test(lead);
  if (title && bySection) return exists(`/us/usc/t${title[1]}`, written, right, law);
  if (bySection && /^(?:\([\w]{1,5}\))*\s+of\s+the\s+(?:INA\b|Immigration\s+and\s+Nationality\s+Act)/.test(behind))
    return exists(INA, written, right, law);
  if (/\b(?:Executive\s+Orders?|E\.\s?O\.|EO)\s+(?:No\.\s+)?$/.test(lead)) return law.order(right) !== undefined;
  if (/\b(?:Public\s+Law|Pub\.\s+L\.)\s+(?:No\.\s+)?$/.test(lead)) return /^[-–]\d/.test(behind);
  return /\b\d{1,3}\s+(?:Stat\.|Fed\.\s+Reg\.|FR|F\.R\.)\s+$/.test(lead);
}

function exists(host: string, written: string, right: string, law: Law): boolean {
  const at = (section: string): boolean | undefined => law.exists(`${host}/s${section}`)?.exists;
  return at(right) === true && at(written) !== true;
}
