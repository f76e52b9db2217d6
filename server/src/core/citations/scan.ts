/**
 * The scanner: one pass over the text that finds every phrase in which law is pointed to, and reads it to its end.
 * It recognises; what "the Act" or "section 2" means is decided afterwards (`resolve.ts`).
 */
import type { Kind, Part, Range } from '../analysis.ts';
import { DATE, isoDate, MONTH_WORDS } from '../dates.ts';
import { roman } from '../designation.ts';
import { isDash, isDigit, isLetter, isLower, isSpace, isUpper, own, skipGap, skipGapBack } from '../text.ts';
import { actEndingAt, actStartingAt, datedActAt, knownAbbreviations } from './acts.ts';
import {
  GAP,
  type KindData,
  kindData,
  kinds,
  marksPattern,
  type NumberedForm,
  numberedForms,
  volumeKinds,
} from './kinds.ts';
import { makeStep, type Place, pathOf, readPlaces, readSeparator, type Step, within } from './places.ts';
import { SECTION_RANK, section, type Unit, unitWordAt, unitWords } from './units.ts';

/** One document that a phrase names. */
export interface Base {
  /** `/us/usc/t8`, `/us/eo/13767`. */
  readonly id: string;
  readonly range: Range;
}

/** What the places of a phrase are places of. */
export type Host =
  | { readonly type: 'law'; readonly kind: Kind; readonly bases: readonly Base[]; readonly bare: boolean }
  /** "of this order", "of this section": the word. */
  | { readonly type: 'self'; readonly word: string }
  /** "of the Act", "of such Act", "of the INA", "thereof". */
  | { readonly type: 'term'; readonly term: string; readonly which: 'the' | 'such' }
  /** Nothing follows: the context decides. */
  | { readonly type: 'none' }
  /** Of something that is no law, or none that we know. */
  | { readonly type: 'foreign' };

/** A phrase as it was read. */
export interface Phrase {
  readonly range: Range;
  /** The unit of its first list; undefined where a document is named alone. */
  readonly unit: Unit | undefined;
  readonly places: readonly Place[];
  readonly host: Host;
  /** "note": the places' notes are meant. */
  readonly note: boolean;
  /** What `lawTargets` answered, kept for the next version of the text. */
  cited: readonly Part[] | undefined;
}

const lawHost = (kind: Kind, bases: readonly Base[], bare = false): Host => ({ type: 'law', kind, bases, bare });

/** Makes a phrase; all have one shape, by which what reads them is fast. */
const makePhrase = (
  range: Range,
  host: Host,
  places: readonly Place[] = [],
  unit: Unit | undefined = undefined,
  note = false,
): Phrase => ({ range, unit, places, host, note, cited: undefined });

type Reader = (text: string, at: number, word: string, from: number) => Phrase | undefined;

const MARK = new RegExp(`(?:${volumeKinds.map((data) => marksPattern(data.marks!)).join('|')})`, 'y');

/** The first word of each mark: `U` of "U.S.C.", `National` of "National Security Memorandum". */
const firstWords = (marks: readonly string[]): string[] => [
  ...new Set(marks.map((mark) => /^[A-Za-z]+/.exec(mark)![0])),
];

/**
 * The words at which reading starts, and what reads from there. All else is asked of what stands around the word only
 * when it is met: one pass for plain words is as fast as a pass can be.
 */
const READERS: readonly (readonly [words: readonly string[], reader: Reader])[] = [
  [[...unitWords.keys()].map((word) => word.replace(/\.$/, '')).filter((word) => /^\w/.test(word)), readUnitsAt],
  [
    firstWords(volumeKinds.flatMap((data) => data.marks!)),
    (text, at, _word, from) => {
      MARK.lastIndex = at;
      return MARK.test(text) ? readVolume(text, at, from) : undefined;
    },
  ],
  [
    firstWords(
      kinds
        .filter((data) => data.shape === 'numbered')
        .flatMap((data) => [
          ...(data.early ?? []),
          ...(data.marks ?? []),
          ...(data.series ?? []).flatMap(({ marks }) => marks),
          ...(data.determinations ?? []),
          ...(data.undated ?? []),
        ]),
    ).filter((word) => !/^order$/i.test(word)),
    (text, at) => (text.charCodeAt(at - 1) === 46 ? undefined : standing(text, at, readNumbered(text, at))),
  ],
  [
    ['Act', 'Acts', 'Code', 'Amendments', 'Resolution', 'Law'],
    (text, at, word, from) =>
      isSpace(text.charCodeAt(at - 1)) ? readAct(text, at, at + word.length, from) : undefined,
  ],
  [['Amendment'], (text, at, _word, from) => readAmendment(text, at, from)],
  [
    ['Order', 'order'],
    (text, at, word, from) => (isDated(text, at + word.length) ? readDated(text, at + 1, from) : undefined),
  ],
  [
    ['act'],
    (text, at, word, from) => (isDated(text, at + word.length) ? readAct(text, at, at + word.length, from) : undefined),
  ],
  [['this', 'This'], (text, at) => readItself(text, at, at + 4, '')],
  [['preceding'], (text, at) => readItself(text, at, at + 9, 'preceding ')],
];

/** Whether a date may follow: "of September 7, 1964". */
function isDated(text: string, at: number): boolean {
  if (text.charCodeAt(at + 1) !== 111 /* o */) return false;
  OF_CAPITAL.lastIndex = at;
  return OF_CAPITAL.test(text);
}
const OF_CAPITAL = /\sof\s+[A-Z]/y;

const readers = new Map<string, Reader[]>();
for (const [words, reader] of READERS)
  for (const word of words) readers.set(word, [...new Set([...(readers.get(word) ?? []), reader])]);

/** Words for spans of time and for months: no law is read there, but deadlines are (`deadlines.ts`). */
const TIME_WORDS: ReadonlySet<string> = new Set([
  ...['day', 'days', 'week', 'weeks', 'month', 'months', 'year', 'years'],
  ...MONTH_WORDS,
]);

/** The last word of "Table of Contents". */
const CONTENTS_WORDS: readonly string[] = ['contents', 'Contents', 'CONTENTS'];

const ANCHOR = new RegExp(
  `\\b(?:${[...readers.keys(), ...TIME_WORDS, ...CONTENTS_WORDS].sort((a, b) => b.length - a.length).join('|')})\\b`,
  'g',
);

/** A unit's word reads on where a designation follows it: a figure, a parenthesis, a numeral, behind a blank. */
function readUnitsAt(text: string, at: number, word: string, from: number): Phrase | undefined {
  let end = at + word.length;
  if (text.charCodeAt(end) === 46 && unitWords.has(`${word}.`)) end++;
  const start = skipGap(text, end);
  if (start === end && !word.startsWith('§')) return undefined;
  const code = text.charCodeAt(start);
  const designated =
    isDigit(code) || code === 40 || code === 92 || (isUpper(code) && !isLower(text.charCodeAt(start + 1)));
  return designated ? readUnits(text, at, from) : undefined;
}

/** What a pass over a text found, in order. */
export interface Found {
  /** Phrases; none overlaps another. */
  readonly phrases: Phrase[];
  /** Offsets of the words for spans of time and for months outside the phrases. */
  readonly times: number[];
  /** Offsets of the word "contents": with it a table of contents is announced. */
  readonly contents: number[];
}

/**
 * Finds what a text points to from `start` to `stop`, and the words that other readers start from, and adds them to what
 * was found before `start`.
 */
export function scanStretch(text: string, start: number, stop: number, { phrases, times, contents }: Found): void {
  let from = phrases.at(-1)?.range[1] ?? 0;
  const take = (phrase: Phrase | undefined, at: number): boolean => {
    if (!phrase) return false;
    phrases.push(phrase);
    from = Math.max(phrase.range[1], at + 1);
    return true;
  };
  // A sign is no word: it is looked up on the way.
  let sign = text.indexOf('§', start);
  const readSigns = (until: number) => {
    while (sign >= 0 && sign < until) {
      const word = text.startsWith('§§', sign) ? '§§' : '§';
      if (sign >= from) take(readUnitsAt(text, sign, word, from), sign);
      sign = text.indexOf('§', Math.max(from, sign + word.length));
    }
  };
  ANCHOR.lastIndex = start;
  // A test makes no list of groups; the word is what of letters stands before its end.
  while (ANCHOR.test(text)) {
    const end = ANCHOR.lastIndex;
    let at = end - 1;
    while (isLetter(text.charCodeAt(at - 1))) at--;
    if (at >= stop) break;
    const word = text.slice(at, end);
    if (sign >= 0 && sign < at) {
      readSigns(at);
      if (at < from) {
        ANCHOR.lastIndex = from;
        continue;
      }
    }
    const found = readers.get(word);
    if (!found) (TIME_WORDS.has(word) ? times : contents).push(at);
    else
      for (const reader of found) {
        if (!take(reader(text, at, word, from), at)) continue;
        ANCHOR.lastIndex = from;
        break;
      }
  }
  readSigns(stop);
}

/** Finds what a whole text points to, and the words that other readers start from. */
export function scan(text: string): Found {
  const found: Found = { phrases: [], times: [], contents: [] };
  scanStretch(text, 0, text.length, found);
  return found;
}

/* Units first: "section 235(b) of the INA". */

interface Chain {
  readonly unit: Unit;
  readonly places: readonly Place[];
  readonly end: number;
}

/** A list of one unit at its word: "sections 2(a) and 3". `again` tells whether the word may come again in it. */
function readGroup(text: string, at: number, again = true): Chain | undefined {
  const word = unitWordAt(text, at);
  if (!word) return undefined;
  const start = skipGap(text, word.end);
  if (start === word.end && !text.startsWith('§', at) && !/[.(\\]/.test(text[word.end - 1]! + (text[start] ?? '')))
    return undefined;
  return readPlaces(text, start, word.unit, word.plural, again);
}

const OF = new RegExp(
  `(?:,${GAP}?)?of${GAP}(?:(?:the|a|an)${GAP})?(?:former${GAP})?(?:said${GAP}(?=Executive|Proclamation|Public|Presidential))?`,
  'y',
);
/** The first letters of "of" and of a comma before it. */
const OF_START: ReadonlySet<number> = new Set([111, 44]);
const NOTE = new RegExp(`${GAP}note(?![A-Za-z])`, 'y');

function readUnits(text: string, at: number, from: number): Phrase | undefined {
  const first = readGroup(text, at);
  if (!first) return undefined;
  const chain = readChain(text, first);
  const start = leadingName(text, at, from);
  const read = start
    ? { host: start.host, end: chain.end }
    : readHost(text, { ...chain, end: throughInclusive(text, chain.end) });
  if (read.host.type === 'none' || read.host.type === 'foreign') read.end = chain.end;
  const { host } = read;
  let { end } = read;
  let places = chain.places;
  if (host.type === 'law' && host.bare) {
    ({ places, end } = moreTitles(text, places, end));
    end = behindCode(text, end) ?? end;
  }
  // "title 50, United States Code, section 413".
  const below =
    host.type === 'law' && host.bases[0]!.id === `/us/${host.kind}` && places.length === 1
      ? readSuffix(text, end)
      : undefined;
  if (below && below.unit.rank >= SECTION_RANK) {
    places = within(places[0]!.steps, below.places);
    end = below.end;
  }
  if (host.type === 'law' && host.kind === 'const') places = asConstitution(places);
  NOTE.lastIndex = end;
  const note = host.type === 'law' && NOTE.test(text);
  return makePhrase([start?.at ?? at, note ? NOTE.lastIndex : end], host, places, first.unit, note);
}

/** The end of a list with its "inclusive": "paragraphs 1 to 6, inclusive, of this order". */
function throughInclusive(text: string, end: number): number {
  const code = text.charCodeAt(end);
  if (code !== 44 && !isSpace(code)) return end;
  INCLUSIVE.lastIndex = end;
  return INCLUSIVE.test(text) ? INCLUSIVE.lastIndex : end;
}
const INCLUSIVE = new RegExp(`,?${GAP}inclusive,?(?=${GAP}(?:of|thereof))`, 'y');

/** "sections 301 of title 5, 113(b) and 162(b) of title 10": sections go on behind a title's number. */
function moreTitles(text: string, places: readonly Place[], end: number): { places: readonly Place[]; end: number } {
  for (;;) {
    const next = readSeparator(text, end);
    if (!next || next.through || !isDigit(text.charCodeAt(next.end))) return { places, end };
    const list = readPlaces(text, next.end, section, true, false);
    OF.lastIndex = list ? skipGap(text, list.end) : 0;
    if (!list || !OF.test(text)) return { places, end };
    const title = readGroup(text, OF.lastIndex);
    if (title?.unit.unit !== 'title' || title.places.length !== 1) return { places, end };
    places = [...places, ...within(title.places[0]!.steps, list.places)];
    end = title.end;
  }
}

/** "INA section 235": a name just before the unit's word. */
function leadingName(text: string, at: number, from: number): { at: number; host: Host } | undefined {
  const before = skipGapBack(text, at);
  if (before === at || before <= from) return undefined;
  let i = before;
  while (i > from && before - i < 10 && isLetter(text.charCodeAt(i - 1))) i--;
  if (!isUpper(text.charCodeAt(i))) return undefined;
  const word = text.slice(i, before);
  if (!knownAbbreviations.has(word) || /[\w.]/.test(text[i - 1] ?? ' ')) return undefined;
  return { at: i, host: { type: 'term', term: word, which: 'the' } };
}

/** Follows "of", and commas that go down ("title 8, chapter 12"), to the outermost list. */
function readChain(text: string, first: Chain): Chain {
  let { places, end } = first;
  let outer = first.unit;
  let inner = first.unit;
  for (;;) {
    const gap = skipGap(text, throughInclusive(text, end));
    OF.lastIndex = gap;
    if (OF_START.has(text.charCodeAt(gap)) && OF.test(text)) {
      const group = readGroup(text, OF.lastIndex);
      if (!group || group.unit.rank >= outer.rank) break;
      places = group.places.length === 1 ? within(group.places[0]!.steps, places) : distribute(group.places, places);
      outer = group.unit;
      end = group.end;
      continue;
    }
    if (text.charCodeAt(gap) !== 44 || places.length !== 1) break;
    const group = readGroup(text, skipGap(text, gap + 1));
    // Only "of" leads into a section: "subparagraph (B), subsection (c)" are two.
    if (!group || group.unit.rank === inner.rank || group.unit.subdivision || inner.subdivision) break;
    if (group.unit.rank < outer.rank && group.places.length === 1) {
      // "Section 6, Title I, of Public No. 2".
      places = within(group.places[0]!.steps, places);
      outer = group.unit;
    } else if (group.unit.rank > inner.rank) {
      places = within(places[0]!.steps, group.places);
      inner = group.unit;
    } else break;
    end = group.end;
  }
  return { unit: outer, places, end };
}

/** "paragraph (1) of sections 2 and 3": each place in each. */
function distribute(outer: readonly Place[], inner: readonly Place[]): Place[] {
  return outer.flatMap((place) => within(place.steps, inner));
}

const THIS = new RegExp(`(?:of${GAP})?this${GAP}((?:Executive${GAP})?[A-Za-z]+)(?![A-Za-z])`, 'y');
const GLUED_THIS = /of\s+this(order|section|subsection|Act)(?![A-Za-z])/y;
const THEREOF = /thereof(?![A-Za-z])/y;
const HEREOF = /hereof(?![A-Za-z])/y;
const SUCH = new RegExp(
  `(such|that|said)${GAP}(Act|Acts|act|section|subsection|title|chapter|order|Order|Executive${GAP}[Oo]rder|law|Law|Code|Proclamation|proclamation|memorandum|Memorandum)(?![A-Za-z])`,
  'y',
);
const TERM = new RegExp(
  `(?:[A-Z][\\w&’'\\-\\u2010-\\u2015]*|\\d{4})(?:${GAP}(?:[A-Z][\\w&’'\\-\\u2010-\\u2015]*|of(?=${GAP}[A-Z\\d]))){0,7}`,
  'y',
);
const SELF_WORDS = new Set([
  'order',
  'section',
  'subsection',
  'paragraph',
  'subparagraph',
  'clause',
  'act',
  'title',
  'chapter',
  'subchapter',
  'part',
  'subpart',
  'proclamation',
  'memorandum',
  'resolution',
  'article',
  'directive',
  'rule',
  'regulation',
  'division',
  'subtitle',
  'bill',
  'document',
  'determination',
  'annex',
  'item',
  'subclause',
  'instrument',
  'notice',
]);

/** What stands after a list of units: "of the INA", "of this order", "of title 8, United States Code", nothing. */
function readHost(text: string, chain: Chain): { host: Host; end: number } {
  const { end } = chain;
  const gap = skipGap(text, end);
  if (chain.unit.unit === 'title') {
    const code = readCodeTitle(text, chain);
    if (code) return code;
  }
  // "of", "this", "thereof", or a comma before them: nothing else leads to a host.
  const next = text.charCodeAt(gap);
  if (next === 104 /* h */) {
    HEREOF.lastIndex = gap;
    if (HEREOF.test(text)) return { host: { type: 'self', word: 'order' }, end: HEREOF.lastIndex };
  }
  if (next !== 111 /* o */ && next !== 116 /* t */ && next !== 44 /* , */) return { host: { type: 'none' }, end };
  GLUED_THIS.lastIndex = gap;
  const glued = next === 111 ? GLUED_THIS.exec(text) : null;
  if (glued) return { host: { type: 'self', word: glued[1]!.toLowerCase() }, end: GLUED_THIS.lastIndex };
  let here = gap;
  if (next === 44 && /^,\s*of\s/.test(text.slice(gap, gap + 40))) here = skipGap(text, gap + 1);
  THIS.lastIndex = here;
  const self = THIS.exec(text);
  if (self) {
    const word = self[1]!.toLowerCase().replace(/^executive\s+/, '');
    if (SELF_WORDS.has(word)) return { host: { type: 'self', word }, end: THIS.lastIndex };
  }
  THEREOF.lastIndex = gap;
  if (next === 116 && THEREOF.test(text))
    return { host: { type: 'term', term: 'thereof', which: 'such' }, end: THEREOF.lastIndex };
  OF.lastIndex = gap;
  if (!OF.test(text))
    return (chain.unit.rank < SECTION_RANK ? lawBehindComma(text, gap) : undefined) ?? { host: { type: 'none' }, end };
  return readLaw(text, OF.lastIndex) ?? { host: { type: 'foreign' }, end };
}

/** "title V, Public Law 110-252". */
function lawBehindComma(text: string, gap: number): { host: Host; end: number } | undefined {
  if (text.charCodeAt(gap) !== 44) return undefined;
  const at = skipGap(text, gap + 1);
  if (text.charCodeAt(at) !== 80 /* P */) return undefined;
  const found = readNumbered(text, at);
  return found?.host.type === 'law' && found.host.kind === 'pl' ? found : undefined;
}

const codes = ['usc', 'cfr'] as const;
const codeNames = codes.map((kind) => ({
  kind,
  pattern: new RegExp(`,?${GAP}?(?:of${GAP}the${GAP})?(?:the${GAP})?(?:${marksPattern(kindData(kind).titles!)})`, 'y'),
}));

/** The end of ", United States Code" at an offset. */
function behindCode(text: string, at: number): number | undefined {
  const { pattern } = codeNames[0]!;
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : undefined;
}

/** "title 8, United States Code", and "title 8" alone: a title of a code, never a document's own Roman title. */
function readCodeTitle(text: string, chain: Chain): { host: Host; end: number } | undefined {
  const first = chain.places[0]!.steps.find((step) => step.prefix === 't')!;
  if (!/^\d{1,2}$/.test(first.designation) || Number(first.designation) < 1 || Number(first.designation) > 54)
    return undefined;
  for (const { kind, pattern } of codeNames) {
    pattern.lastIndex = chain.end;
    const match = pattern.exec(text);
    if (match)
      return {
        host: lawHost(kind, [{ id: `/us/${kind}`, range: [pattern.lastIndex, pattern.lastIndex] }]),
        end: pattern.lastIndex,
      };
  }
  const alone = chain.places.every((place) => place.steps.length === 1);
  OF.lastIndex = skipGap(text, chain.end);
  if (alone || OF.test(text)) return undefined;
  return {
    host: lawHost('usc', [{ id: '/us/usc', range: [chain.end, chain.end] }], true),
    end: chain.end,
  };
}

const ORDER = /^[Oo]rder(?![a-z])/;
const LOWER_ACT = /^act(?![a-z])/;

/** A law named at an offset, after "of" or "of the". */
function readLaw(text: string, at: number): { host: Host; end: number } | undefined {
  const numbered = readNumbered(text, at);
  if (numbered) return numbered;
  const letter = text.charCodeAt(at);
  const constitution = constitutionAt(text, at) ?? (isUpper(letter) ? amendmentAt(text, at) : undefined);
  if (constitution) return constitution;
  if (letter === 115 /* s */ || letter === 116 /* t */) {
    SUCH.lastIndex = at;
    const such = SUCH.exec(text);
    if (such)
      return { host: { type: 'term', term: such[2]!.replace(/\s+/g, ' '), which: 'such' }, end: SUCH.lastIndex };
  }
  const dated = (letter | 32) === 97 /* a */ ? datedActAt(text, at) : null;
  if (dated) return law('act', `/us/act/${isoDate(dated[1]!, dated[2]!, dated[3]!)}`, at, at + dated[0].length);
  const order = datedOrderAt(text, at);
  if (order) return order;
  if ((letter | 32) === 111 /* o */ && ORDER.test(text.slice(at, at + 6)))
    return { host: { type: 'term', term: 'order', which: 'the' }, end: at + 5 };
  if (letter === 97 && LOWER_ACT.test(text.slice(at, at + 4)))
    return { host: { type: 'term', term: 'Act', which: 'the' }, end: at + 3 };
  const said = letter === 115 ? /^(?:such|said)\s+(?=[A-Z])/.exec(text.slice(at, at + 12)) : null;
  const act = actStartingAt(text, at + (said?.[0].length ?? 0));
  if (act) return law('act', `/us/act/${act.slug}`, act.start, act.end);
  TERM.lastIndex = at;
  const term = TERM.exec(text);
  if (!term || /^(?:and|of)/.test(term[0])) return undefined;
  return { host: { type: 'term', term: own(term[0].replace(/\s+/g, ' ')), which: 'the' }, end: TERM.lastIndex };
}

function law(kind: Kind, id: string, start: number, end: number): { host: Host; end: number } {
  return { host: lawHost(kind, [{ id, range: [start, end] }]), end };
}

/* Marks first: "Executive Order 13767 of January 25, 2017", "Public Law 104-208, div. C". */

const NUMBER_SIGN = new RegExp(`${GAP}?(?:Nos?\\.?|Numbers?|Numbered)${GAP}?`, 'y');
const OF_DATE = new RegExp(`${GAP}(?:of|dated)${GAP}${DATE}`, 'y');
const COMMA_DATE = new RegExp(`,?${GAP}(?:of|dated)${GAP}${DATE}`, 'y');
const IN_PARENTHESES = new RegExp(`${GAP}?\\((?:of${GAP})?${DATE}\\)`, 'y');
const CONGRESS = new RegExp(`,?${GAP}(?:(?:of${GAP}the${GAP})?)(\\d{1,3})(?:st|nd|d|rd|th)${GAP}Cong(?:ress|\\.)`, 'y');

const numberPatterns = new Map(numberedForms.map((form) => [form.data, new RegExp(form.data.number!, 'y')]));

const NO_FORMS: readonly NumberedForm[] = [];
const formsByLetter: ReadonlyMap<number, readonly NumberedForm[]> = new Map(
  [...new Set(numberedForms.flatMap((form) => form.letters))].map((letter) => [
    letter,
    numberedForms.filter((form) => form.letters.includes(letter)),
  ]),
);

/** A law that is written mark first, at an offset. */
function readNumbered(text: string, at: number): { host: Host; end: number } | undefined {
  for (const form of formsByLetter.get(text.charCodeAt(at)) ?? NO_FORMS) {
    form.pattern.lastIndex = at;
    if (!form.pattern.test(text)) continue;
    const end = form.pattern.lastIndex;
    const found =
      form.style === 'early'
        ? readEarly(text, at, end)
        : form.style === 'determination'
          ? readDetermination(text, at, end)
          : readSeries(text, at, end, form);
    if (found) return found;
  }
  return undatedAt(text, at);
}

function readSeries(
  text: string,
  at: number,
  markEnd: number,
  form: NumberedForm,
): { host: Host; end: number } | undefined {
  const { data } = form;
  let i = afterSign(text, markEnd);
  if (isDash(text.charCodeAt(i)) && form.series) i++;
  const bases: Base[] = [];
  let end = markEnd;
  for (;;) {
    const number = readOne(text, i, data, bases.length > 0);
    if (!number) break;
    const id = data.target
      .replace('{series}', form.series)
      .replace('{congress}/{number}', number.id)
      .replace('{number}', number.id);
    bases.push({ id, range: [bases.length === 0 ? at : i, number.end] });
    end = number.end;
    if (data.dated) {
      OF_DATE.lastIndex = end;
      if (OF_DATE.test(text)) end = OF_DATE.lastIndex;
    }
    IN_PARENTHESES.lastIndex = end;
    const after = IN_PARENTHESES.test(text) ? IN_PARENTHESES.lastIndex : end;
    const next = readSeparator(text, after) ?? semicolon(text, after, data);
    if (!next || next.through || data.kind === 'bill') break;
    i = afterSign(text, next.end);
  }
  if (bases.length === 0) return undefined;
  return { host: lawHost(data.kind, bases), end };
}

/** A semicolon goes on with a list of numbers that have their dates: "8334 of December 31, 2008; 8467 of …". */
function semicolon(text: string, at: number, data: KindData): { through: boolean; end: number } | undefined {
  const match = data.dated ? /^\s*;\s+(?:and\s+)?(?=\d{4,5}\s+of\s+[A-Z])/.exec(text.slice(at, at + 60)) : null;
  return match ? { through: false, end: at + match[0].length } : undefined;
}

function afterSign(text: string, at: number): number {
  NUMBER_SIGN.lastIndex = at;
  return NUMBER_SIGN.test(text) ? NUMBER_SIGN.lastIndex : skipGap(text, at);
}

const NOT_A_NUMBER = /[\s\u00a0]*(?:days|months|years|percent|of the (?:employees|members)|U\.?S\.?C)/y;

/** One number of a series: "13767", "104-208". */
function readOne(text: string, at: number, data: KindData, inList: boolean): { id: string; end: number } | undefined {
  const pattern = numberPatterns.get(data)!;
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  if (!match) return undefined;
  const end = at + match[0].length;
  if (inList) {
    NOT_A_NUMBER.lastIndex = end;
    if (NOT_A_NUMBER.test(text) || match[0].length < 2) return undefined;
    if (data.kind === 'eo' && match[0].length < 4) return undefined;
  }
  if (data.kind !== 'pl') return { id: match[0], end };
  const dash = skipGap(text, end);
  if (!isDash(text.charCodeAt(dash))) {
    // "Public Law 921, 81st Congress".
    CONGRESS.lastIndex = end;
    const congress = CONGRESS.exec(text);
    return congress ? { id: `${congress[1]}/${match[0]}`, end: CONGRESS.lastIndex } : undefined;
  }
  const second = skipGap(text, dash + 1);
  pattern.lastIndex = second;
  const law = pattern.exec(text);
  if (!law || isDigit(text.charCodeAt(second + law[0].length))) return undefined;
  return { id: `${match[0]}/${law[0]}`, end: second + law[0].length };
}

/** "Public, No. 77, 73d Cong." */
function readEarly(text: string, at: number, markEnd: number): { host: Host; end: number } | undefined {
  const start = skipGap(text, markEnd);
  const number = /\d{1,4}/y;
  number.lastIndex = start;
  const match = number.exec(text);
  if (!match) return undefined;
  CONGRESS.lastIndex = number.lastIndex;
  const congress = CONGRESS.exec(text);
  if (!congress) return undefined;
  return law('pl', `/us/pl/${congress[1]}/${match[0]}`, at, CONGRESS.lastIndex);
}

/** "Presidential Determination No. 2008-21 of June 4, 2008": known by its date. */
function readDetermination(text: string, at: number, markEnd: number): { host: Host; end: number } | undefined {
  const start = afterSign(text, markEnd);
  const number = /\d{2,4}[-\u2010-\u2015]\d{1,3}/y;
  number.lastIndex = start;
  const match = number.exec(text);
  const end = match ? number.lastIndex : markEnd;
  COMMA_DATE.lastIndex = end;
  const date = COMMA_DATE.exec(text);
  const iso = date && isoDate(date[1]!, date[2]!, date[3]!);
  if (iso) return law('memo', `/us/memo/${iso}`, at, COMMA_DATE.lastIndex);
  return match ? law('memo', `/us/memo/pd-${match[0].replace(/[\u2010-\u2015]/, '-')}`, at, end) : undefined;
}

const undatedForms = (['eo', 'memo'] as const).map((kind) => ({
  kind,
  pattern: new RegExp(`(?:${marksPattern(kindData(kind).undated!)})${GAP}(?:of|dated)${GAP}${DATE}`, 'y'),
}));

const undatedLetters: ReadonlySet<number> = new Set(
  undatedForms.flatMap(({ kind }) => kindData(kind).undated!.map((mark) => mark.charCodeAt(0))),
);

/** "Executive Order of September 7, 1964", "Presidential Memorandum of April 6, 2018". */
function undatedAt(text: string, at: number): { host: Host; end: number } | undefined {
  if (!undatedLetters.has(text.charCodeAt(at))) return undefined;
  for (const { kind, pattern } of undatedForms) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const iso = match && isoDate(match[1]!, match[2]!, match[3]!);
    if (iso) return law(kind, `/us/${kind}/${iso}`, at, pattern.lastIndex);
  }
  return undefined;
}

const datedOrderAt = (text: string, at: number) => undatedAt(text, at);

/** A document named alone, with what stands behind it: "Pub. L. 104–208, div. C, title III, § 302(a)". */
function standing(text: string, at: number, found: { host: Host; end: number } | undefined): Phrase | undefined {
  if (!found) return undefined;
  const { host } = found;
  let places: readonly Place[] = [];
  let end = found.end;
  let unit: Unit | undefined;
  if (host.type === 'law' && host.bases.length === 1 && host.kind !== 'bill') {
    const suffix = readSuffix(text, end);
    if (suffix) ({ places, end, unit } = suffix);
  }
  return makePhrase([at, end], host, places, unit);
}

/** What may follow a document without a comma. */
const SUFFIX = /^(?:Div|div|§|Title|title|Secs?\.|secs?\.)/;
const SUFFIX_LETTERS: ReadonlySet<number> = new Set([...'Dd§TtSs'].map((letter) => letter.charCodeAt(0)));

/** Units behind a document, outermost first: ", div. C, title III, §§ 302(a), 308(d)(5), title IV, § 401". */
function readSuffix(text: string, at: number): { places: readonly Place[]; unit: Unit; end: number } | undefined {
  const outer: { readonly rank: number; readonly place: Place }[] = [];
  const places: Place[] = [];
  let unit: Unit | undefined;
  let end = at;
  for (;;) {
    let next = skipGap(text, end);
    if (text.charCodeAt(next) === 44) next = skipGap(text, next + 1);
    else if (unit || !SUFFIX_LETTERS.has(text.charCodeAt(next)) || !SUFFIX.test(text.slice(next, next + 5))) break;
    const group = readGroup(text, next);
    if (!group || group.unit.subdivision) break;
    OF.lastIndex = skipGap(text, group.end);
    if (OF.test(text)) break;
    const { rank } = group.unit;
    while (outer.length > 0 && outer.at(-1)!.rank >= rank) outer.pop();
    const whole = within(outer.at(-1)?.place.steps ?? [], group.places);
    if (rank >= SECTION_RANK || whole.length > 1) places.push(...whole);
    else outer.push({ rank, place: whole[0]! });
    unit = group.unit;
    end = group.end;
  }
  if (!unit) return undefined;
  return { places: places.length > 0 ? places : [outer.at(-1)!.place], unit, end };
}

/* A number first: "8 U.S.C. 1225(b)", "119 Stat. 2960". */

const volumePatterns = volumeKinds.map((data) => ({
  data,
  pattern: new RegExp(`(?:${marksPattern(data.marks!)})`, 'y'),
}));
const APPENDIX = new RegExp(`${GAP}?(?:App(?:\\.|endix)|app\\.)`, 'y');
const EDITION = new RegExp(`${GAP}?\\((?:18|19|20)\\d\\d${GAP}[Ee]d(?:ition|\\.)\\)`, 'y');
const ET_SEQ = /[\s\u00a0\u0000]*[*_]{0,2}et[\s\u00a0]+seq(?:\.|(?![a-z]))/y;
const SIGN = new RegExp(`${GAP}?(?:§§?|[Ss]ections?|[Ss]ecs?\\.)${GAP}?`, 'y');

function readVolume(text: string, mark: number, from: number): Phrase | undefined {
  let back = mark;
  if (text[back - 1] === '*' || text[back - 1] === '_') back--;
  back = skipGapBack(text, back);
  // "50 App. U.S.C. 2251".
  const app = /\d\s+App\.,?$/.test(text.slice(Math.max(from, back - 8), back));
  if (app) back = skipGapBack(text, text.lastIndexOf('App', back));
  const letter = /\dA$/.test(text.slice(back - 2, back)) ? 'A' : '';
  let start = back - letter.length;
  while (start > from && back - start < 5 && isDigit(text.charCodeAt(start - 1))) start--;
  if (
    start === back ||
    back - start > 4 ||
    (/[\w.,-]/.test(text[start - 1] ?? ' ') && !/[\s(]/.test(text[start - 1]!))
  ) {
    // "titles 5 and 8 U.S.C." and "1,225 U.S.C." are none of ours.
    if (start === back || !/[\s([—–"“‘'`*_,;-]/.test(text[start - 1] ?? ' ')) return undefined;
  }
  const volume = Number(text.slice(start, back - letter.length)) + letter;
  for (const { data, pattern } of volumePatterns) {
    pattern.lastIndex = mark;
    if (!pattern.test(text)) continue;
    if ((data.kind === 'usc' || data.kind === 'cfr') && (Number(volume) < 1 || Number(volume) > 54)) continue;
    let after = pattern.lastIndex;
    while (text[after] === '*' || text[after] === '_') after++;
    const phrase =
      data.member === 's'
        ? readCode(text, start, volume, after, data, app)
        : readPage(text, start, volume, mark, after, data);
    if (phrase) return phrase;
  }
  return undefined;
}

/** "8 U.S.C. 1225(b), 1226 note", "28 CFR part 16, subpart B", "5 U.S.C. App." */
function readCode(
  text: string,
  start: number,
  volume: string,
  mark: number,
  data: KindData,
  app: boolean,
): Phrase | undefined {
  let id = data.target.replace('{volume}', app && data.kind === 'usc' ? `${volume}a` : volume);
  // "26 U.S.C. (1952 Ed.) 55": an edition may stand between.
  EDITION.lastIndex = mark;
  const after = EDITION.test(text) ? EDITION.lastIndex : mark;
  let end = after;
  let appendix = false;
  if (data.kind === 'usc' && !app) {
    APPENDIX.lastIndex = after;
    if (APPENDIX.test(text)) {
      id += 'a';
      end = APPENDIX.lastIndex;
      appendix = true;
    }
  }
  // "3 CFR, 1978 Comp., p. 179": a yearly compilation.
  if (/^,?\s+\d{4}(?:[-–]\d{4})?,?\s+Comp/.test(text.slice(after, after + 24))) return undefined;
  const bases = [{ id, range: [start, end] as Range }];
  const host = lawHost(data.kind, bases);
  let at = skipGap(text, end);
  while (text[at] === '*' || text[at] === '_' || (text.charCodeAt(at) === 44 && !appendix)) at = skipGap(text, at + 1);
  // "8 CFR part 208 and part 3 of title 5": a unit's word opens another citation.
  const group = readGroup(text, at, false);
  if (group && group.unit.rank < SECTION_RANK) {
    let { places, end: last } = group;
    let { unit } = group;
    for (;;) {
      const comma = skipGap(text, last);
      if (text.charCodeAt(comma) !== 44 || places.length !== 1) break;
      const next = readGroup(text, skipGap(text, comma + 1));
      if (!next || next.unit.rank <= unit.rank) break;
      places = within(places[0]!.steps, next.places);
      ({ unit, end: last } = next);
    }
    ET_SEQ.lastIndex = last;
    if (ET_SEQ.test(text)) last = ET_SEQ.lastIndex;
    return makePhrase([start, last], host, places, group.unit);
  }
  SIGN.lastIndex = appendix ? end : at;
  const numbers = SIGN.test(text) ? SIGN.lastIndex : at;
  const list =
    numbers > after || appendix
      ? readPlaces(text, numbers, section, true, false)
      : readPlaces(text, after, section, true, false);
  if (!list) return appendix ? makePhrase([start, end], host) : undefined;
  end = list.end;
  ET_SEQ.lastIndex = end;
  if (ET_SEQ.test(text)) end = ET_SEQ.lastIndex;
  NOTE.lastIndex = end;
  const note = NOTE.test(text);
  return makePhrase([start, note ? NOTE.lastIndex : end], host, list.places, section, note);
}

const PAGE = /\d{1,6}(?![\d])/y;
const COMMA_PAGE = /\d{1,3}(?:,\d{3})+(?!\d)|\d{1,6}(?!\d)/y;
const SPLIT_PAGE = /\d{1,5}A?(?:[-\u2010-\u2015]\d{1,4})?(?!\d)/y;

/** "119 Stat. 2960, 2962", "82 Fed. Reg. 38,926", "576 U.S. 644". */
function readPage(
  text: string,
  start: number,
  volume: string,
  mark: number,
  after: number,
  data: KindData,
): Phrase | undefined {
  const pattern = data.pages === 'split' ? SPLIT_PAGE : data.pages === 'comma' ? COMMA_PAGE : PAGE;
  const name = text
    .slice(mark, after)
    .replace(/\.(?=\d)|(?<=\bF)\.\s+(?=\d)/g, '')
    .replace(/[.&*_]/g, '')
    .trim()
    .toLowerCase()
    .replace(/\s+/g, '-');
  const base = data.target.replace('{volume}', volume).replace('{mark}', data.kind === 'case' ? caseMark(name) : name);
  const bases: Base[] = [];
  let i = skipGap(text, after);
  let end = after;
  for (;;) {
    pattern.lastIndex = i;
    const match = pattern.exec(text);
    if (!match || (bases.length > 0 && match[0].length < 3)) break;
    const page = match[0].replace(/,/g, '').replace(/[\u2010-\u2015]/g, '-');
    const through =
      data.pages === 'split' && !data.splitPages?.includes(`${volume}/${Number.parseInt(page, 10)}`)
        ? lastPage(page)
        : undefined;
    const stop = i + match[0].length;
    if (bases.length > 0) {
      NOT_A_PAGE.lastIndex = stop;
      if (NOT_A_PAGE.test(text)) break;
    }
    bases.push({
      id: pageId(`${base}${data.kind === 'case' ? '-' : '/'}`, page, through),
      range: [bases.length === 0 ? start : i, stop],
    });
    end = stop;
    const next = data.pages === 'one' ? undefined : readSeparator(text, end);
    if (!next || next.through) break;
    i = next.end;
  }
  if (bases.length === 0) return undefined;
  return makePhrase([start, end], lawHost(data.kind, bases));
}

/** The last page of "384-85" or "275-288"; undefined where the dash makes no range. */
function lastPage(page: string): string | undefined {
  const [from, to] = page.split('-') as [string, string | undefined];
  if (to === undefined) return undefined;
  const last = to.length < from.length ? from.slice(0, from.length - to.length) + to : to;
  return Number(last) > Number(from) ? last : undefined;
}

function pageId(base: string, page: string, through: string | undefined): string {
  return through === undefined ? base + page : `${base}${page.split('-')[0]}..${base}${through}`;
}

const NOT_A_PAGE =
  /[\s\u00a0]*(?:[A-Z][a-z]*\.?\s?[A-Z]|Stat|FR\b|Fed\.|U\.S|(?:days|percent|million|billion|members|pages|copies|employees|hours|years|months|persons)\b)/y;

/** "F. Supp. 2d" is `f-supp-2d`, "F.3d" is `f3d`, "I&N Dec." is `in-dec`. */
const caseMark = (name: string): string =>
  name
    .replace(/-+/g, '-')
    .replace(/^u-s$/, 'us')
    .replace(/^s-ct$/, 'sct');

/* Names. */

function readAct(text: string, wordStart: number, wordEnd: number, from: number): Phrase | undefined {
  const name = actEndingAt(text, wordStart, wordEnd, from);
  if (name) {
    const host = lawHost('act', [{ id: `/us/act/${name.slug}`, range: [name.start, name.end] }]);
    const suffix = readSuffix(text, name.end);
    return makePhrase([name.start, suffix?.end ?? name.end], host, suffix?.places, suffix?.unit);
  }
  const dated = datedActAt(text, wordStart);
  if (!dated) return undefined;
  const iso = isoDate(dated[1]!, dated[2]!, dated[3]!);
  if (!iso) return undefined;
  const range: Range = [wordStart, wordStart + dated[0].length];
  return makePhrase(range, lawHost('act', [{ id: `/us/act/${iso}`, range }]));
}

/** "Order of September 7, 1964", "Executive Order of …"; `at` is behind its first letter. */
function readDated(text: string, at: number, from: number): Phrase | undefined {
  const order = at - 1;
  if (!/[Oo]/.test(text[order] ?? '')) return undefined;
  const executive = /Executive\s+$/.exec(text.slice(Math.max(from, order - 14), order));
  const start = executive ? order - executive[0].length : order;
  const found = undatedAt(text, start) ?? undatedAt(text, order);
  return standing(text, found ? start : order, found);
}

/* The Constitution. */

const constitution = kindData('const');
const CONSTITUTION = new RegExp(`(?:the${GAP})?(?:${marksPattern(constitution.names!)})`, 'y');
const ORDINALS = [
  'First',
  'Second',
  'Third',
  'Fourth',
  'Fifth',
  'Sixth',
  'Seventh',
  'Eighth',
  'Ninth',
  'Tenth',
  'Eleventh',
  'Twelfth',
  'Thirteenth',
  'Fourteenth',
  'Fifteenth',
  'Sixteenth',
  'Seventeenth',
  'Eighteenth',
  'Nineteenth',
  'Twentieth',
  'Twenty-first',
  'Twenty-second',
  'Twenty-third',
  'Twenty-fourth',
  'Twenty-fifth',
  'Twenty-sixth',
  'Twenty-seventh',
];
const ORDINAL_AMENDMENT = new RegExp(`(${[...ORDINALS].reverse().join('|')})${GAP}Amendment(?![a-z])`, 'y');
const TO_CONSTITUTION = new RegExp(`${GAP}(?:to|of)${GAP}the${GAP}(?:${marksPattern(constitution.names!)})`, 'y');
const TO_OTHER = new RegExp(`${GAP}(?:to|of)${GAP}(?!protect|secure|be )[a-zA-Z]`, 'y');

function constitutionAt(text: string, at: number): { host: Host; end: number } | undefined {
  CONSTITUTION.lastIndex = at;
  if (!CONSTITUTION.test(text)) return undefined;
  return law('const', constitution.target, CONSTITUTION.lastIndex, CONSTITUTION.lastIndex);
}

function amendmentAt(text: string, at: number): { host: Host; end: number } | undefined {
  ORDINAL_AMENDMENT.lastIndex = at;
  const match = ORDINAL_AMENDMENT.exec(text);
  if (!match) return undefined;
  let end = at + match[0].length;
  TO_CONSTITUTION.lastIndex = end;
  if (TO_CONSTITUTION.test(text)) end = TO_CONSTITUTION.lastIndex;
  else {
    TO_OTHER.lastIndex = end;
    if (TO_OTHER.test(text)) return undefined;
  }
  return law('const', `${constitution.target}/amd${ORDINALS.indexOf(match[1]!) + 1}`, at, end);
}

function readAmendment(text: string, at: number, from: number): Phrase | undefined {
  const before = skipGapBack(text, at);
  let start = before;
  while (start > from && before - start < 20 && /[A-Za-z-]/.test(text[start - 1]!)) start--;
  const found = amendmentAt(text, start);
  if (found) return makePhrase([start, found.end], found.host);
  const numbered = /Amendment\s+([IVX]{1,6})(?![A-Za-z])/y;
  numbered.lastIndex = at;
  const match = numbered.exec(text);
  if (!match || roman(match[1]!) === 0 || roman(match[1]!) > 27) return undefined;
  TO_CONSTITUTION.lastIndex = numbered.lastIndex;
  if (!TO_CONSTITUTION.test(text)) return undefined;
  const { host, end } = law('const', `${constitution.target}/amd${roman(match[1]!)}`, at, TO_CONSTITUTION.lastIndex);
  return makePhrase([at, end], host);
}

/** Articles and sections of the Constitution: `/a2/s3`. */
function asConstitution(places: readonly Place[]): Place[] {
  const mend = (step: Step): Step =>
    step.prefix === 'art' ? makeStep('a', String(roman(step.designation) || step.designation)) : step;
  return places.map((place) => ({ ...place, steps: place.steps.map(mend) }));
}

/* Words for the provision itself. */

const ITSELF = /((?:[Ss]ub)?(?:[Ss]ection|[Pp]aragraph|[Cc]lause|[Pp]art))(?![A-Za-z])(?!\s+(?:[IVX]+\b|\d|\())/y;

/** "this section", "the preceding section"; `end` is where the first word ends. */
function readItself(text: string, start: number, end: number, which: string): Phrase | undefined {
  const letter = text.charCodeAt(end + 1) | 32;
  if (letter !== 115 /* s */ && letter !== 112 /* p */ && letter !== 99 /* c */) return undefined;
  ITSELF.lastIndex = end + 1;
  const match = ITSELF.exec(text);
  if (!match) return undefined;
  return makePhrase([start, ITSELF.lastIndex], { type: 'self', word: which + match[1]!.toLowerCase() });
}

/* Phrases that share their end. */

/** "section 103 of title 41 and section 301 of title 3, United States Code": one phrase. */
export function merge(text: string, phrases: readonly Phrase[]): Phrase[] {
  const out: Phrase[] = [];
  for (const phrase of phrases) {
    const last = out[out.length - 1];
    if (last && shares(text, last, phrase)) {
      out[out.length - 1] = {
        ...phrase,
        range: [last.range[0], phrase.range[1]],
        places: [...last.places, ...phrase.places],
      };
    } else out.push(phrase);
  }
  return out;
}

function shares(text: string, first: Phrase, second: Phrase): boolean {
  if (first.host.type !== 'law' || second.host.type !== 'law' || !first.host.bare || second.host.bare) return false;
  if (second.host.kind !== 'usc' || second.places.length === 0 || first.unit !== second.unit) return false;
  const between = text.slice(first.range[1], second.range[0]);
  return /^,?\s+(?:and|or)\s+$/.test(between) || /^,\s+$/.test(between);
}

/** The targets of a phrase whose host is a law: each place in each document. */
export function lawTargets(phrase: Phrase): readonly Part[] {
  phrase.cited ??= targetsOf(phrase);
  return phrase.cited;
}

function targetsOf(phrase: Phrase): Part[] {
  if (phrase.host.type !== 'law') return [];
  const { bases } = phrase.host;
  if (phrase.places.length === 0) return bases.map(({ id, range }) => ({ target: id, range }));
  return bases.flatMap(({ id }) => placeTargets(id, phrase.places, phrase.note));
}

/** The targets of places within a document: `/us/usc/t8` and 1225(b) are `/us/usc/t8/s1225/b`. */
export function placeTargets(id: string, places: readonly Place[], note = false): Part[] {
  return places.map((place, index) => {
    const from = `${id}${pathOf(place.steps)}`;
    const target = place.upto ? `${from}..${id}${pathOf(place.upto)}` : from;
    const noted = place.note || (note && index === places.length - 1);
    return { target: noted ? `${target}/note` : target, range: place.range };
  });
}
