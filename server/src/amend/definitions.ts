/** The definitions of a section of the C.F.R., each a paragraph that begins with its term, and what belongs to it. */
import type { Range } from '../core/analysis.ts';

export interface Defined {
  /** As written, without marks of emphasis and of quotation. */
  readonly term: string;
  /** From the term to the last of its words. */
  readonly range: Range;
}

const MEANS =
  /\s(?:means?|includes?|refers?\sto|has\sthe\s(?:same\s)?meanings?|have\sthe\s(?:same\s)?meanings?|is\sdefined)\b/;
/** The term that opens a paragraph: "Keeper means", "_Keeper_ means", "“Keeper” or “warden” means", "Keeper. A person". */
function termOf(paragraph: string, byPeriod: boolean): string | undefined {
  const line = paragraph.slice(0, 200);
  if (byPeriod) return /^([A-Z][\w ()’'-]{0,60})\.\s(?=[A-Z])/.exec(line)?.[1];
  const means = MEANS.exec(line);
  const lead = means
    ? line.slice(0, means.index)
    : (/^[_*]{1,2}([^_*]{1,80})[_*]{1,2}\s*[:.—]/.exec(line)?.[1] ?? /^([A-Z][^.:;]{0,60}):\s/.exec(line)?.[1]);
  if (lead === undefined || !/^["“_*`]{0,3}[A-Za-z\d]/.test(lead) || lead.length > 90 || /[.;]/.test(lead))
    return undefined;
  return plain(lead);
}

const plain = (words: string): string =>
  words
    .replace(/["“”_*`]|''/g, '')
    .replace(/\s+/g, ' ')
    .trim();

const STARS = /^(?:\*\s*){3,}$/;
const LABEL = /^\(\w{1,5}\)\s/;

/** The definitions of a stretch of text, in order; where none says "means", "Keeper. A person who …" is one. */
export function definitionsIn(text: string, range: Range): readonly Defined[] {
  const found = readDefinitions(text, range, false);
  return found.length > 0 ? found : readDefinitions(text, range, true);
}

function readDefinitions(text: string, [from, to]: Range, byPeriod: boolean): readonly Defined[] {
  const found: { term: string; range: [number, number] }[] = [];
  let open = false;
  for (const match of text.slice(from, to).matchAll(/[^\n]+/g)) {
    const line = match[0];
    const words = line.trim();
    if (words === '') continue;
    const at = from + match.index + line.indexOf(words[0]!);
    const term = LABEL.test(words) ? undefined : termOf(words, byPeriod);
    if (term !== undefined) found.push({ term, range: [at, at + words.length] });
    else if (STARS.test(words)) open = false;
    else if (open) found.at(-1)!.range[1] = at + words.length;
    open = term !== undefined || (open && !STARS.test(words));
  }
  return found;
}

/** The definition of a term among others, whatever its capitals; undefined where there is none, or more than one. */
export function definitionNamed(all: readonly Defined[], term: string): Defined | undefined {
  const wanted = plain(term).replace(/,$/, '').toLowerCase();
  const found = all.filter((each) => each.term.toLowerCase() === wanted);
  return found.length === 1 ? found[0] : undefined;
}

const letters = (term: string): string => term.toLowerCase().replace(/[^a-z\d ]/g, '');
/** Whether a term stands before another in the alphabet. */
export const isBefore = (a: string, b: string): boolean => letters(a).localeCompare(letters(b), 'en') < 0;
