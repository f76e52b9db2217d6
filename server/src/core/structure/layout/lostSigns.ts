/**
 * Signs that a copy has lost: where a file was read in another encoding than it is written in, dashes, quotation marks and apostrophes
 * are all U+FFFD. What each was tell the characters around it.
 */
const LOST = '\ufffd';

/** One after another, each for what it can be alone; two marks are those of the printing office. */
const SIGNS: readonly (readonly [pattern: RegExp, sign: string])[] = [
  [/(?<=^|[\s(\ufffd—])\ufffd\ufffd(?=[A-Z\d(a-z])/g, '``'],
  [/(?<=[\w.,;:)])\ufffd\ufffd(?=[\s.,;:)]|$)/g, "''"],
  // "Public Law 111-274", "sections 12-20", "(a)-(c)".
  [/(?<=\d)\ufffd(?=\d)|(?<=\))\ufffd(?=\([a-zA-Z\d])/g, '–'],
  // "IN GENERAL.—The", "is amended—".
  [/(?<=[.:a-z)])\ufffd(?=[A-Z\s]|$)|(?<=[A-Z\d])\ufffd(?=[A-Z]{2})/g, '—'],
  [/(?<=[a-z])\ufffd(?=(?:s|t|re|ve|ll|d)\b)/g, '’'],
];

/** A text with the signs that it has lost; offsets stay. */
export function withLostSigns(text: string): string {
  if (!text.includes(LOST)) return text;
  return SIGNS.reduce((read, [pattern, sign]) => read.replace(pattern, sign), text);
}
