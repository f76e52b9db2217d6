/** Short names in parentheses that repeat a word of the full name before them: "the Secretary of Commerce (Secretary)". */
import type { Range } from '../analysis.ts';
import { isLetter, isSpace, trimEnd } from '../text.ts';

export interface Role {
  readonly term: string;
  readonly range: Range;
  /** The full name. */
  readonly body: Range;
}

const ROLE =
  /\((?:(?:hereinafter|hereafter|collectively|each|together),?\s+)?(?:the\s+|an?\s+|each\s+)?((?:[A-Z][A-Za-z’'-]+|[a-z]{4,20})(?:\s{1,40}(?:(?:of|to\s{1,40}the)\s{1,40})?[A-Z][A-Za-z’'-]+){0,3}|[A-Za-z][a-z]{2,20}\s[a-z]{4,20})(?:\s+or\s+[A-Z]{2,8})?\)/y;
/** Words between those of a name. */
const LINKS = /^(?:of|the|for|and|on|to|in|or|a|an|heads?|each|its|executive|other|federal|state|local)$/i;
/** How far a full name may reach. */
const LONGEST = 140;

/** The role that a parenthesis at an offset names. */
export function roleAt(text: string, at: number): Role | undefined {
  // "(a)" names no role.
  if (!isLetter(text.charCodeAt(at + 1)) || text.charCodeAt(at + 2) === 41) return undefined;
  ROLE.lastIndex = at;
  const match = ROLE.exec(text);
  if (!match) return undefined;
  const term = match[1]!.replace(/\s+/g, ' ');
  const end = trimEnd(text, at);
  const start = nameStart(text, end, term) ?? withInitials(text, end, term) ?? ofTwoWords(text, end, term);
  if (start === undefined) return undefined;
  const from = at + match[0].lastIndexOf(match[1]!);
  return { term, range: [from, from + match[1]!.length], body: [start, end] };
}

/** Words in capitals with these initials, one after another. */
const spelling = (initials: string): string => [...initials].map((letter) => `${letter}[a-z’'-]+`).join('\\s{1,40}');

/** "the Director of the Office of Management and Budget (OMB Director)": an officer, and the initials of the office. */
function withInitials(text: string, end: number, term: string): number | undefined {
  const before = text.slice(Math.max(0, end - LONGEST), end);
  // "the Federal Chief Information Officer (Federal CIO)": the first word whole.
  const led = /^([A-Z][a-z]+) ([A-Z]{2,8})$/.exec(term);
  if (led) {
    const spelled = new RegExp(`(?<![\\w’'-])${led[1]!}\\s{1,40}${spelling(led[2]!)}$`).exec(before);
    return spelled ? end - before.length + spelled.index : undefined;
  }
  // "(Director of OMB)" says the same as "(OMB Director)".
  const turned = /^([A-Z][a-z]+) of (?:the )?([A-Z]{2,8})$/.exec(term);
  const match = /^([A-Z]{2,8}) ([A-Z][a-z]+(?: [A-Z][a-z]+)*)$/.exec(turned ? `${turned[2]} ${turned[1]}` : term);
  if (!match) return undefined;
  // "the Federal Acquisition Regulatory Council (FAR Council)": the first words by their capitals, the last whole.
  const spelled = new RegExp(`(?<![\\w’'-])${spelling(match[1]!)}\\s{1,40}${match[2]!}$`).exec(before);
  if (spelled) return end - before.length + spelled.index;
  const at = before.lastIndexOf(match[2]!);
  const office = before.slice(at + match[2]!.length).replace(/U\.S\. |United\s+States\s+/, '');
  if (at < 0 || !/^\s+(?:of|for)\s/.test(office) || /[.;:,]/.test(office)) return undefined;
  const initials = (office.match(/\b[A-Z]/g) ?? []).join('');
  return initials.length >= 2 && match[1]!.endsWith(initials) ? end - before.length + at : undefined;
}

/** "each State lighthouse agency (State agency)", "the Director of the Bureau of Lamps (Bureau Director)": two words of the name. */
function ofTwoWords(text: string, end: number, term: string): number | undefined {
  const words = /^([A-Za-z][a-z]{2,}) ([A-Za-z][a-z]{2,})$/.exec(term);
  if (!words) return undefined;
  const before = text.slice(Math.max(0, end - LONGEST), end);
  const [, first, second] = words as unknown as [string, string, string];
  const name =
    new RegExp(`\\b${first}\\s(?:[A-Za-z][\\w-]*\\s){1,4}${second}$`).exec(before) ??
    new RegExp(
      `\\b${second}\\s(?:of|for)\\s(?:the\\s)?${first}\\s(?:(?:of|for|and|the|[A-Z][\\w-]*)(?:\\s|$)){1,8}$`,
    ).exec(before);
  return name ? end - before.length + name.index : undefined;
}

/** Where a term stands last in some words, which may have more blanks than it; [-1, -1] where it doesn't. */
function lastOf(words: string, term: string): readonly [from: number, to: number] {
  let at = words.lastIndexOf(term);
  // "contractor or subcontractor": not the end of another word.
  while (at > 0 && isLetter(words.charCodeAt(at - 1))) at = words.lastIndexOf(term, at - 1);
  if (at >= 0 || !term.includes(' ')) return [at, at < 0 ? -1 : at + term.length];
  const match = [...words.matchAll(new RegExp(term.replace(/ /g, ' +'), 'g'))].at(-1);
  return match ? [match.index, match.index + match[0].length] : [-1, -1];
}

/**
 * Where the name starts that ends at an offset and has the term in it: back over capitalised words and what joins them. A
 * word in small letters must be the last of the name, or joined with it: "each department or agency (agency)".
 */
function nameStart(text: string, end: number, term: string): number | undefined {
  const before = text.slice(Math.max(0, end - LONGEST), end).replace(/\s/g, ' ');
  const [at, stop] = lastOf(before, term);
  if (at < 0 || /[\p{L}\d]/u.test(before[at - 1] ?? ' ') || /[\p{L}\d]/u.test(before[stop] ?? ' ')) return undefined;
  const tail = before.slice(stop);
  if (/^[a-z]/.test(term)) {
    // "contractor or subcontractor (contractor)".
    if (tail !== '' && !/^ (?:or|and) [a-z]{3,20}$/.test(tail)) return undefined;
  } else {
    const words = tail.trim().split(/ +/).filter(Boolean);
    if (
      !words.every((word) => LINKS.test(word) || /^(?:[A-Z“"&]|\d{1,3}(?:st|nd|rd|th)\b)[\w’'.&,“”"-]*$/.test(word)) ||
      /[.;:]/.test(tail.replace(/\b[A-Z]\./g, ''))
    )
      return undefined;
    // "Roe (Roe)": a name that is repeated as a whole names nothing new.
    if (tail === '' && !/[A-Z][\w’'-]* $/.test(before.slice(0, at))) return undefined;
  }
  let start = end - before.length + at;
  while (start > 0 && isSpace(text.charCodeAt(start - 1))) {
    let from = start - 1;
    while (from > 0 && isSpace(text.charCodeAt(from - 1))) from--;
    const stop = from;
    while (from > 0 && /[\w’'&-]/.test(text[from - 1]!)) from--;
    if (stop - from === 0 || end - from > LONGEST || !/^[A-Z]/.test(text.slice(from, stop))) break;
    if (/^(?:The|Each|Such|Any|All|In|By|Under|No)$/.test(text.slice(from, stop))) break;
    start = from;
  }
  return start;
}
