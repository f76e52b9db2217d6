/** Sections and parts behind the mark of a code: "8 U.S.C. 1225(b), 1226 note", "28 CFR part 16, subpart B", "5 U.S.C. App." */
import type { Range } from '../../analysis.ts';
import { skipGap } from '../../text.ts';
import { OF, readGroup, readSuffix, withoutNext } from '../grammar/groups.ts';
import { mayBeNote, type PlaceList, readPlaces } from '../grammar/lists.ts';
import { readSeparator, skipAside } from '../grammar/separators.ts';
import { makeStep, type Place, type Step, within } from '../grammar/steps.ts';
import { GAP, type KindData } from '../kinds.ts';
import { lawHost, makePhrase, type Phrase } from '../phrase.ts';
import { SECTION_RANK, section, unitNamed } from '../units.ts';

/** The title of the C.F.R. whose parts are numbered within their chapter: "parts 102-193 and 102-194". */
const HYPHENED = '41';

const PART_RANK = unitNamed('part')!.rank;

const APPENDIX = new RegExp(
  `,?${GAP}?(?:App(?:endix|x\\.|x|\\.)|APP\\.|app(?:endix|\\.)|[Aa]pp(?=${GAP}(?:\\d|§)|[),;]))(?![A-Za-z])`,
  'y',
);
/** "5 U.S.C. App. II": which of a title's appendices; no address tells them apart. */
const APPENDIX_NUMBER = new RegExp(`${GAP}[IVX]{1,4}(?![A-Za-z\\d]|,?${GAP}?(?:§|[Ss]ec))`, 'y');
/** The code's abbreviation behind its name: "36 Code of Federal Regulations (CFR), Parts 1220-1238", "26 U.S.C. (IRC) 6621". */
const SHORT = new RegExp(`${GAP}?\\((?:\\d{1,2}${GAP})?(?:C\\.?F\\.?R\\.?|U\\.?S\\.?C\\.?|I\\.?R\\.?C\\.?)\\)`, 'y');
/** An edition of the Code or its supplement between the mark and the section. */
const EDITION = new RegExp(
  [
    `,?${GAP}?\\((?:(?:18|19|20)\\d\\d(?:${GAP}[Ee]d(?:ition|\\.)?)?|[Ss]upp\\.?${GAP}[IVX\\d]+)(?:,?${GAP}(?:(?:and|&)${GAP})?[Ss]upp(?:l?\\.|lement)?${GAP}[IVX\\d]+)?(?:,?${GAP}(?:18|19|20)\\d\\d)?\\)(?:,${GAP}[Ss]upp(?:l?\\.|lement)?${GAP}[IVX\\d]+)?`,
    // "37 U. S. C. Sup. 110": the section stands behind it.
    `,?${GAP}[Ss]upp?\\.,?(?=${GAP}\\d{3})`,
    `,?${GAP}(?:18|19|20)\\d\\d,?${GAP}[Ee]d(?:ition|\\.),?(?:${GAP}[Ss]upp(?:l?\\.|lement)?${GAP}[IVX\\d]+)?`,
    `,?${GAP}(?:[Ss]upp?(?:l?\\.|lement)?|SUPP\\.?)${GAP}[IVX\\d]+`,
  ].join('|'),
  'y',
);
const ET_SEQ = /,?[\s\u00a0\u0000]*[*_]{0,2}(?:et\.?[\s\u00a0]+seq|ET[\s\u00a0]+SEQ)(?:\.|[*_]{1,2}\.|(?![a-zA-Z]))/y;
const SIGN = new RegExp(
  // A converter made "S", "?" or a black diamond of the sign.
  `${GAP}?(?:§§?|[Ss]ections?|[Ss]ecs?(?:\\.|(?=${GAP}\\d))|(?<=\\s)(?:SS?(?=${GAP}\\d)|prec\\.(?=${GAP}\\d\\w*${GAP}note)|\\?{1,2}(?=${GAP}?\\d)|\\ufffd{1,2}))${GAP}?`,
  'y',
);
/** Behind a comma a word in small letters may go on from it: ", note well", ", notes taken". */
const NOTE = new RegExp(
  `,?${GAP}prec\\.${GAP}note(?![A-Za-z])|${GAP}[Nn]ote(?![A-Za-z]|${GAP}(?:that|how|what|why)(?![A-Za-z]))|${GAP}[Nn]otes(?![A-Za-z]|${GAP}(?!(?:and|or|to|of|in|under|preceding|following|are|shall)(?![A-Za-z]))[a-z])|,${GAP}[Nn]otes?(?![A-Za-z]|${GAP}(?!(?:and|or|to|prec|et)(?![A-Za-z]))[a-z])|[ \\u00a0]NOTE(?![A-Za-z:—–])|${GAP}NOTE(?=[,;.)])|${GAP}nt\\.|,?${GAP}?\\((?:[Nn]otes?|NOTE)\\)`,
  'y',
);
const NEXT_MARK = /^\s(?:F\.?R\.?|CFR|C\.F\.R\.|U\.?S\.?C|Fed\.\sReg|Stat\.)(?![a-z])/;
const YEAR = /^(?:19|20)\d\d$/;
const COMPILATION = /^,?\s+\d{4}(?:[-–]\d{4})?,?\s+Comp/;

/** The end of "note", "(note)", ", note" at an offset; undefined where none stands. */
export function readNote(text: string, at: number): number | undefined {
  if (!mayBeNote(text, at)) return undefined;
  NOTE.lastIndex = at;
  return NOTE.test(text) ? NOTE.lastIndex : undefined;
}

/** After "App.", "Appendix" and the comma before it; `at` itself where none stands. */
export function throughAppendix(text: string, at: number): number {
  APPENDIX.lastIndex = at;
  return APPENDIX.test(text) ? APPENDIX.lastIndex : at;
}

/** After "et seq." and the markup around it; `at` itself where none stands. */
function throughEtSeq(text: string, at: number): number {
  ET_SEQ.lastIndex = at;
  return ET_SEQ.test(text) ? ET_SEQ.lastIndex : at;
}

/** A volume and its mark, as they stand in the text. */
export interface CodeMark {
  readonly start: number;
  readonly volume: string;
  /** After the mark. */
  readonly after: number;
  readonly data: KindData;
  /** Whether "App." stood before the mark, or the letter of an appendix behind the title: "5a U.S.C.". */
  readonly app: boolean;
}

/** The phrase of a code's mark; undefined where no place follows. */
export function readCode(text: string, { start, volume, after: marked, data, app }: CodeMark): Phrase | undefined {
  const usc = data.kind === 'usc';
  SHORT.lastIndex = marked;
  const mark = SHORT.test(text) ? SHORT.lastIndex : marked;
  let id = data.target.replace('{volume}', app && usc ? `${volume}a` : volume);
  EDITION.lastIndex = mark;
  const after = usc && EDITION.test(text) ? EDITION.lastIndex : mark;
  let end = after;
  let appendix = false;
  if (usc) {
    APPENDIX.lastIndex = after;
    if (APPENDIX.test(text)) {
      // "5a U.S.C. app. 3" says it twice.
      if (!app) id += 'a';
      end = APPENDIX.lastIndex;
      appendix = true;
      EDITION.lastIndex = end;
      if (EDITION.test(text)) end = EDITION.lastIndex;
      APPENDIX_NUMBER.lastIndex = end;
      if (APPENDIX_NUMBER.test(text)) end = APPENDIX_NUMBER.lastIndex;
    }
  }
  // "3 CFR, 1978 Comp., p. 179": a yearly compilation.
  if (COMPILATION.test(text.slice(after, after + 24))) return undefined;
  const host = lawHost(data.kind, [{ id, range: [start, end] as Range }]);
  let at = skipGap(text, end);
  while (text[at] === '*' || text[at] === '_' || (text.charCodeAt(at) === 44 && !appendix)) at = skipGap(text, at + 1);
  const units = readUnitsBehind(text, at, usc ? volume : '', !usc && volume === HYPHENED);
  if (units) {
    const all = usc ? units : withOtherUnits(text, units);
    return makePhrase([start, throughEtSeq(text, all.end)], host, all.places, units.unit);
  }
  // "50 U.S.C. Appendix, section 2061".
  const behindComma =
    appendix && text.charCodeAt(at) === 44 ? sectionOfAppendix(text, skipGap(text, at + 1)) : undefined;
  if (behindComma) return makePhrase([start, throughEtSeq(text, behindComma.end)], host, behindComma.places, section);
  SIGN.lastIndex = appendix ? end : at;
  const signed = SIGN.test(text);
  const numbers = signed ? SIGN.lastIndex : at;
  const title = usc ? volume : '';
  // "15 U.S.C. § 1-2" is a range, "8 CFR § 1.1-2" a number: only more than one sign asks for several.
  const list = readPlaces(text, numbers > after || appendix ? numbers : after, {
    unit: section,
    worded: false,
    title,
    within: appendix && !signed,
    several: signed && /§§|s/i.test(text.slice(at, numbers)),
    plural: usc || /§§|s/i.test(text.slice(signed ? at : numbers, numbers)),
  });
  if (!list) return appendix ? makePhrase([start, end], host) : undefined;
  // "5 CFR⏎51 FR 36176": the volume of the next citation.
  if (NEXT_MARK.test(text.slice(list.end, list.end + 12)) && list.places.length === 1) return undefined;
  if (!usc) {
    // "3 CFR, 1950": the compilation of a year.
    if (volume === '3' && list.places.some((place) => YEAR.test(place.steps[0]!.designation))) return undefined;
    const parts = withOtherUnits(text, downward(text, { ...list, places: asParts(list.places) }));
    return makePhrase([start, throughEtSeq(text, parts.end)], host, parts.places, section);
  }
  // "5 U.S.C. app. 3, § 6(a)": the act that is printed there; no address tells its sections.
  const below = appendix && !signed && list.places.length === 1 ? readSuffix(text, list.end) : undefined;
  const goesOn = goesOnFrom(text, withoutPaired(text, start, list), below?.end, volume);
  const whole = below ? goesOn : throughSemicolons(text, goesOn, volume);
  const note = readNote(text, whole.end);
  return makePhrase([start, note ?? whole.end], host, whole.places, section, note !== undefined);
}

/** "section 2061" behind "Appendix,"; "section 5 of the Lanterns Act" is of that act. */
function sectionOfAppendix(text: string, at: number): PlaceList | undefined {
  const group = readGroup(text, at, false);
  if (group?.unit !== section) return undefined;
  OF.lastIndex = skipGap(text, group.end);
  return OF.test(text) || /^\s+thereof\b/.test(text.slice(group.end, group.end + 10)) ? undefined : group;
}

/** "secs. 3(a)(12), 15 U.S.C. 78c(a)(12), and 23(a), 15 U.S.C. 78w(a)": sections of an act, each before its place in the Code. */
function withoutPaired(text: string, start: number, list: PlaceList): PlaceList {
  const { places, end } = list;
  if (places.length < 2 || !PAIRED.test(text.slice(end, end + 16))) return list;
  if (!PAIRS.test(text.slice(Math.max(0, start - 60), start))) return list;
  return { ...list, places: places.slice(0, -1), end: places.at(-2)!.range[1] };
}

const PAIRED = /^,\s+\d{1,2}\s+U\.?\s?S\.?\s?C/;
const PAIRS = /(?:\b[Ss]ec(?:tion|\.)?s?\.?|§§?)\s+\d[\w().-]{0,24},\s+$/;

/** "15 U.S.C. 77a et seq., 78a et seq., and 80a-1 et seq.": a list goes on behind "et seq." */
function goesOnFrom(text: string, list: PlaceList, from: number | undefined, title: string): PlaceList {
  let places = list.places;
  let end = throughEtSeq(text, from ?? list.end);
  if (end === (from ?? list.end)) return { ...list, end };
  for (;;) {
    const next = readSeparator(text, end);
    const more =
      next && !next.through && NEXT_SECTION.test(text.slice(next.end, next.end + 8))
        ? readPlaces(text, next.end, { unit: section, plural: true, worded: false, title })
        : undefined;
    const after = more && throughEtSeq(text, more.end);
    if (!more || !(after! > more.end || ENDS_LIST.test(text.slice(more.end, more.end + 8)))) break;
    places = [...places, ...more.places];
    end = after!;
  }
  return { ...list, places, end };
}

/** Behind a semicolon, a range and what shows that nothing else is counted: "; 1531-1544; and 4201-4245". */
const NEXT_RANGE =
  /;\s{1,12}(?:and\s{1,12})?(?=\d{2,5}[a-z]{0,2}[-\u2013]\d{2,5}[a-z]{0,2}(?:[;,.]\s|\s{1,3}and\s|[.)]|$))/y;

/** "16 U.S.C. 1361-1407; 1531-1544; and 4201-4245": a list of ranges goes on behind semicolons, as authority citations have it. */
function throughSemicolons(text: string, list: PlaceList, title: string): PlaceList {
  let { places, end } = list;
  for (;;) {
    NEXT_RANGE.lastIndex = end;
    const more = NEXT_RANGE.test(text)
      ? readPlaces(text, NEXT_RANGE.lastIndex, { unit: section, plural: true, worded: false, title })
      : undefined;
    if (!more) return { ...list, places, end };
    places = [...places, ...more.places];
    end = more.end;
  }
}

const NEXT_SECTION = /^\d{2,5}[a-z]?/;
/** Behind the last of a list; not "and 16 CFR". */
const ENDS_LIST = /^(?:[.;)\]]|\s*$)/;

/** "part 16, subpart B", "chapter 31, subchapter IV" behind a mark. */
function readUnitsBehind(text: string, at: number, title: string, joined: boolean): PlaceList | undefined {
  const group = ofOneCode(text, readGroup(text, at, true, title, joined));
  if (!group || (group.unit.rank >= SECTION_RANK && !PART_WORD.test(text.slice(at, at + 6)))) return undefined;
  return downward(text, group);
}

/**
 * "49 U.S.C. chapter 301 or chapter 325": a unit's word may come again, with a number. "8 CFR part 208 and part 3 of title 5",
 * "part 3, and part II below": it opens another phrase.
 */
function ofOneCode(text: string, list: PlaceList | undefined): PlaceList | undefined {
  if (!list?.places.some((place) => place.word >= 0)) return list;
  const numbered = list.places.every((place) => place.steps.length === 1 && /^\d/.test(place.steps[0]!.designation));
  const end = skipAside(text, list.end);
  return numbered && !BELONGS.test(text.slice(end, end + 10)) ? list : withoutNext(list);
}

const BELONGS = /^(?:,?\s+(?:of|in|to)\b|[(.]\d)/;

const AND = /^,?\s+(?:and|or|&)\s+$/;
/** What a unit behind "and" belongs to by its own words: another law, this one's chapter, the next citation. */
const OWN_LAW =
  /^(?:,?\s+(?:(?:of|in|to|thereof)\b|C\.?F\.?R)|\s+\d|,\s+\d{1,2}\s+C\.?F\.?R\.?(?!\s+(?:[Pp]arts?\b|§|\d)))/;

/** "21 CFR 10.30, 10.33, and part 12", "parts 50 and 56 and § 812.2", "subpart C of part 164": what comes behind "and" brings its own unit. */
function withOtherUnits(text: string, list: PlaceList): PlaceList {
  let { places, end } = list;
  for (;;) {
    const next = readSeparator(text, end);
    if (!next || next.through || !AND.test(text.slice(end, next.end))) break;
    const group = readGroup(text, next.end, false);
    const inner = group?.unit === SUBPART ? ofPart(text, group) : group;
    const behind = inner ? skipAside(text, inner.end) : 0;
    if (!inner?.places.every(isOfRegulations) || OWN_LAW.test(text.slice(behind, behind + 24))) break;
    places = [...places, ...inner.places];
    end = inner.end;
  }
  return { ...list, places, end };
}

const SUBPART = unitNamed('subpart')!;

/** "subpart C of part 164"; undefined where no part stands behind it. */
function ofPart(text: string, list: PlaceList): PlaceList | undefined {
  OF.lastIndex = skipGap(text, list.end);
  const part = OF.test(text) ? readGroup(text, OF.lastIndex, false) : undefined;
  if (part?.places.length !== 1 || OWN_LAW.test(text.slice(part.end, part.end + 24))) return undefined;
  return { ...list, places: within(part.places[0]!.steps, list.places), end: part.end };
}

/** A part by its number, or a section whose number begins with its part's. */
const isOfRegulations = ({ steps: [first] }: Place): boolean =>
  first!.prefix === 'pt' ? /^\d/.test(first!.designation) : first!.prefix === 's' && first!.designation.includes('.');

/** "Part 74.2" is a section, though it is called a part. */
const PART_WORD = /^[Pp](?:ar)?ts?[.\s]/;

const SUBPART_BEHIND = /^[Ss]ubpart\s[A-Z]/;

/** Follows commas that go down from a list: ", subpart F". */
function downward(text: string, list: PlaceList): PlaceList {
  let { places, end } = list;
  let inner = list.places.every((place) => place.steps[0]?.prefix === 'pt') ? PART_RANK : list.unit.rank;
  for (;;) {
    const comma = skipGap(text, end);
    // "50 CFR 600 subpart D".
    const isSubpart = SUBPART_BEHIND.test(text.slice(comma, comma + 10));
    if ((text.charCodeAt(comma) !== 44 && !isSubpart) || places.length !== 1) break;
    const read = readGroup(text, isSubpart ? comma : skipGap(text, comma + 1));
    const next = read && withoutOwn(text, read);
    if (
      !next ||
      next.unit.rank <= inner ||
      (next.unit.subdivision && !isBelowSection(text, places[0]!, next, next !== read))
    )
      break;
    places = within(places[0]!.steps, next.places);
    inner = next.unit.rank;
    end = next.end;
  }
  return { unit: list.unit, places, end };
}

/** "14 CFR 61.56, paragraph (c)", which ends there: "8 CFR 208.13, paragraph (b) of this section" are two. */
const isBelowSection = (text: string, { steps }: Place, list: PlaceList, cut: boolean): boolean =>
  list.unit.unit === 'paragraph' &&
  steps.length === 1 &&
  steps[0]!.designation.includes('.') &&
  (cut || ENDS_PHRASE.test(text.slice(list.end, list.end + 8)));

const ENDS_PHRASE = /^(?:,(?!\s*(?:of|and|or)\b)|[;)]|\.(?:\s|$)|\s*$)/;

/** "subpart D, and subpart B of 45 CFR part 46", "§ 1341 of title 31": what names its own code is the next citation's. */
function withoutOwn(text: string, list: PlaceList): PlaceList | undefined {
  OF.lastIndex = skipGap(text, list.end);
  return OF.test(text) && OWN_CODE.test(text.slice(OF.lastIndex, OF.lastIndex + 16)) ? withoutNext(list) : list;
}

const OWN_CODE = /^(?:[Tt]itle\s{1,3}\d|[Pp]arts?\s{1,3}\d|\d{1,2}\s{1,12}[UC])/;

/** A number without a point is a part: "49 CFR 390". */
function asParts(places: readonly Place[]): Place[] {
  const mend = (steps: readonly Step[]): readonly Step[] =>
    steps.length === 1 && !steps[0]!.designation.includes('.') ? [makeStep('pt', steps[0]!.designation)] : steps;
  return places.map((place) => ({ ...place, steps: mend(place.steps), upto: place.upto && mend(place.upto) }));
}
