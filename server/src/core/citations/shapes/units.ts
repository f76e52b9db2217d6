/** Units before a law: "section 235(b) of the INA", "INA § 235", "section 301 of title 3, United States Code". */
import { isDigit, isLetter, isLower, isUpper, skipGap, skipGapBack } from '../../text.ts';
import { knownAbbreviations } from '../acts.ts';
import { OF, readChain, readGroup, readSuffix, throughInclusive } from '../grammar/groups.ts';
import { type PlaceList, readPlaces } from '../grammar/lists.ts';
import { readSeparator, skipAside } from '../grammar/separators.ts';
import { makeStep, type Place, within } from '../grammar/steps.ts';
import { type Host, makePhrase, type Phrase } from '../phrase.ts';
import { SECTION_RANK, section, type Unit, unitNamed, unitWords } from '../units.ts';
import { readNote, throughAppendix } from './code.ts';
import { behindCode } from './codeTitle.ts';
import { asConstitution } from './constitution.ts';
import { readHost } from './host.ts';
import { readTitleVolume, readVolumeAt } from './volume.ts';

const SUBPART = unitNamed('subpart')!;
const CHAPTER = unitNamed('chapter')!;
const TITLE_RANK = unitNamed('title')!.rank;

/** A unit's word reads on where a designation follows it: a figure, a parenthesis, a numeral, behind a blank. */
export function readUnitsAt(text: string, at: number, word: string, from: number): Phrase | undefined {
  let end = at + word.length;
  if (text.charCodeAt(end) === 46 && unitWords.has(`${word}.`)) end++;
  const start = skipGap(text, end);
  // "Sec.2", "subsection(a)" without a blank; "paragraph(s)" is a plural.
  const apart =
    start !== end ||
    word.startsWith('§') ||
    (text.charCodeAt(end - 1) === 46 && isDigit(text.charCodeAt(end))) ||
    (text.charCodeAt(end) === 40 && !text.startsWith('(s)', end));
  if (!apart) return undefined;
  const code = text.charCodeAt(start);
  const designated =
    (isLower(code) && !isLower(text.charCodeAt(start + 1)) && LONE_LETTERS.test(text.slice(start, start + 40))) ||
    isDigit(code) ||
    code === 40 ||
    code === 92 ||
    (isUpper(code) && (!isLower(text.charCodeAt(start + 1)) || (word === 'Sec' && text.startsWith('Sec.', start))));
  return designated ? readUnits(text, at, from) : undefined;
}

/** "subdivision a of this section", "paragraphs a and b of section 2", as New York writes them. */
const LONE_LETTERS =
  /^[a-z](?:,?[\s\u00a0]+(?:(?:and|or)[\s\u00a0]+)?[a-z]){0,4}[\s\u00a0]+of[\s\u00a0]+(?:this|that|such|section|subdivision)\b/;

function readUnits(text: string, at: number, from: number): Phrase | undefined {
  // "Title 18 U.S.C. Section 3500": a volume that calls itself a title.
  const called = readTitleVolume(text, at);
  if (called) return called;
  const first = readGroup(text, at);
  if (!first) return undefined;
  const titled = ofNamedTitle(text, at, first);
  if (titled) return titled;
  const chain = readChain(text, first);
  if (ofAnotherLaw(text, at, from)) {
    // "Cal. Penal Code § 2, and § 2 of this order": the second names what it is of.
    const apart = chain.places.length > 1 && readHost(text, chain).host.type !== 'none';
    const own = apart ? readGroup(text, at, false) : undefined;
    const end = own ? Math.max(own.end, chain.places[0]!.range[1]) : chain.end;
    return makePhrase([at, end], { type: 'foreign' }, (own ?? chain).places, first.unit);
  }
  const volume = chain.unit.subdivision || chain.unit === SUBPART ? ofVolume(text, at, chain) : undefined;
  if (volume) return volume;
  const start = leadingName(text, at, from);
  if (start) {
    // "INA § 212(f) and section 301 of title 3": what has a word of its own is a phrase of its own.
    const own = readGroup(text, at, false) ?? first;
    const note = readNote(text, own.end);
    return makePhrase([start.at, note ?? own.end], start.host, own.places, own.unit, note !== undefined);
  }
  const { host, end: hostEnd } = hostBehind(text, chain);
  // "CAA § 111(d), section 404 of the CWA": what comes with a word of its own is another's than the document's short name.
  if (host.type !== 'none' && SHORT_NAME.test(text.slice(Math.max(from, at - 12), at))) {
    const own = readGroup(text, at, false);
    if (own && own.end < chain.end && chain.places.some((place) => place.word >= 0))
      return makePhrase([at, own.end], { type: 'none' }, own.places, first.unit);
  }
  // Only a memorandum has a "Section A".
  if (host.type !== 'none' && host.type !== 'self' && chain.places.some(isLettered)) return undefined;
  let end = host.type === 'none' || host.type === 'foreign' ? chain.end : hostEnd;
  if (host.type === 'none') {
    // "Wage and Hour Division⏎29 CFR Part 500": the volume of what follows.
    if (chain.unit.rank < SECTION_RANK && VOLUME_OF.test(text.slice(chain.end, chain.end + 12))) return undefined;
    const articles = chain.unit.unit === 'article' ? joinArticles(text, chain) : undefined;
    if (articles) return makePhrase([at, articles.end], articles.host, articles.places, first.unit);
    const shared = sharedEnd(text, chain);
    if (shared) return makePhrase([at, shared.end], shared.host, shared.places, section);
    const joined =
      joinSections(text, chain, first.unit) ??
      joinOthers(text, chain, at, first.unit) ??
      joinBelow(text, chain, first.unit);
    if (joined) return makePhrase([at, joined.end], joined.host, joined.places, first.unit);
  }
  let places = chain.places;
  if (host.type === 'law' && host.bare) {
    ({ places, end } = moreTitles(text, places, end));
    end = behindCode(text, end) ?? end;
  }
  // "section 5(b) of title 50, United States Code Appendix".
  const appendix =
    host.type === 'law' && host.bases[0]!.id === '/us/usc' && !host.bare ? throughAppendix(text, end) : end;
  if (appendix > end) {
    places = places.map(inAppendix);
    end = appendix;
  }
  // "title 50, United States Code, section 413", "Title 8 of the Code of Federal Regulations, part 214".
  const below =
    host.type === 'law' &&
    host.kind !== 'const' &&
    host.bases[0]!.id === `/us/${host.kind}` &&
    places.length === 1 &&
    !places[0]!.steps.some((step) => step.prefix === 's')
      ? readSuffix(text, end, TITLE_RANK)
      : undefined;
  if (below) {
    places = within(places[0]!.steps, below.places);
    end = below.end;
  }
  // "section 302(a) of Pub. L. 104–208, div. C": the law's levels stand above the section.
  const above =
    host.type === 'law' && host.kind === 'pl' && host.bases.length === 1 ? readSuffix(text, end) : undefined;
  // ("ch. 30" is the print's, no level.)
  if (above && above.unit.rank < SECTION_RANK && above.unit.unit !== 'chapter' && above.places.length === 1) {
    places = within(above.places[0]!.steps, places);
    end = above.end;
  }
  if (host.type === 'law' && host.kind === 'const') places = asConstitution(places);
  const note = host.type === 'law' ? readNote(text, end) : undefined;
  const begin = host.type === 'law' && host.bare ? codeBefore(text, at, from) : at;
  // With its code before it a phrase shares no other's.
  const own = begin < at && host.type === 'law' ? { ...host, bare: false } : host;
  return makePhrase([begin, note ?? end], own, places, first.unit, note !== undefined);
}

/** What a list is of; an aside may stand before it: "section 11 (relating to violations) of the Export Administration Act of 1979". */
function hostBehind(text: string, chain: PlaceList): { host: Host; end: number } {
  const end = throughInclusive(text, chain.end);
  const found = readHost(text, { ...chain, end });
  const aside = found.host.type === 'none' ? skipAside(text, end) : end;
  return aside === end ? found : readHost(text, { ...chain, end: aside });
}

/** "U.S.C., title 16, sec. 473", as older orders have it: the Code's name before its title. */
function codeBefore(text: string, at: number, from: number): number {
  if ((text.charCodeAt(at) | 32) !== 116) return at;
  const name = /(?:^|[^\d\s]\s*)(U\.\s?S\.\s?C(?:\.|ode),?\s+(?:Supp\.\s+[IVX]{1,5},?\s+)?)$/.exec(
    text.slice(Math.max(from, at - 30), at),
  )?.[1];
  return at - (name?.length ?? 0);
}

/** "Title 17 Section 105 of the United States Code": no comma stands between. */
function ofNamedTitle(text: string, at: number, first: PlaceList): Phrase | undefined {
  if (first.unit.rank !== TITLE_RANK || first.places.length !== 1) return undefined;
  const next = skipGap(text, first.end);
  const group = isDigit(text.charCodeAt(first.end - 1)) ? readGroup(text, next, false) : undefined;
  if (group?.unit !== section) return undefined;
  const places = within(first.places[0]!.steps, group.places);
  const { host, end } = readHost(text, { unit: first.unit, places, end: group.end });
  if (host.type !== 'law' || host.bare || (host.kind !== 'usc' && host.kind !== 'cfr')) return undefined;
  return makePhrase([at, end], host, places, section);
}

/** The mark of a code or a register behind its volume. */
const VOLUME_OF = /^\s+(?:C\.?\s?F\.?\s?R\b|U\.?\s?S\.?\s?C\b|F\.?\s?R\b|Fed\.\s?Reg|Stat\.)/;

/** A place in the appendix of its title. */
const inAppendix = (place: Place): Place => ({
  ...place,
  steps: place.steps.map((step) => (step.prefix === 't' ? makeStep('t', `${step.designation}a`) : step)),
});

/** "paragraphs (b)(1) and (2) of 8 CFR 235.3", "subpart B of 45 CFR part 46": what lies in one place that is written with its volume. */
function ofVolume(text: string, at: number, chain: PlaceList): Phrase | undefined {
  OF.lastIndex = skipGap(text, chain.end);
  if (!OF.test(text)) return undefined;
  const found = readVolumeAt(text, OF.lastIndex);
  const [place] = found?.places ?? [];
  if (found?.places.length !== 1 || place!.upto || place!.steps[0]!.prefix !== (chain.unit === SUBPART ? 'pt' : 's'))
    return undefined;
  return makePhrase([at, found.range[1]], found.host, within(place!.steps, chain.places), chain.unit, found.note);
}

/** "Article I, Section 8, and Article II, Section 2, of the Constitution": articles that share their end. */
function joinArticles(
  text: string,
  chain: PlaceList,
): { places: readonly Place[]; host: Host; end: number } | undefined {
  let { places, end } = chain;
  for (let articles = 1; articles < 7; articles++) {
    const next = readSeparator(text, end);
    const group = next && !next.through ? readGroup(text, next.end) : undefined;
    if (group?.unit.unit !== 'article') return undefined;
    const more = readChain(text, group);
    places = [...places, ...more.places];
    const { host, end: hostEnd } = readHost(text, more);
    if (host.type === 'law' && host.kind === 'const') return { places: asConstitution(places), host, end: hostEnd };
    if (host.type !== 'none') return undefined;
    end = more.end;
  }
  return undefined;
}

/** Whether a place is a section with a letter for its number. */
export const isLettered = (place: Place): boolean =>
  place.steps.some((step) => step.prefix === 's' && /^[A-Z]/.test(step.designation));

/**
 * "subsection 552(a) and section 553 of title 5, United States Code": sections, whatever the first is called, that share their end;
 * "section 107 and chapters 11 and 13 of title 38, United States Code", where a document has hardly so many sections of its own.
 */
function sharedEnd(text: string, chain: PlaceList): { places: readonly Place[]; host: Host; end: number } | undefined {
  if (!chain.places.every((place) => place.steps[0]!.prefix === 's')) return undefined;
  const many = chain.unit === section && chain.places.every((place) => /^\d{3}/.test(place.steps[0]!.designation));
  if (!chain.unit.subdivision && !many) return undefined;
  const next = readSeparator(text, chain.end);
  const group = next && !next.through ? readGroup(text, next.end) : undefined;
  if (many ? group?.unit !== CHAPTER : group?.unit !== section) return undefined;
  if (!group) return undefined;
  const more = readChain(text, group);
  const { host, end } = readHost(text, more);
  const title = more.places[0]!.steps[0]!;
  if (host.type !== 'law' || host.bases[0]!.id !== `/us/${host.kind}` || title.prefix !== 't') return undefined;
  return { places: [...within([title], chain.places), ...more.places], host, end };
}

/** "subsection (a) of section 4561, and subsection (b) of section 9561, of title 10": places in sections that share their end. */
function joinSections(
  text: string,
  chain: PlaceList,
  unit: Unit,
): { places: readonly Place[]; host: Host; end: number } | undefined {
  if (!unit.subdivision || chain.unit !== section) return undefined;
  let { places, end } = chain;
  for (let sections = 1; sections < 7; sections++) {
    const next = readSeparator(text, end);
    const group = next && !next.through ? readGroup(text, next.end) : undefined;
    if (!group?.unit.subdivision) return undefined;
    const more = readChain(text, group);
    const { host, end: hostEnd } = readHost(text, more);
    const top = more.places[0]!.steps[0]!;
    if (host.type !== 'none') {
      if (host.type === 'foreign' || (more.unit !== section && top.prefix !== 't')) return undefined;
      const above = top.prefix === 't' ? [top] : [];
      return { places: [...within(above, places), ...more.places], host, end: hostEnd };
    }
    if (more.unit !== section) return undefined;
    places = [...places, ...more.places];
    end = more.end;
  }
  return undefined;
}

/** "sections 304, 305, 306 and subsections (1) and (4) of section 302 of the Act": what lies in another section shares their end. */
function joinBelow(
  text: string,
  chain: PlaceList,
  unit: Unit,
): { places: readonly Place[]; host: Host; end: number } | undefined {
  if (unit !== section || chain.unit !== section) return undefined;
  const next = readSeparator(text, chain.end);
  const group = next && !next.through ? readGroup(text, next.end) : undefined;
  if (!group?.unit.subdivision) return undefined;
  const more = readChain(text, group);
  const { host, end } = readHost(text, more);
  return more.unit === section && host.type !== 'none' && host.type !== 'foreign'
    ? { places: [...chain.places, ...more.places], host, end }
    : undefined;
}

const AND_LATER = /^,\s+(?:and|or)\s/;

/**
 * "paragraph (2) of subsection (a), subsection (c), or section 1": what is joined one level up or more is of the list, and so is
 * what lies deeper and says in what: "subsection (c) and paragraph (2) of subsection (a)".
 */
function joinOthers(
  text: string,
  chain: PlaceList,
  at: number,
  unit: Unit,
): { places: readonly Place[]; host: Host; end: number } | undefined {
  const rank = chain.unit.rank;
  if (rank <= SECTION_RANK || text.charCodeAt(at) === 0xa7) return undefined;
  let found: { places: readonly Place[]; host: Host; end: number } | undefined;
  for (let items = 1; items < 7; items++) {
    const next = readSeparator(text, found?.end ?? chain.end);
    const group = next && !next.through ? readGroup(text, next.end) : undefined;
    if (!group || group.unit.rank === rank || group.unit.rank < SECTION_RANK) break;
    // "paragraph 3, subsection (d), section 514", as old texts have it, is no list.
    if (
      found &&
      !/\b(?:and|or)\b/.test(text.slice(found.end, next!.end)) &&
      !AND_LATER.test(text.slice(group.end, group.end + 40))
    )
      break;
    const more = readChain(text, group);
    const deeper = group.unit.rank > rank;
    // "paragraph (1) of subsection (a) and paragraph (2) of subsection (b)" are two, each whole.
    if (deeper && (more.unit.rank !== rank || unit.rank !== rank)) break;
    const { host, end } = readHost(text, more);
    if (host.type !== 'none' && !(deeper && host.type === 'self')) break;
    found = { places: [...(found ?? chain).places, ...more.places], host, end: host.type === 'none' ? more.end : end };
    if (host.type === 'self') break;
  }
  return found;
}

/** "sections 301 of title 5, 113(b) and 162(b) of title 10": sections go on behind a title's number. */
function moreTitles(text: string, before: readonly Place[], at: number): { places: readonly Place[]; end: number } {
  let places = before;
  let end = at;
  for (;;) {
    const next = readSeparator(text, end);
    if (!next || next.through || !isDigit(text.charCodeAt(next.end))) return { places, end };
    const list = readPlaces(text, next.end, { unit: section, plural: true, worded: false, title: '' });
    OF.lastIndex = list ? skipGap(text, list.end) : 0;
    if (!list || !OF.test(text)) return { places, end };
    const title = readGroup(text, OF.lastIndex);
    if (title?.unit.unit !== 'title' || title.places.length !== 1) return { places, end };
    places = [...places, ...within(title.places[0]!.steps, list.places)];
    end = title.end;
  }
}

/** A short name that the document may have given, right before a unit's word. */
const SHORT_NAME =
  /(?:^|[^A-Za-z.&-])(?!(?:AND|OR|THE|OF|IN|BY|TO|SEE|UNDER|FOR|WITH|AS)\b)[A-Z][A-Z&]{1,7}[\s\u00a0]$/;

/** "I. R. C." */
const SPACED = /(?:[A-Z]\.[ \u00a0]){2,3}[A-Z]\.$/;

/** "INA section 235", "I.R.C. § 6103": a name just before the unit's word. */
function leadingName(text: string, at: number, from: number): { at: number; host: Host } | undefined {
  let before = skipGapBack(text, at);
  if (before === at || before <= from) return undefined;
  // "INA, § 221(g)".
  if (text.charCodeAt(before - 1) === 44 && text.charCodeAt(at) === 0xa7) before--;
  let i = before;
  while (i > from && before - i < 12 && (isLetter(text.charCodeAt(i - 1)) || text.charCodeAt(i - 1) === 46)) i--;
  const spaced = SPACED.exec(text.slice(Math.max(from, before - 12), before))?.[0];
  if (spaced !== undefined) i = before - spaced.length;
  if (!isUpper(text.charCodeAt(i))) return undefined;
  const written = text.slice(i, before).replace(/\s/g, '');
  // "… of the INA. Sec. 15.": a sentence ends there; the point of "I.R.C." is one of several.
  if (/^[^.]+\.$/.test(written)) return undefined;
  const word = written.replace(/\./g, '');
  if (!knownAbbreviations.has(word) || /[\w.]/.test(text[i - 1] ?? ' ')) return undefined;
  return { at: i, host: { type: 'term', term: word, which: 'the' } };
}

/**
 * The law of a State, a restatement or rules stands before the sign: "Cal. Gov. Code § 2", "Me. Rev. Stat. tit. 5, § 1",
 * "Ohio Const. art. I, § 2", "Restatement (Second) of Contracts § 2".
 */
const ANOTHER_LAW =
  /(?:\b(?:Law|Laws|Code|Codes|Stat\.|Stats\.|Statutes|Const\.|Constitution|Ann\.|Comp\.|Admin\.(?:\s+R\.)?|Reg\.|Regs\.|Ordinance|Ord\.|Charter|Restatement|Compendium(?:\s+[IVX]{1,4})?|Manual|Handbook|Guidelines|Rules?|R\.\s*Civ\.\s*P\.|Proc\.)(?:,?\s+(?:(?:tit|art|ch|pt)\.\s+[\dIVX]+[A-Z]?|\d[\d:.-]{0,12}),)?|\bof\s+[A-Z][a-z]+|[a-z]\)\s+of\s+[A-Z][a-z]+)\s*$/;
/** Signs and abbreviations that stand behind the name of a law; a word such as "section" may begin a phrase of its own. */
const SIGNS = /^(?:§|(?:tit|art|sec|ch|pt|div)s?\.)/i;
/** "the Lamps Treaty, art. II": an article of what States agreed. */
const OF_TREATY = /\b(?:Treaty|Convention|Protocol|Agreement|Covenant|Accords?|Compact|Charter|Statute),?\s+$/;
/** "the Constitution of the State of Utah, Article I". */
const OF_STATE =
  /\bConstitution\s+of\s+(?:the\s+(?:State|Commonwealth)\s+of\s+)?(?!the\b|United\b)[A-Z][a-z]+(?:\s[A-Z][a-z]+)?,\s+$/;
const ARTICLES = /^[Aa]rticles?\b/;
const FEDERAL = /(?:U\.\s?S\.(?:\s?C\.)?|United States|Internal Revenue)\s+(?:Code|Const\.|Constitution)\s*$/;

/** "Canal Zone Code, title 2, section 274", "District of Columbia Code, title 4": titles of a code of their own. */
const OTHER_CODE = /\b(?:Zone|Columbia|Islands|Rico|Samoa|Guam)\s+Code,\s+$/;

function ofAnotherLaw(text: string, at: number, from: number): boolean {
  // A name ends in a letter, a period or a parenthesis, and its last word has a capital: most phrases stand behind a small word.
  const end = skipGapBack(text, at);
  if (end === at || end <= from) return false;
  let word = end - 1;
  while (word > from && text.charCodeAt(word - 1) > 32 && end - word < 24) word--;
  const first = text.charCodeAt(word);
  if (!isUpper(first) && !isDigit(first) && text.charCodeAt(end - 1) !== 44) return false;
  const sign = SIGNS.test(text.slice(at, at + 5));
  if (text.charCodeAt(end - 1) === 44 && OF_HOUSE.test(text.slice(Math.max(from, at - 24), at))) return true;
  const before = text.slice(Math.max(from, at - 60), at);
  if (!sign)
    return (
      OTHER_CODE.test(before) ||
      (ARTICLES.test(text.slice(at, at + 9)) && (OF_TREATY.test(before) || OF_STATE.test(before))) ||
      (/[A-Z][a-z.]+\s+(?:Code|Laws?|Stat\.|Statutes|Const\.|Constitution),?\s+$/.test(before) && STATE.test(before))
    );
  return (ANOTHER_LAW.test(before) || OF_TREATY.test(before)) && !FEDERAL.test(before);
}

/** "House Rule XIII, clause 3(e)": a place in the rules of a House. */
const OF_HOUSE = /\b[Rr]ule\s+(?:[IVXL]{1,7}|\d{1,2}),\s+$/;

/** Names of States before the name of a law, whole or as lawyers shorten them. */
const STATE =
  /(?:Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|Hampshire|Jersey|Mexico|York|Carolina|Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|Tennessee|Texas|Utah|Vermont|Virginia|Washington|Wisconsin|Wyoming|Cal\.|Tex\.|Fla\.|N\.Y\.|Ill\.|Pa\.|Mass\.|Mich\.|Va\.|Wash\.)/;
