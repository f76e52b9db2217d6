/** Whether words read like a heading: title case, capitals, or a few words without a verb. */
import data from '../../../data/headings.yaml';
import { isCapital, isDash, isDigit, isLetter, isLower, isUpper } from '../text.ts';
import type { Label } from './label.ts';

/** Words that title case leaves small. */
const SMALL: ReadonlySet<string> = new Set(
  (
    'of and the for to in on a an or by with at from as under into over other than through between within ' +
    'their its not that against upon who which after before during per via nor but among about without ' +
    'our this be et seq are is his her those such all any across toward regarding concerning outside up'
  ).split(' '),
);
/** A sentence has one of these; a heading has none. */
export const VERB =
  /\b(?:is|are|was|were|shall|may|must|will|has|have|had|means|mean|includes?|should|can|apply|applies|appl|am|do|does|hereby|been|amended|ordered|directed|authorized|establish|consists|continues?|takes?|affects?|became|becomes?)\b/;
/** "Aliens who have not been admitted": the verb of a clause within a heading. */
export const RELATIVE =
  /\b(?:who|that|which)\s{1,9}(?:is|are|was|were|has|have|had|do|does|did)\b(?:\s{1,9}(?:not|been|being)\b){0,3}/g;
/** Words with which a clause starts, no heading. */
export const CLAUSE =
  /^(?:Each|Every|Subject|After|Before|As|In|On|Upon|Within|For|By|If|When|Where|While|No|Any|All|To|The|A|An|Under|Pursuant|With|Such|This|That|It|There)\b(?! general$|-)/;

/** "Who reports?", "In general; who reports?" */
export const QUESTION =
  /^(?:[A-Z][^;?]{2,60};\s)?(?:What|Who|When|Where|Why|How|Which|Is|Are|May|Must|Can|Do|Does|Will|Should)\b.*\?$/i;

/** Whether parentheses and quotation marks that open also close. */
export function balanced(words: string): boolean {
  let parentheses = 0;
  let quotes = 0;
  let pairs = 0;
  let straight = 0;
  for (let i = 0; i < words.length; i++) {
    const code = words.charCodeAt(i);
    if (code === 40) parentheses++;
    else if (code === 41) parentheses--;
    else if (code === 0x201c) quotes++;
    else if (code === 0x201d) quotes--;
    else if (code === 34) straight++;
    else if ((code === 96 || code === 39) && words.charCodeAt(i + 1) === code) {
      pairs += code === 96 ? 1 : -1;
      i++;
    }
  }
  return parentheses === 0 && quotes === 0 && pairs === 0 && straight % 2 === 0;
}

/** How many words stand in a heading, on one line. */
export function wordsIn(words: string): number {
  let count = 1;
  for (let at = words.indexOf(' '); at >= 0; at = words.indexOf(' ', at + 1)) count++;
  return count;
}

/** With these a sentence begins, if it has a verb. */
const OPENS_SENTENCE = /^(?:There|It|This|That|Nothing)\b/;

/** Who bears a name, and what is done there: no title, which would have that word in capitals. */
const ACTS = /^The (?:[A-Z][a-z]+ (?:(?:of|for|and) )?){1,4}[a-z]+s$/;

/** What a directive does, in the words of a list below it: "Establishes the Injury Hotline". */
const PREDICATES: ReadonlySet<string> = new Set(
  (data as { predicates: { verbs: readonly string[] } }).predicates.verbs,
);

const isPredicate = (words: string): boolean => PREDICATES.has(/^[A-Z][a-z]+(?=\s)/.exec(words)?.[0] ?? '');

/** An instruction names paragraphs, "Removing paragraphs (b)(2) and (3)", no heading does. */
const DESIGNATIONS = /\bparagraphs? \([a-z\d]/;

const AS_AMENDED = /,? as amended(?=$|,)/g;
/** "Remove and reserve § 1003.55": an instruction. */
const INSTRUCTS = /^(?:Amend|Remove|Revise|Add|Redesignate|Reserve)\b[^§]{0,60}(?:§|\bSec\.|\b[Ss]ections?\s\d)/;

/**
 * Whether words that a period closes are a heading and not a sentence.
 * @param dashed whether a dash stands behind the period, as bills close their headings: "(a) Ports, harbors, and piers.--"
 */
export function isHeading(words: string, label: Label, dashed = false): boolean {
  const count = wordsIn(words);
  if (DESIGNATIONS.test(words) || INSTRUCTS.test(words)) return false;
  // "Further Amendments to Executive Order 13467, as amended": no verb of a sentence.
  const plainly = words.replace(AS_AMENDED, '');
  const verb = VERB.test(plainly);
  // "(d) “Lamp” defined.—" begins with its mark.
  const first = words.charCodeAt(/^(?:["“]|``)/.exec(words)?.[0].length ?? 0);
  if (dashed && (isUpper(first) || isDigit(first)) && !verb) return count <= 24;
  // "There is an Office".
  if (OPENS_SENTENCE.test(words) && VERB.test(words)) return false;
  if (label.style === '.' && isPredicate(words)) return false;
  // "The Secretary acts".
  if (label.style === '()' && ACTS.test(words)) return false;
  if (isTitle(plainly) || isCapitals(words)) return count <= 12 || !verb;
  // "Duty to apply" says nothing of anything.
  const plain =
    !VERB.test(words.replace(/\bto [a-z]+/g, '').replace(label.style === '()' ? '' : RELATIVE, '')) &&
    !/^(?:In|On|Upon|Within|For|By|If|When|Each|No|Any|All)\b.*,/.test(words);
  return (
    plain &&
    (label.style === '()' ? count <= 5 && !words.includes(',') : count <= 16 && !(count > 8 && isCommand(words)))
  );
}

/** "Remediate each vulnerability …", "The rule imposes …": what a long line says of something is a sentence. */
const isCommand = (words: string): boolean =>
  /^(?:The\s|[A-Z][a-z]+\s+(?:each|every|all|any|the|an?|their|its|your|this|these)\s)/.test(words);

/** A title of some words behind a dash, up to its period. */
const SECOND = /(?:—|–|--)(?:and\s|or\s|the\s)?([A-Z][^.:;—–()]{1,60})\.(?=[\s—]|--|$)/y;

/** The end of "Duties—General." whose dash parts one heading in two: behind it stands a title, too, and no sentence. */
export function throughSecond(text: string, end: number | undefined, limit: number, head: boolean): number | undefined {
  if (end === undefined || !isDash(text.charCodeAt(end))) return end;
  SECOND.lastIndex = end;
  const words = SECOND.exec(text)?.[1];
  const stop = SECOND.lastIndex;
  if (words === undefined || stop > limit || VERB.test(words) || !isTitle(words)) return end;
  // Below a section, "(1) Division A—Lamps." may be an item of a list: a heading has a dash behind its period.
  return head || isDash(text.charCodeAt(stop)) ? stop - 1 : end;
}

export function isCapitals(words: string): boolean {
  return isCapital(words) && /[A-Z]{2}/.test(words);
}

const goesOnAsWord = (code: number): boolean =>
  isLetter(code) || isDigit(code) || code === 46 || code === 39 || code === 0x2019;

/** Whether title case leaves a word small, with the points and figures in it left out. */
const isSmall = (word: string): boolean => SMALL.has(word) || SMALL.has(word.replace(/[^a-z]/g, ''));

/** Title case: every word but the small ones starts with a capital or a figure. */
export function isTitle(words: string): boolean {
  let count = 0;
  let capitals = 0;
  for (let at = 0; at < words.length; at++) {
    const code = words.charCodeAt(at);
    if (!isLetter(code) && !isDigit(code)) continue;
    const start = at;
    while (goesOnAsWord(words.charCodeAt(at + 1))) at++;
    if (++count > 40) return false;
    if (!isLower(code)) {
      capitals++;
      continue;
    }
    // The second half of "by-products" is no word of its own.
    const joined = start > 0 && isDash(words.charCodeAt(start - 1)) && count > 1;
    if (!joined && (count === 1 || !isSmall(words.slice(start, at + 1)))) return false;
  }
  return capitals > 0;
}

/** "(a) Short Title- This Act", "(1) IN GENERAL- Not later": as the Library of Congress prints bills. */
const HYPHENATED =
  /[A-Z\d][^.;:—\n\r-]{0,120}(?:-(?=\S)[^.;:—\n\r-]{1,60}){0,3}(?<=[A-Za-z\d)])-(?=\s{1,3}["'`“]{0,2}[A-Z]|\s{1,40}\()/y;

/** Where the heading at an offset ends that a hyphen closes; undefined where none does. */
export function hyphenated(text: string, start: number, limit: number): number | undefined {
  HYPHENATED.lastIndex = start;
  if (!HYPHENATED.test(text) || HYPHENATED.lastIndex > limit) return undefined;
  const end = HYPHENATED.lastIndex - 1;
  const words = text.slice(start, end);
  // "(a) The Attorney General-⏎(1) shall": a list is led in with the same sign.
  const leads = /^-\s+\(/.test(text.slice(end, end + 44));
  return (leads ? isCapitals(words) : isTitle(words)) && balanced(words) ? end : undefined;
}

/** Whether words are too many, or say too much, for a heading that a semicolon parts: "Applicability; prior flag and jack". */
export const isLong = (words: string, head: boolean): boolean =>
  wordsIn(words) > (head ? 12 : 8) || (head && VERB.test(words));
