/**
 * Lists of what ends: "The following orders are revoked: (a) Executive Order 1; (b) sections 2 and 3 of Executive Order 2."
 * Each item is an instruction of its own, so that one whose text is not there, or that has an exception, stops no other.
 */
import type { Action, Range } from '../analysis.ts';
import type { Phrase } from '../citations/phrase.ts';
import { CONDITION } from './clauseWords.ts';
import type { Token } from './tokens.ts';

/** A list of what ends, whose items stand behind its words or in the provisions below. */
export interface Ending {
  readonly action: Action;
  /** Whether it hangs on a condition. */
  readonly condition: boolean;
}

/** An item of such a list. */
export interface Ended {
  readonly range: Range;
  /** What it names at its head; undefined where that is no law that is known. */
  readonly phrase: Phrase | undefined;
  /** Whether no more is said than what ends, and how it came to be. */
  readonly plain: boolean;
}

/** A subject whose list stands behind the verb: "The following Executive orders, which established committees", "they", "there". */
const SUBJECT =
  /^(?:[^:;“"]{0,200}?,\s+|and\s+|(?:[^:;“"]{0,300}?\s)?[Ee]ffective\s[^:;“",]{0,60}?\s)?(?:(?:[Tt]he|[Ee]ach\s+of\s+the|[Aa]ll\s+of\s+the)\s+following\b[^:;“"]{0,200}|[Aa]ll\s+provisions\b[^:;“"]{0,160}?\sthe\s+following\b[^:;“"]{0,80}|they|[Tt]here)\s+(?:is|are)\b[\w\s,]{0,80}$/;
/** What says that of each item less than the whole ends. */
const PARTLY = /\b[Aa]ll\s+provisions\b/;
/** A document that ends others by itself: "This order supersedes". */
const ITSELF = /^[Tt]his\s+\w+\s+(?:hereby\s+)?$/;
const ALSO = /^(?:\s+and\s+(?:revokes|rescinds|supersedes|repeals|replaces)\b)?/;
/** What tells that it may never come to it. */
const TELLS = /\b(?:if|unless|until|when)\s/;
/** The rest of the lead-in. */
const BEHIND =
  /^(?:,?\s+(?:and|or)\s+(?:revoked|rescinded|superseded|repealed)|\s+in\s+(?:their|its)\s+entirety)?(?:,?\s+and\s+any\b[^.;:“"]{0,120})?:/;
/** "are hereby revoked (1) section 4": a list without a colon. */
const NUMBERED = /^\s+(?=\((?:1|a|i)\)\s)/;
/** What tells that an item names a text. */
const OF_LAW =
  /^(?!.{0,200}\$\d)[\s\S]{0,300}?\b(?:[Oo]rders?|[Pp]roclamations?|[Ss]ections?|[Pp]aragraphs?|[Pp]arts?|[Ll]etters?|[Mm]emorand(?:um|a)|[Dd]irectives?|[Dd]eterminations?|[Rr]egulations?|[Rr]ules?|[Aa]pprovals?|Acts?|Laws?)\b/;
/** What stands before an item: marks, a label, "and". */
const LABEL_END = /^[\s*_>.)-]*/;
const LEAD = /^[\s;,.*_>■-]*(?:and\s+)?(?:\\?\(\w{1,5}\\?\)|\w{1,3}\.)?[\s*_]*(?:both\s+)?(?:[Tt]he\s+)?\[?$/;
/** How much of it there may be. */
const MOST_LEAD = 80;
/** What stands behind an item. */
const TAIL = /(?:[\s;,.*_>#-]|\b(?:and|or))$/;
/** What takes something away from what ends, or makes it depend. */
const EXCEPTS =
  /\b(?:except|excepting|excluding|other\s+than|insofar|so\s+far\s+as|to\s+the\s+extent|provided|but|only|unless|until|if|effective|with\s+respect|provisions\s+of|portions?|parts?\s+of|remain|continue)\b/i;

/** A list in a provision's own words. */
export interface Listed {
  /** The words that lead to it. */
  readonly range: Range;
  readonly verb: Range;
  readonly ending: Ending;
  /** Those that stand behind its words; none where they are the provisions below. */
  readonly items: readonly Ended[];
}

/** The first list of what ends in a provision's own words. */
export function listIn(text: string, end: number, tokens: readonly Token[], start: number): Listed | undefined {
  let sentence = start;
  for (const token of tokens) {
    const [from, to] = token.range;
    if (token.type === 'stop' || token.type === 'break') sentence = to;
    if (token.type !== 'verb' || token.form !== 'done' || !ENDS.has(token.action) || from - sentence > LONGEST)
      continue;
    const subject = text.slice(sentence, from);
    const marks = MARKS.exec(subject)![0].length;
    const behind = listBehind(subject.slice(marks), text.slice(to, to + 200));
    if (behind === undefined) continue;
    const items = itemsWithin(text, [Math.min(to + behind, end), end], tokens);
    // "This order supersedes" leads to the provisions below where nothing of its own stands behind.
    if (items.length === 0 && ITSELF.test(subject.slice(marks)) && /\S/.test(text.slice(to + behind, end))) continue;
    return {
      range: [sentence + marks, Math.min(to + behind, end)],
      verb: token.range,
      ending: { action: token.action, condition: CONDITION.test(subject) || PARTLY.test(subject) },
      items,
    };
  }
  return undefined;
}

/** Marks before a sentence, and of the page. */
const MARKS = /^(?:[\s.,;:—*_>■-]|<\/?[a-z][^<>\n]{0,120}>)*/;
const ENDS: ReadonlySet<Action> = new Set(['revoke', 'repeal']);
/** How long a lead-in may be. */
const LONGEST = 600;

/**
 * How far behind a passive that ends laws its list begins; undefined where it leads to none.
 * @param subject the words before the participle
 * @param behind those behind it
 */
function listBehind(subject: string, behind: string): number | undefined {
  if (ITSELF.test(subject)) return ALSO.exec(behind)![0].length;
  if (!SUBJECT.test(subject) || TELLS.test(subject)) return undefined;
  return (BEHIND.exec(behind) ?? (/\b[Tt]here\s+(?:is|are)\b/.test(subject) ? NUMBERED.exec(behind) : null))?.[0]
    .length;
}

/** Whether a token names what can end, and not a page or a case. */
const isLaw = (token: Token): token is Token & { readonly type: 'place' } =>
  token.type === 'place' &&
  (token.phrase.host.type !== 'law' || !['fr', 'stat', 'case', 'const'].includes(token.phrase.host.kind));

/** What stands between an item and the next one that no more than a comma parts from it. */
const NEXT =
  /^(?:\s+of\s+[A-Z][a-z]+\s+\d{1,2},\s+\d{4})?(?:\s+\([^()]{0,200}\))?,?\s+(?:and\s+)?(?:(?:\\?\(\w{1,5}\\?\)|the)\s+)?$/;

/** The items in a stretch, from its start on, as far as one follows the other. */
function itemsWithin(text: string, [start, end]: Range, tokens: readonly Token[]): readonly Ended[] {
  const items: Ended[] = [];
  let at = start;
  const places = tokens.filter(isLaw);
  for (const [index, token] of places.entries()) {
    const [from, to] = token.range;
    if (from < at || from >= end) continue;
    if (from - at > MOST_LEAD || !LEAD.test(text.slice(at, from).slice(0, MOST_LEAD))) {
      if (items.length > 0) break;
      return [];
    }
    const next = places[index + 1];
    const follows = next !== undefined && next.range[0] < end && NEXT.test(text.slice(to, next.range[0]));
    const until = Math.min(endOf(tokens, to, end), follows ? next.range[0] : end);
    items.push(itemOf(text, [from, until], token, tokens));
    at = until;
  }
  return items;
}

/** What leads to a law that is only told of. */
const ASIDE = /\b(?:by|under|which|pursuant\s+to|in)\b[^;]*$|\([^()]*$/;

/** An item from its first word on; one that begins with no law that is known is not plain. */
function itemOf(
  text: string,
  [from, until]: Range,
  place: (Token & { readonly type: 'place' }) | undefined,
  tokens: readonly Token[],
): Ended {
  const named = place?.range[1] ?? from + 1;
  let words = text.slice(from, until);
  for (let shorter = ''; shorter !== words; ) {
    shorter = words;
    words = words.replace(TAIL, '');
  }
  const end = Math.max(from + words.length, named);
  const rest = text.slice(named, end).replace(/\([^()]*\)/g, '');
  // Of another law it is not said whether it ends, too.
  const others = tokens.some(
    (token) =>
      isLaw(token) &&
      token.range[0] >= named &&
      token.range[0] < end &&
      token.phrase.host.type === 'law' &&
      !ASIDE.test(text.slice(Math.max(named, token.range[0] - 200), token.range[0])),
  );
  return { range: [from, end], phrase: place?.phrase, plain: place !== undefined && !others && !EXCEPTS.test(rest) };
}

/** Where the words of an item end that begins before an offset. */
const endOf = (tokens: readonly Token[], from: number, end: number): number =>
  tokens.find(({ type, range }) => (type === 'stop' || type === 'break') && range[0] >= from && range[0] <= end)
    ?.range[0] ?? end;

/** The item that a provision of the list is. */
export function itemAt(text: string, [start, end]: Range, tokens: readonly Token[]): Ended | undefined {
  const place = tokens.find((token) => token.type === 'place' && token.range[0] >= start);
  if (
    place?.type === 'place' &&
    place.range[0] - start <= MOST_LEAD &&
    LEAD.test(text.slice(start, place.range[0]).slice(0, MOST_LEAD))
  )
    return itemOf(text, [place.range[0], endOf(tokens, place.range[1], end)], place, tokens);
  const from = start + LABEL_END.exec(text.slice(start, end))![0].length;
  const words: Range = [from, endOf(tokens, from, end)];
  // Money is rescinded, too.
  return OF_LAW.test(text.slice(...words)) ? itemOf(text, words, undefined, tokens) : undefined;
}
