/** Names of acts as identifiers write them. */
import { isDigit, isLetter, isLower, isUpper } from '../text.ts';

/** The end of a line with the marks of quotation that open the next: "Immigration and⏎> Nationality Act". */
export const QUOTED_LINE = /[\r\n][ \t]{0,9}>[ \t>]{0,20}/g;

/** Whether a name is of plain words, each apart from the next by one blank and from a capital within it. */
function isPlain(name: string): boolean {
  let before = 32;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code === 32 ? before === 32 : !isLetter(code) && !isDigit(code)) return false;
    if (isUpper(code) && isLower(before)) return false;
    before = code;
  }
  return before !== 32;
}

/** The slug of an act's name: lower case, hyphens, no apostrophes or commas. */
export function slugOf(name: string): string {
  // Most names are plain words.
  if (isPlain(name)) return name.replace(/ /g, '-').toLowerCase();
  return (
    name
      .replace(/\[\[Page \w+\]\]/g, ' ')
      .replace(QUOTED_LINE, ' ')
      .replace(/[\u00ad\u2060\ufeff]/g, '')
      // An acronym within the name is none of it: "Modernizing Government Technology (MGT) Act".
      .replace(/\s\([A-Z][A-Z&-]*(?:\s[A-Z]{2,})?\)(?=\sAct\b)|\s\([A-Z][A-Z&-]*\)/g, '')
      .replace(/-\s+/g, '-')
      .replace(/\b(and|of|the|for)(?=[A-Z])/g, '$1 ')
      .replace(/['’‘,:*_`"“”.()]/g, '')
      .replace(/[\u2010-\u2015\u2212]/g, '-')
      .replace(/&/g, 'and')
      .trim()
      .replace(/[\s\u0000\u200b/]+/g, '-')
      .replace(/-+/g, '-')
      .toLowerCase()
  );
}
