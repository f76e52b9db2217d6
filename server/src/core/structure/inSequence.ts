/** Whether a section's label opens one, by the words before it and the sections before it. */
import type { Label } from './label.ts';

/** Words behind which "Section 4." is no label; the last lead into a reference, and end no section. */
const CALLS = /(?:\b(?:in|under|of|by|to|and|or|with|from|through|see|per|than|this|amend|that|for)|[,(])\s*$/i;

const AND_ABOVE = /[A-Za-z\d)]\s(?:and|or)[^\S\r\n]*(?:\r\n|\n|\r)[^\S\r\n]*$/;

const LEADS = /\b(?:under|of|by|with|from|through|see|per|pursuant\s+to|in)\s*$/;

/** A section's label in the middle of a text counts only as the next of its sequence, and so does a doubtful one. */
export function acceptSection(
  text: string,
  label: Label,
  designation: string,
  last: number | undefined,
  before: string | undefined,
): boolean {
  if (label.style !== 'section') return true;
  const value = Number.parseInt(designation, 10);
  if (label.doubtful) return label.first && label.paragraph && value === (last ?? 0) + 1;
  const words = text.slice(Math.max(0, label.range[0] - 24), label.range[0]);
  // "reads the tariff and⏎Section 3 Rates. Both": a list's "and" has a comma or a semicolon before it.
  if (label.first && label.paragraph && (label.period || !AND_ABOVE.test(words))) return true;
  if (Number.isNaN(value)) return false;
  // "acts under⏎Sec. 2(a). It rests", "and⏎Section 3 Rates", though it is the next.
  if (label.first && (label.period ? LEADS : CALLS).test(words)) return false;
  // A wrapped line may begin with a reference; a reference has a word before it that calls for it.
  if (label.first && !CALLS.test(words)) return true;
  // An old act's first section has no label: "That there is … Sec. 2."
  if (/[.-]/.test(designation)) return comesNext(designation, before);
  // "Sec. 201." opens the second part behind "Sec. 105.".
  const opensHundred = value % 100 === 1 && Math.floor(value / 100) === Math.floor((last ?? 0) / 100) + 1;
  return last === undefined ? value === 1 || value === 2 || value === 101 : value === last + 1 || opensHundred;
}

/** Whether "1.2" comes right after "1.1", or "2.1" after "1.4"; the first of all is "1.1". */
function comesNext(designation: string, before: string | undefined): boolean {
  const [part, number] = designation.split(/[.-]/).map(Number) as [number, number];
  if (before === undefined) return part === 1 && number === 1;
  const [lastPart = NaN, lastNumber = NaN] = before.split(/[.-]/).map(Number);
  return part === lastPart ? number === lastNumber + 1 : part === lastPart + 1 && number === 1;
}
