/** What stands between the designations of a list: commas, "and", "through", a dash, an aside in parentheses. */
import { isDash, isSpace, skipGap } from '../../text.ts';

const JOIN = /(?:and\/or|and|or|AND|OR|&)(?![A-Za-z])/y;
const THROUGH = /(?:through|thru|to|THROUGH|TO)(?![A-Za-z])/y;
const RELEVANT =
  /(?:the\s+)?(?:(?:relevant|applicable|pertinent|corresponding)\s+(?:parts|portions|provisions)|(?:first|second|third|fourth|last|final)(?:\s+(?:and|or)\s+(?:second|third|last))?\s+sentences?)\s+of\s+/y;
/** The first letters of the words above, and "&". */
const JOINS: ReadonlySet<number> = new Set([...'aotAOT&'].map((letter) => letter.charCodeAt(0)));

/** "sections 551 et seq. and 701 et seq.": between two of one list. */
const ET_SEQ = /et\.?\s{1,4}seq\.?(?=,?\s{1,4}(?:and|or)\s{1,4}\d{1,5}[A-Za-z]{0,2}(?:-\d{1,3})?\s{1,4}et\b)/y;

/** "sections 34 to 36, inclusive, and 51 to 55, both inclusive, and": behind a range, and before what goes on with the list. */
const INCLUSIVE =
  /,?[\s\u00a0]{1,9}\(?(?:both[\s\u00a0]{1,9})?inclusive\)?(?=,[\s\u00a0]|[\s\u00a0]{1,9}(?:and|or)(?![A-Za-z]))/y;

const LONG_DASH = 0x2014;

export interface Separator {
  /** Whether it makes a range of what stands around it. */
  readonly through: boolean;
  /** Where the next designation may start. */
  readonly end: number;
}

/** The separator at an offset: ",", "and", ", or", "through", a dash. */
export function readSeparator(text: string, at: number): Separator | undefined {
  let i = skipGap(text, at);
  if (text.charCodeAt(i) === 101 /* e */ && i > at) {
    ET_SEQ.lastIndex = i;
    if (ET_SEQ.test(text)) i = skipGap(text, ET_SEQ.lastIndex);
  }
  i = skipInclusive(text, at) ?? i;
  const code = text.charCodeAt(i);
  if (isDash(code)) {
    const next = skipGap(text, i + 1);
    // "in subsection (a)—" and "(i)" below it: a long dash with a gap behind it leads in what stands below.
    if (code === LONG_DASH && next > i + 1) return undefined;
    return isDash(text.charCodeAt(next)) ? undefined : { through: true, end: next };
  }
  let comma = false;
  if (code === 44 /* , */) {
    comma = true;
    i = skipGap(text, i + 1);
  }
  const letter = text.charCodeAt(i);
  if (JOINS.has(letter)) {
    THROUGH.lastIndex = i;
    if ((letter | 32) === 116 && THROUGH.test(text)) return { through: true, end: skipGap(text, THROUGH.lastIndex) };
    JOIN.lastIndex = i;
    if (JOIN.test(text)) {
      i = skipGap(text, JOIN.lastIndex);
      RELEVANT.lastIndex = i;
      if (RELEVANT.test(text)) i = RELEVANT.lastIndex;
      return { through: false, end: i };
    }
  }
  if (!comma || !(isSpace(text.charCodeAt(i - 1)) || letter === 40)) return undefined;
  // "§ 101(4),⏎2021—Pub. L.": the year that begins the next note.
  const year =
    (letter === 49 || letter === 50) &&
    text.charCodeAt(i + 4) === LONG_DASH &&
    YEAR_OF_NOTE.test(text.slice(i - 3, i + 6));
  return year ? undefined : { through: false, end: i };
}

/** Behind "inclusive", where that stands at an offset, with a comma or not. Its words begin with a b, an i or a parenthesis. */
function skipInclusive(text: string, at: number): number | undefined {
  const letter = text.charCodeAt(skipGap(text, text.charCodeAt(at) === 44 ? at + 1 : at));
  if (letter !== 98 && letter !== 105 && letter !== 40) return undefined;
  INCLUSIVE.lastIndex = at;
  return INCLUSIVE.test(text) ? INCLUSIVE.lastIndex : undefined;
}

const YEAR_OF_NOTE = /[\r\n]\s{0,2}(?:19|20)\d\d—[A-Z]/;

/** An aside: words in parentheses that name no law. "(other than clause (ii))", "(the statutory method)", "(drivers' hours)". */
const ASIDE =
  /\((?!the\s+["“`])(?:[a-z][a-z'’-]{0,39}(?![\w.])(?=[^()]{0,120}[ \n(])|[a-z]{4,}(?=\))|General\s+Note|["“])[^()]{0,80}(?:\([^()]{1,8}\)[^()]{0,60}){0,6}\)/y;
const NAMES_LAW = /\b(?:U\.\s?S\.|USC|CFR|C\.F\.R|Stat\.|Pub\.|Public Law|Act\b|referred to)/;

/** After an aside that a list goes on behind: "(A) (other than clause (ii)), (B)"; `at` itself where none stands. */
export function skipAside(text: string, at: number): number {
  const open = skipGap(text, at);
  if (text.charCodeAt(open) !== 40) return at;
  ASIDE.lastIndex = open;
  if (!ASIDE.test(text)) return at;
  return NAMES_LAW.test(text.slice(open, ASIDE.lastIndex)) ? at : ASIDE.lastIndex;
}

/** Small words that may stand behind a list, and verbs; any other word in small letters is what a number counts. */
const COUNTED =
  /[\s\u00a0]+(?!(?:and|or|to|through|as|is|are|was|were|in|of|for|by|at|on|with|from|which|that|who|see|but|if|when|while|where|under|unless|until|shall|may|must|will|would|should|can|do|does|did|has|have|had|apply|applies|applied|note|notes|thereof|also|only|et|not|both|each|all|any|sets?|requires?|provides?|governs?|remains?|stands?|became|become|effective|published|issued|dated|supra|infra|cited|quoting|citing|hereby|herein|hereinafter|the|this|an|these|those|its|his|her|their|our|they|such|some|than|then|there|here|however|because|since|after|before|during|between|among|upon|into|over|about|against|without|within|per|via|including|concerning|regarding|respectively|inclusive)(?![A-Za-z]))[a-z]{3,}/y;

/** Whether a number that ends at an offset counts what stands behind it: "2 CFR 200, 12 grants", "88 FR 21880, 30000 firms". */
export function countsThings(text: string, at: number): boolean {
  COUNTED.lastIndex = at;
  return COUNTED.test(text);
}
