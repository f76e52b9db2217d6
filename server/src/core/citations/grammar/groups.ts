/**
 * Lists behind their unit's word ("sections 2(a) and 3"), and how several of them hang together: "paragraph (1) of section
 * 2", "title 8, chapter 12", "div. C, title III, § 302(a)".
 */
import { isDigit, isSpace, skipGap } from '../../text.ts';
import { GAP } from '../kinds.ts';
import { SECTION_RANK, section, type Unit, unitNamed, unitWordAt } from '../units.ts';
import { type ListContext, type PlaceList, readPlaces } from './lists.ts';
import { skipAside } from './separators.ts';
import { type Place, within } from './steps.ts';

/** "of", "of the", "of the former", with a comma before it. */
export const OF = new RegExp(
  `(?:,${GAP}?)?(?:OF${GAP}(?:(?:THE|AN?)${GAP})?|of${GAP}(?:(?:[Tt]he|an?)${GAP}|the(?=[A-Z][a-z]))?)(?:former${GAP})?(?:said${GAP}(?=Executive|Proclamation|Public|Presidential|[Aa]ct${GAP}of))?`,
  'y',
);
/** The first letters of "of" and of a comma before it. */
const OF_START: ReadonlySet<number> = new Set([111, 79, 44]);

const PART_SECTION = /\d{1,4}[a-z]?\.\d/y;

/** A list of one unit at its word: "sections 2(a) and 3". `worded` tells whether the word may come again in it. */
export function readGroup(text: string, at: number, worded = true, title = '', joined = false): PlaceList | undefined {
  const word = unitWordAt(text, at);
  if (!word) return undefined;
  const start = skipGap(text, word.end);
  if (start === word.end && !text.startsWith('§', at) && !/[.(\\]/.test(text[word.end - 1]! + (text[start] ?? '')))
    return undefined;
  const context: ListContext = { unit: word.unit, plural: word.plural, worded, title, joined };
  PART_SECTION.lastIndex = start;
  // "Part 74.2" is a section, whatever it is called.
  if (word.unit.unit === 'part' && text[at + 1] !== 'A' && PART_SECTION.test(text))
    return readPlaces(text, start, { ...context, unit: section });
  // "subsection 1-101": so an order of the nineteen-seventies calls its sections.
  HYPHENATED.lastIndex = start;
  if (word.unit.unit === 'subsection' && HYPHENATED.test(text))
    return readPlaces(text, start, { ...context, unit: section });
  if (word.unit.unit === 'part' && text.charCodeAt(start) === 40) return ofThisSection(text, start, context);
  return (word.unit === section && withinSection(text, start, context)) || readPlaces(text, start, context);
}

const HYPHENATED = /\d{1,2}-\d{3,4}(?![\d-])/y;
const OF_THIS_SECTION = new RegExp(`${GAP}of${GAP}this${GAP}(?:section|Section)(?![A-Za-z])`, 'y');

/** "parts (b) and (c) of this section": what lies within it, whatever it is called. */
function ofThisSection(text: string, at: number, context: ListContext): PlaceList | undefined {
  const list = readPlaces(text, at, { ...context, unit: SUBDIVISION });
  OF_THIS_SECTION.lastIndex = list?.end ?? 0;
  return list && OF_THIS_SECTION.test(text) ? list : undefined;
}

const SUBDIVISION = unitNamed('subdivision')!;

/** "sections (3) and (4) of section 2": what lies within a section, though it is called one. */
function withinSection(text: string, at: number, context: ListContext): PlaceList | undefined {
  if (text.charCodeAt(at) !== 40) return undefined;
  const list = readPlaces(text, at, { ...context, unit: SUBDIVISION });
  OF.lastIndex = list ? skipGap(text, list.end) : 0;
  if (!list || !OF.test(text)) return undefined;
  const outer = unitWordAt(text, OF.lastIndex);
  return outer?.unit === section && isDigit(text.charCodeAt(skipGap(text, outer.end))) ? list : undefined;
}

const INCLUSIVE = new RegExp(
  `(?:,?${GAP}(?:inclusive|et\\.?${GAP}seq\\.?))?(?:,?${GAP}respectively)?,?(?=${GAP}(?:of|thereof))`,
  'y',
);

/** The number of a footnote that a copy set between two blanks: "section 552(e)  1 of this title". */
const FOOTNOTE = /[^\S\r\n]{2}\d(?=[^\S\r\n]of\s)/y;

/**
 * The end of a list with its "inclusive": "paragraphs 1 to 6, inclusive, of this order", "section 101 et seq. of title 11",
 * "sections 2 and 3, respectively, of that title".
 */
export function throughInclusive(text: string, end: number): number {
  const code = text.charCodeAt(end);
  if (code !== 44 && !isSpace(code)) return end;
  if (code !== 44 && isSpace(text.charCodeAt(end + 1))) {
    FOOTNOTE.lastIndex = end;
    if (FOOTNOTE.test(text)) return FOOTNOTE.lastIndex;
  }
  // The words begin with an i, an e or an r.
  const letter = text.charCodeAt(skipGap(text, code === 44 ? end + 1 : end));
  if (letter !== 105 && letter !== 101 && letter !== 114) return end;
  INCLUSIVE.lastIndex = end;
  return INCLUSIVE.test(text) ? INCLUSIVE.lastIndex : end;
}

const OF_ARTICLE: ReadonlySet<string> = new Set(['clause', 'paragraph']);

/** Whether "of" and a unit's word follow: "Section 2, Clause 2, of Article II", where both lie in an article. */
function isOf(text: string, at: number, unit: string): boolean {
  OF.lastIndex = skipGap(text, at);
  return OF.test(text) && unitWordAt(text, OF.lastIndex)?.unit.unit === unit;
}

/** What ends a phrase, or leads to what is no provision: "of title 5", "of this order", "of the Act". */
const OF_WHOLE =
  /^(?:[.;)](?!\w)|$|,?\s+of\s+(?:the\s+)?(?!(?:this|that|such|same|said|any|each|an?)\s+(?:sub)?(?:section|paragraph|division|clause)|(?:sub|sec|par|clause|§)))/;

/** Whether a place behind a comma is what the one before it lies in: "(2), subsection (b), of this", "(a)(3), section 25.853, title 14, Code of". */
const isAbove = (text: string, inner: Unit, { unit, end }: PlaceList): boolean =>
  unit === section
    ? titleOfCode(text, skipGap(text, end))
    : unit.subdivision === true && unit.rank < inner.rank && OF_COMMA.test(text.slice(end, end + 24));

const OF_COMMA = /^,\s+of\s+(?:this|that|such|the\s+same|section)\b/;

/** Whether a subdivision behind a section and a comma lies in it: "section 3, subsection (b), of this order", "see section 3, subsection (b)." */
const endsInWhole = (text: string, { unit, end }: PlaceList): boolean =>
  unit.subdivision === true && OF_WHOLE.test(text.slice(end, end + 40));

/** Follows "of", and commas that go down ("title 8, chapter 12"), from a list to the outermost one. */
export function readChain(text: string, whole: PlaceList): PlaceList {
  const first = ofOwnPath(text, whole);
  let { places, end } = first;
  let outer = first.unit;
  let inner = first.unit;
  for (;;) {
    const through = throughInclusive(text, end);
    const aside = skipAside(text, through);
    OF.lastIndex = skipGap(text, aside);
    const gap = aside > through && OF.test(text) ? skipGap(text, aside) : skipGap(text, through);
    OF.lastIndex = gap;
    if (OF_START.has(text.charCodeAt(gap)) && OF.test(text)) {
      const group = readGroup(text, OF.lastIndex);
      // A "subdivision" may stand at any level: "subdivision (B) of paragraph (2)".
      const inSubdivision = outer.unit === 'subdivision' && group?.unit.subdivision && group.unit !== outer;
      if (!group || (group.unit.rank >= outer.rank && !inSubdivision && !isChapterOfPart(text, outer, group))) break;
      const one = unitWordAt(text, skipGap(text, OF.lastIndex))?.plural === false;
      places = distribute(group.places, places, one && !/or/.test(text.slice(gap, group.end)));
      outer = group.unit;
      end = group.end;
      continue;
    }
    if (text.charCodeAt(gap) !== 44 || (places.length !== 1 && !titleOfCode(text, gap))) break;
    const group = readGroup(text, skipGap(text, gap + 1));
    // "part 1003 of title 8, section 68.1 of title 28": each has its own.
    if (!group || group.unit.rank === inner.rank || (outer !== inner && isOf(text, group.end, outer.unit))) break;
    if (group.unit.subdivision || inner.subdivision) {
      // Only "of" leads into a section ("subparagraph (B), subsection (c)" are two), but for "Article I, section 9, clause 7".
      // and "Article 1, paragraph (2)", as treaties and permits have it, and "section 3, subsection (a), of this order".
      // "paragraph (2), subsection (b), of this section".
      if (inner.subdivision) {
        if (outer !== inner || group.places.length !== 1 || !isAbove(text, inner, group)) break;
        places = within(group.places[0]!.steps, places);
        outer = group.unit;
        if (outer === section) inner = outer;
        end = group.end;
        continue;
      }
      const isInArticle =
        OF_ARTICLE.has(group.unit.unit) &&
        (outer.unit === 'article' || isOf(text, group.end, 'article') || isOfPart(outer, group));
      if (!isInArticle && !(inner.unit === 'section' && endsInWhole(text, group))) break;
      places = within(places[0]!.steps, group.places);
      inner = group.unit;
    } else if (group.unit.rank < outer.rank && group.places.length === 1) {
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

/** "chapter 227 of part II of title 18", "chapter 53 of part III of title 5": some titles of the Code have their chapters in parts. */
const isChapterOfPart = (text: string, outer: Unit, { unit, end }: PlaceList): boolean =>
  outer.unit === 'chapter' && unit.unit === 'part' && isOf(text, end, 'title');

/** "Part A, paragraph 1" of a memorandum: a number that stands bare is no clause of its own, as "part B, paragraph (1) applies" has it. */
const isOfPart = (outer: Unit, { unit, places }: PlaceList): boolean =>
  outer.unit === 'part' && unit.unit === 'paragraph' && places.every(({ steps }) => steps[0]!.bare);

/**
 * "subdivision (a)(2)(A), and subdivisions (A) and (B) of paragraph (2)": the first has its way from the top, so that what the others
 * lie in is theirs alone.
 */
function ofOwnPath(text: string, list: PlaceList): PlaceList {
  if (!list.unit.subdivision || !list.places.some((place) => place.word >= 0)) return list;
  OF.lastIndex = skipGap(text, list.end);
  const [first] = list.places;
  const own = OF.test(text) && unitWordAt(text, OF.lastIndex)?.unit.subdivision && first!.steps.length > 1;
  return (own && withoutNext(list)) || list;
}

const CODE_TITLE = new RegExp(
  `,${GAP}[Tt]itle${GAP}\\d{1,2},?${GAP}(?:of${GAP}the${GAP})?(?:U\\.?${GAP}?S\\.?${GAP}?C|United${GAP}States${GAP}C|Code${GAP}of)`,
  'y',
);

/** "Secs. 202 and 208, Title 3, U.S. Code": several sections lie in a title of a code that stands behind them. */
function titleOfCode(text: string, at: number): boolean {
  CODE_TITLE.lastIndex = at;
  return CODE_TITLE.test(text);
}

/**
 * "paragraph (1) of sections 2 and 3": each place in each. What has its own unit's word stands by itself: "paragraph (2) of
 * subsection (a) and subsection (c)" are (a)(2) and (c). So does what goes on with the list around it, where one alone is
 * meant: "sections 2(a), paragraphs (1) and (2) of section 3(b), 4(c), and 5(d)".
 */
function distribute(outer: readonly Place[], inner: readonly Place[], single: boolean): Place[] {
  if (outer.length === 1) return within(outer[0]!.steps, inner);
  if (single && outer.slice(1).every(({ steps }) => steps.length > 1))
    return [...within(outer[0]!.steps, inner), ...outer.slice(1)];
  return outer.flatMap((place) => (place.word >= 0 ? [place] : within(place.steps, inner)));
}

/** What may follow a document without a comma. */
const SUFFIX = /^(?:Div|div|§|Title|title|[Ss]ec(?:tions?|s?\.)\s)/;
const SUFFIX_LETTERS: ReadonlySet<number> = new Set([...'Dd§TtSs'].map((letter) => letter.charCodeAt(0)));

/** "sections 551 through 559, section 706, title 5": the last has its title behind it. */
const TITLE_NEXT = /^,\s{1,3}[Tt]itle\s\d/;

const DASHED = /^(?:—|–|--)/;
const LINE_END = /[\r\n]/;

/** "section 13301, and sections 2 and 3 of": what has its own word before its own law is the next citation's. */
export function withoutNext(list: PlaceList): PlaceList | undefined {
  const next = list.places.findIndex((place) => place.word >= 0);
  if (next <= 0) return undefined;
  const places = list.places.slice(0, next);
  return { ...list, places, end: places.at(-1)!.range[1] };
}

/**
 * Units behind a document, outermost first: ", div. C, title III, §§ 302(a), 308(d)(5), title IV, § 401".
 * @param above the rank above which they all lie: behind "Title 50, United States Code" no other title is of it
 */
export function readSuffix(text: string, at: number, above = -1): PlaceList | undefined {
  const outer: { readonly rank: number; readonly place: Place }[] = [];
  const places: Place[] = [];
  let unit: Unit | undefined;
  let end = at;
  for (;;) {
    let next = skipGap(text, end);
    if (text.charCodeAt(next) === 44) next = skipGap(text, next + 1);
    else if (unit || !SUFFIX_LETTERS.has(text.charCodeAt(next)) || !SUFFIX.test(text.slice(next, next + 10))) break;
    const read = readGroup(text, next);
    if (!read || read.unit.subdivision || read.unit.rank <= above) break;
    // "… Stabilization Act⏎Title II—Lamps": the next line's heading.
    if (LINE_END.test(text.slice(end, next)) && DASHED.test(text.slice(read.end, read.end + 2))) break;
    OF.lastIndex = skipGap(text, read.end);
    const group = OF.test(text)
      ? withoutNext(read)
      : TITLE_NEXT.test(text.slice(read.end, read.end + 12))
        ? (withoutNext(read) ?? (unit ? undefined : read))
        : read;
    if (!group) break;
    const { rank } = group.unit;
    while (outer.length > 0 && outer.at(-1)!.rank >= rank) outer.pop();
    const whole = within(outer.at(-1)?.place.steps ?? [], group.places);
    if (rank >= SECTION_RANK || whole.length > 1) for (const place of whole) places.push(place);
    else outer.push({ rank, place: whole[0]! });
    unit = group.unit;
    end = group.end;
  }
  if (!unit) return undefined;
  return { places: places.length > 0 ? places : [outer.at(-1)!.place], unit, end };
}
