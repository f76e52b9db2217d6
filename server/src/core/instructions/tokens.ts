/**
 * What the reader of instructions reads: the places, quotations, operative words and stops of a stretch of text, in order.
 * Places and quotations are known from the steps before; what lies within them is no token of its own.
 */
import type { Action, Range } from '../analysis.ts';
import type { Phrase } from '../citations/phrase.ts';
import { isLower, isUpper, lastAtMost, trimEnd } from '../text.ts';
import { HEREBY } from './clauseWords.ts';
import { actionOf, COMMAND, DOING, DONE } from './verbs.ts';
import { isWished } from './wished.ts';

export type Token =
  | { readonly type: 'place'; readonly range: Range; readonly phrase: Phrase }
  /** Words in quotation marks, or matter that is set out without. */
  | { readonly type: 'matter'; readonly range: Range }
  /** "is amended", "Amend": what follows or precedes is amended, how is yet to come. */
  | { readonly type: 'amend'; readonly range: Range; readonly active: boolean }
  /** "striking", "is struck", "Strike". */
  | {
      readonly type: 'verb';
      readonly range: Range;
      readonly action: Action;
      readonly form: 'doing' | 'done' | 'command';
      /** A participle whose "is" stands above it or before another one: "is— (1) transferred", "is moved … and redesignated". */
      readonly bare?: true;
    }
  /** The end of a clause or sentence. */
  | { readonly type: 'stop'; readonly range: Range }
  /** A blank line, or "it is ordered as follows:": no clause goes on behind it, save the matter that one brings. */
  | { readonly type: 'break'; readonly range: Range };

const IS =
  '(?:is|are|be)(?:,?\\s+(?:each|hereby|therefore|likewise|expressly|further|also|both|accordingly|and|it|they|the\\s+same|is|are)){0,8}';
/** "Superseded and revoked" says the same twice. */
const ENDED = '(?:[Rr]evoked|[Rr]escinded|[Ss]uperseded)';
/** The kinds of word, in the order of the groups that they are read in. */
const WORD_KINDS = ['reading', 'doing', 'read', 'amended', 'done', 'also', 'command', 'active', 'ends'] as const;
const WORDS = new RegExp(
  [
    '\\b([Aa]mending|[Cc]hanging|[Aa]mend(?=\\s(?:(?!\\sby\\s)[^.;:“"`]|\\.(?=\\S)|(?<=\\bNos?)\\.){0,160}?\\sto\\s+read\\b))\\b(?=\\s(?:[^.;:“"`]|\\.(?=\\S)|(?<=[A-Z]|\\bNos?)\\.){0,200}?\\bto\\s+read\\b)',
    `\\b(${DOING})\\b`,
    `\\b${IS},?\\s+(?:(?:hereby|further)\\s+){0,2}(?:((?:amended|changed|corrected|modified),?\\s+(?!by\\b)(?:(?:(?!\\sby\\s)[^.;:“"\`]){0,90}\\s)?to\\s+read\\b)|(amended|changed(?!\\s+to\\s)|modified|revised(?=\\s+by\\s+(?:${DOING})\\b))\\b|(${ENDED}\\s+and\\s+(?:hereby\\s+)?${ENDED}|${DONE})\\b)`,
    '\\band\\s+(?:(?:hereby|further)\\s+)?((?:re-?(?:designated|numbered|lettered)|transferred|moved)(?=\\s+(?:as|to)\\s))',
    `\\b(${COMMAND}|${COMMAND.toLowerCase()})\\b(?=[\\s:]|,\\s{1,9}in\\s)`,
    '\\b([Aa]mend|[Aa]mending|amends)\\b',
    '\\b[Tt]his\\s+(?:order|proclamation|memorandum|directive|Act)\\s+(?:hereby\\s+)?(revokes|rescinds|supersedes|repeals)\\b',
  ].join('|'),
  'g',
);
/** Ends of clauses, marks of instructions, and blank lines. */
const STOPS =
  /[.;](?=["”'’)*_]{0,3}(?:\s|$|—|–|-|<\/[a-z]))|■(?:\s{0,3}(?:[a-z]{1,3}|\d{1,3})\.(?=\s))?|[\r\n]0(?=[^\S\r\n]*[\r\n])(?:[^\S\r\n]*(?:\r\n|[\r\n])[^\S\r\n]{0,8}(?:[a-z]{1,3}|\d{1,3})\.(?=\s))?|(?:\r\n|\n|\r(?!\n))[^\S\r\n]*(?:\r\n|[\r\n])|\b(?:ordered|order|proclaim|proclaimed|resolved)(?:\s+(?:as\s+follows|that|the\s+following))?\s*:|\b(?:hereby|further)\s+(?:ordered|order|directed|direct|proclaim)\s+that\s/g;

const OPENS = 40;
const CLOSES = 41;
const COLON = 58;

const DASH_BEHIND = /^\.(?:—|--)/;

/** Behind quoted words that end in a period: what begins the next sentence, with its label. */
const NEXT_SENTENCE = /^\s+(?:(?:\(\w{1,4}\)|\d{1,2}\.|SEC(?:TION|\.)|Sec\.)\s+(?:\d{1,3}[.)]\s+)?)?[A-Z]/;

/** Behind what is set out for a bill whose lines have numbers, none of them blank: the next amendment. */
const NEXT_PAGE = /^\s{1,80}(?:(?:On|At|In|From|Beginning\s(?:on|with|at))\s{1,9})?[Pp]age\s\d/;

/** Behind matter that lost its closing mark: a paragraph that begins with a capital. */
const NEXT_PARAGRAPH = /^[^\S\r\n]{0,9}(?:\r\n|\n|\r(?!\n))[^\S\r\n]{0,9}(?:\r\n|[\r\n])\s{0,20}[A-Z]/;

/** What stands before a command: the end of a clause, a label, a comma. */
const BEFORE_COMMAND = /(?:^|[.;:—–-]|\)|\b[a-z\d]{1,3}\.)[\s*_■]*$|,\s+$|\b[Aa]nd\s+$/;

/** What a President does "hereby": "I hereby revoke Executive Order 13258", "I hereby amend section 2 of it to read". */
const ENDS = /^(?:revoke|rescind|amend)$/;
/** "Section 3 is amended to delete “oil”": a wish in form, and an instruction. */
const AMENDED_TO =
  /\b(?:is|are)\s{1,40}(?:(?:hereby|further)\s{1,40}){0,2}(?:amended|modified|revised)\s{1,40}to\s{1,40}$/;
/** What somebody is to do. */
const DUTY = /\b(?:shall|must|should|may(?!\s\d)|will|would|to)\b/;

/** "In section 306 strike “no”": a place alone, without a comma. */
const IN_PLACE =
  /(?:^|[.;:)—–-]|\))[\s*_]{0,12}(?:In|After|Before|Following)\s{1,9}(?:the\s\w{1,12}\s{1,9}sentence\s{1,9}of\s{1,9})?(?:[Ss]ub)?(?:[Ss]ection|[Pp]aragraph|[Cc]lause|[Pp]art|[Ii]tem|[Tt]itle)s?\s{1,9}[\d(][\w()–-]{0,30}\s{1,9}(?:of\s[^.;:“"`]{1,60}\s)?$/;

/** A blank line, behind whatever stands before it: a heading ends in no mark. */
const PARAGRAPH = /[\r\n][^\S\r\n]*[\r\n][\s*_]*$/;

/** "On page 5, line 3, after “Board”": what the clause of an amendment of a bill begins with, up to its command. */
const BY_PAGE =
  /(?:^|[.;:)]["”’)]?\s{1,9}|—|[\r\n]\s{0,40})(?:(?:On|At|In|From|Beginning\s{1,9}(?:on|with|at))\s{1,9})?[Pp]age\s{1,9}\d{1,4},?\s(?:[^.;:“"`]|“[^”]{0,300}”|"[^"]{0,300}"|``[^']{0,300}'')*$/;

/** A change that is told of and not made: "the bill would strike “x” and insert “y”". */
const TOLD = new RegExp(
  `\\b(?:would|could|might|did|does)\\s{1,9}(?:(?:also|not)\\s{1,9})?(?:${COMMAND.toLowerCase()})\\b`,
);
const isTold = (before: string): boolean =>
  TOLD.test(before.slice(Math.max(before.lastIndexOf('.'), before.lastIndexOf(';')) + 1));

/** What ends no sentence: "Sec. 3", "No. 12". */
const ABBREVIATED =
  /(?:\b(?:[Ss]ecs?|[Nn]os?|Tps?|Rs|Stat|Pub|L|U\.S|U\.S\.C|R\.C\.M|App|art|par|pt|ch|Mil|R|Evid|et seq)|\b[A-Z])$/;

/** How far from a parenthesis what stands in it may be. */
const NEAR = 200;

/** "(Public Law 111–163; 124 Stat. 1143)": tells of offsets of a text, which only grow, whether nothing ends there. */
function inParentheses(text: string): (at: number) => boolean {
  let next = text.indexOf('(');
  let last = Number.NEGATIVE_INFINITY;
  return (at) => {
    for (; next >= 0 && next < at; next = text.indexOf('(', next + 1)) last = next;
    return last > at - NEAR && isInParentheses(text, at);
  };
}

function isInParentheses(text: string, at: number): boolean {
  let depth = 0;
  for (let i = at - 1; i >= 0 && i > at - NEAR && depth <= 0; i--) {
    const code = text.charCodeAt(i);
    if (code === OPENS) depth++;
    else if (code === CLOSES) depth--;
  }
  if (depth <= 0) return false;
  for (let i = at; i < at + NEAR && i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === OPENS) depth++;
    else if (code === CLOSES && --depth === 0) return true;
  }
  return false;
}

/** "Section 5 of title 10,⏎⏎[[Page 127]]⏎⏎United States Code": a page that ends within a sentence ends nothing. */
function isTurned(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 120), at);
  const behind = text.slice(at, at + 120);
  if (!before.includes('[[Page') && !behind.includes('[[Page')) return false;
  const isBehind = PAGE_BEHIND.test(behind);
  const mark = isBehind ? LAST_WORD.exec(before) : PAGE_BEFORE.exec(before);
  // Behind a heading in capitals, and before a label, something new begins.
  return (
    mark !== null &&
    !/[A-Z][A-Z]$/.test(mark[1]!) &&
    !OPENS_ANEW.test(isBehind ? behind.replace(PAGE_BEHIND, '') : behind)
  );
}
const LAST_WORD = /([\w,()§]{1,24})\s*$/;
const PAGE_BEHIND = /^\s*\[\[Page\s[^\]]{0,24}\]\]/;
const PAGE_BEFORE = /([\w,()§]{1,24})\s*\[\[Page\s[^\]]{0,24}\]\]\s*$/;
const OPENS_ANEW = /^\s*(?:\(?\w{1,3}[.)]\s|\(\w{1,4}\)|SEC|Sec\.|["“`§])/;

/** Places, quotations and matter of a text, in order; where they overlap, the outer alone. */
export interface Known {
  readonly phrases: readonly Phrase[];
  readonly phraseStarts: readonly number[];
  readonly matter: readonly Range[];
  readonly matterStarts: readonly number[];
}

/** The operative words of a stretch of text, in order; in a rule what "is proposed to be amended" is. */
export function wordsOf(text: string, start: number, end: number, rule: boolean): Token[] {
  const words: Token[] = [];
  const stretch = text.slice(start, end);
  WORDS.lastIndex = 0;
  for (let match = WORDS.exec(stretch); match; match = WORDS.exec(stretch)) {
    let group = 1;
    while (match[group] === undefined) group++;
    const word = match[group]!;
    const from = start + match.index + match[0].lastIndexOf(word);
    if (BE.test(match[0]) && !rule && isWished(stretch.slice(Math.max(0, match.index - WISH), match.index))) continue;
    const token = wordToken(WORD_KINDS[group - 1]!, word, [from, from + word.length], stretch, match.index, start);
    if (token) words.push(token);
  }
  return words;
}

const BE = /^be\s/;
const WISH = 320;

const BARE = new RegExp(`^(?:(?:hereby|further)\\s+)?(amended|${DONE})\\b`);
/** The participle that opens a provision below "is—". */
export function participleAt(text: string, start: number, end: number): Token | undefined {
  const at = start + /^[\s*_>#-]*/.exec(text.slice(start, end))![0].length;
  const word = BARE.exec(text.slice(at, Math.min(end, at + 40)))?.[1];
  if (word === undefined) return undefined;
  const from = text.indexOf(word, at);
  const range: Range = [from, from + word.length];
  return word === 'amended'
    ? { type: 'amend', range, active: false }
    : { type: 'verb', range, action: actionOf(word)!, form: 'done', bare: true };
}

/** Whether a bare verb commands: at the head of its clause, by a page of a bill, or of what is "amended to" do so. */
function isCommand(word: string, stretch: string, at: number): boolean {
  const before = stretch.slice(Math.max(0, at - 400), at);
  const near = before.slice(-24);
  // "The Board may review, amend section 5 to read so, or repeal it": a duty or a wish.
  const clause = before.slice(Math.max(before.lastIndexOf('. '), before.lastIndexOf(';')) + 1);
  const heads = BEFORE_COMMAND.test(near) && !(word === 'amend' && DUTY.test(clause));
  return (
    (heads ||
      (ENDS.test(word) && HEREBY.test(before.slice(-80))) ||
      AMENDED_TO.test(before.slice(-160)) ||
      IN_PLACE.test(before.slice(-120)) ||
      (isUpper(word.charCodeAt(0)) && PARAGRAPH.test(near)) ||
      BY_PAGE.test(before)) &&
    !isTold(before)
  );
}

function wordToken(
  kind: (typeof WORD_KINDS)[number],
  word: string,
  range: Range,
  stretch: string,
  at: number,
  from: number,
): Token | undefined {
  switch (kind) {
    case 'reading':
      if (!/^amend$/i.test(word)) return { type: 'verb', range, action: 'revise', form: 'doing' };
      return word === 'Amend' || isCommand(word, stretch, at)
        ? { type: 'verb', range, action: 'revise', form: 'command' }
        : undefined;
    case 'read':
      return { type: 'verb', range, action: 'revise', form: 'done' };
    case 'amended':
      return { type: 'amend', range, active: false };
    case 'active':
      return { type: 'amend', range, active: true };
    case 'also':
      return { type: 'verb', range, action: actionOf(word)!, form: 'done', bare: true };
    case 'ends':
      return { type: 'verb', range, action: word === 'repeals' ? 'repeal' : 'revoke', form: 'done' };
    case 'command':
      return isCommand(word, stretch, at)
        ? { type: 'verb', range, action: actionOf(word)!, form: 'command' }
        : undefined;
    case 'done': {
      // "Is deleted and replaced with", "are replaced and superseded" say one thing.
      const [more = ''] =
        /^\s+and\s+(?:replaced(?=\s+(?:with|by)\s)|superseded\b)/.exec(
          stretch.slice(range[1] - from, range[1] - from + 60),
        ) ?? [];
      const whole: Range = [range[0], range[1] + more.length];
      return { type: 'verb', range: whole, action: actionOf(/^\S+/.exec(word)![0])!, form: 'done' };
    }
    default:
      return { type: 'verb', range, action: actionOf(/^\S+/.exec(word)![0])!, form: kind };
  }
}

/** The tokens of a stretch of text, in order, with the operative words that were read in it. */
export function tokensOf(text: string, start: number, end: number, known: Known, words: readonly Token[]): Token[] {
  const tokens: Token[] = [];
  for (let i = lastAtMost(known.matterStarts, start) + 1; i < known.matter.length; i++) {
    const range = known.matter[i]!;
    if (range[0] >= end) break;
    // Where it is cut, the blanks before the cut are none of it.
    const stop = range[1] <= end ? range[1] : Math.max(range[0], trimEnd(text, end));
    tokens.push({ type: 'matter', range: [range[0], stop] });
  }
  const matter = tokens.map(({ range }) => range);
  const quoted = coverOf(tokens);
  for (let i = lastAtMost(known.phraseStarts, start - 1) + 1; i < known.phrases.length; i++) {
    const phrase = known.phrases[i]!;
    if (phrase.range[0] >= end) break;
    if (!quoted(phrase.range[0])) tokens.push({ type: 'place', range: phrase.range, phrase });
  }
  tokens.sort((a, b) => a.range[0] - b.range[0]);
  const covered = coverOf(tokens);
  const free = words.filter(({ range }) => !covered(range[0]));
  return [...tokens, ...free, ...stopsOf(text, start, end, covered, quoted, matter)].sort(
    (a, b) => a.range[0] - b.range[0],
  );
}

function stopsOf(
  text: string,
  start: number,
  end: number,
  covered: (at: number) => boolean,
  quoted: (at: number) => boolean,
  matter: readonly Range[],
): Token[] {
  const stops: Token[] = [];
  const stretch = text.slice(start, end);
  const isEnclosed = inParentheses(stretch);
  STOPS.lastIndex = 0;
  for (let match = STOPS.exec(stretch); match; match = STOPS.exec(stretch)) {
    const [words] = match;
    const at = match.index;
    const range: Range = [start + at, start + at + words.length];
    const first = words.charCodeAt(0);
    if (isLower(first) || ((first === 10 || first === 13) && words.charCodeAt(1) !== 48)) {
      // A page that ends within parentheses ends nothing: "(50 U.S.C.⏎⏎2536(a))".
      if (!isEnclosed(at) && !isTurned(stretch, at)) stops.push({ type: 'break', range });
    }
    // "Title 46, U.S.C.—": a heading ends, whatever stands before; not one that is quoted: "inserting “In general.—” after".
    else if (first === 46 && DASH_BEHIND.test(stretch.slice(at, at + 3)) && !isEnclosed(at) && !quoted(range[0]))
      stops.push({ type: 'stop', range });
    else if (covered(range[0]) || isEnclosed(at)) continue;
    // "to read as follows:.": a mark too many before what is set out.
    else if (stretch.charCodeAt(at - 1) === COLON) continue;
    else if (words !== '.' || !ABBREVIATED.test(stretch.slice(Math.max(0, at - 8), at)))
      stops.push({ type: 'stop', range });
  }
  for (const [from, to] of matter) {
    if (to < end && NEXT_PAGE.test(text.slice(to, Math.min(end, to + 120)))) {
      stops.push({ type: 'break', range: [to, to + 1] });
      continue;
    }
    const ended = /\.[”"'’]{0,2}$/.exec(text.slice(Math.max(from, to - 3), to));
    // Matter that has lost its closing mark ends with its paragraph.
    const next = ended?.[0] === '.' ? NEXT_PARAGRAPH : NEXT_SENTENCE;
    if (ended && to < end && next.test(text.slice(to, Math.min(end, to + 40)))) {
      const at = to - ended[0].length;
      stops.push({ type: 'stop', range: [at, at + 1] });
    }
  }
  return stops;
}

function coverOf(tokens: readonly Token[]): (at: number) => boolean {
  const starts = tokens.map(({ range }) => range[0]);
  const ends = tokens.map(({ range }) => range[1]);
  return (at) => at < (ends[lastAtMost(starts, at)] ?? 0);
}
