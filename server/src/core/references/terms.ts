/** "of the Act", "of such Act", "of the INA", "thereof": phrases that name their law by a word for it. */
import type { Kind } from '../analysis.ts';
import { knownAbbreviations } from '../citations/acts.ts';
import { makeStep, pathOf, type Step, within } from '../citations/grammar/steps.ts';
import { actByInitials } from '../citations/initials.ts';
import { type Phrase, placeTargets } from '../citations/phrase.ts';
import { SECTION_RANK } from '../citations/units.ts';
import { attachedPlace } from './attached.ts';
import type { Context } from './context.ts';
import { isAmended } from './instructed.ts';
import { containerOf, kindOf, sectionOf } from './places.ts';
import { ofNamedPart, titleOfRegulations } from './regulations.ts';
import type { Subject } from './subjects.ts';

/** The act that 8 CFR calls "the Act". */
export const INA = '/us/act/immigration-and-nationality-act';

/** The kinds that "such Act", "that order", "thereof" can mean. */
function kindsOf(term: string): readonly Kind[] {
  if (/order/i.test(term)) return ['eo'];
  if (/proclamation/i.test(term)) return ['proc'];
  if (/memorandum/i.test(term)) return ['memo'];
  return term === 'thereof' ? ['act', 'eo', 'pl', 'proc', 'memo'] : ['act', 'pl'];
}

export function readTerm(context: Context, phrase: Phrase, term: string, which: 'the' | 'such'): void {
  const at = phrase.range[0];
  const quoted = context.input.quoted(at);
  if (which === 'such' && (term === 'section' || term === 'subsection')) {
    ofSuchSection(context, phrase, term, quoted);
    return;
  }
  if (term === 'thereof' && (inSectionJustNamed(context, phrase, quoted) || inCodeOfTrade(context, phrase))) return;
  if (which === 'the' && (attachedPlace(context, phrase, term) || ofThisTreaty(context, phrase, term, quoted))) return;
  const regulation = term === 'thereof' && phrase.places.some((place) => sectionOf(place).includes('.'));
  const law =
    which === 'such' ? suchLaw(context, regulation ? 'title' : term, at, quoted) : named(context, phrase, term);
  const last = law === undefined ? undefined : ofNamedPart(phrase, law);
  const base = which === 'such' && last ? (actOfSection(context, phrase, last.base) ?? last.base) : last?.base;
  const kind = base === undefined ? undefined : kindOf(base);
  // "subsection (b) thereof" is of a section that we don't know.
  if (base === undefined || kind === undefined || phrase.places.some((place) => place.steps[0]!.prefix === '')) return;
  const { places } = last!;
  context.cite({ ...phrase, places }, kind, placeTargets(base, places, phrase.note), base);
}

/**
 * "section 5 of the Lamp Act, and subsection (a) thereof", "5 U.S.C. 552, particularly paragraph (b)(5) thereof": of the section of a
 * law that the sentence named last.
 */
function inSectionJustNamed(context: Context, phrase: Phrase, quoted: boolean): boolean {
  const [at] = phrase.range;
  const { unit, places } = phrase;
  if (!unit?.subdivision || !places.every(({ steps }) => steps[0]!.prefix === '')) return false;
  const last = context.subjects.last(at, quoted);
  if (!last || last.section.length === 0 || !context.subjects.sameSentence(last, at)) return false;
  if (context.unplaced > last.to || (context.ownSection && context.ownSection.to > last.to)) return false;
  // A letter may be of the section though the word is of a level below: "paragraph (b)(5)".
  const lettered =
    last.steps.length === last.section.length &&
    /^[a-z]$/.test(places[0]!.steps[0]!.designation) &&
    unit.rank === SECTION_RANK + 2;
  const above = lettered ? last.section : (containerOf(last.steps, unit.rank) ?? last.section);
  if (!lettered && above.length - last.section.length !== unit.rank - SECTION_RANK - 1) return false;
  const below = within(above, places);
  context.cite({ ...phrase, places: below }, last.kind, placeTargets(last.base, below), last.base);
  return true;
}

const TREATY = /^(?:Treaty|Convention|Agreement|Protocol|Charter)$/;

/** "Article IX of the Treaty" in a text that has that article, and is no law about another's treaty. */
function ofThisTreaty(context: Context, phrase: Phrase, term: string, quoted: boolean): boolean {
  if (quoted || context.input.form !== 'unknown' || !TREATY.test(term) || context.whole.named(term)) return false;
  const own = ({ steps }: Phrase['places'][number]) => steps[0]!.prefix === 'art' && context.whole.has(pathOf(steps));
  if (phrase.places.length === 0 || !phrase.places.every(own)) return false;
  context.refer(phrase, pathOf);
  return true;
}

/** The number of a section that few acts have. */
const MANY = /^(?:\d{3,}|\d+[A-Z]+)/;

/**
 * "section 502B(c) of that Act" behind section 502B of one act and section 36 of another: the tables tell that the act named
 * last, of which they know the section that was cited, has no such section, and that the other one has. A number that many acts have
 * proves nothing.
 */
function actOfSection(context: Context, phrase: Phrase, last: string): string | undefined {
  const { facts } = context.input;
  const section = phrase.places.length === 1 ? sectionOf(phrase.places[0]!) : '';
  if (!facts || !MANY.test(section) || facts.parallel(`${last}/s${section}`) !== undefined) return undefined;
  const law = context.lawOfSection(section, phrase.range[0]);
  if (law?.kind !== 'act' || facts.parallel(`${law.base}/s${section}`) === undefined) return undefined;
  const cited = context.citations.slice(-8).flatMap(({ targets }) => targets);
  return cited.some((id) => id.startsWith(`${last}/s`) && facts.parallel(id) !== undefined) ? law.base : undefined;
}

/** "such Act", "that order", "such title": the last object of that kind. */
function suchLaw(context: Context, term: string, at: number, quoted: boolean): string | undefined {
  const law = (subject: Subject | undefined) => subject?.base;
  switch (term) {
    case 'title':
    case 'chapter':
      return law(
        context.subjects.lastOf(['usc', 'cfr', 'act'], at, quoted, ({ base, steps, kind }) =>
          kind === 'act'
            ? steps.some((step) => step.prefix === (term === 'title' ? 't' : 'ch'))
            : /\/t\d+a?$/.test(base),
        ),
      );
    case 'Code':
      return law(
        context.subjects.lastOf(['usc', 'act'], at, quoted, ({ base, kind }) => kind === 'usc' || /-code\b/.test(base)),
      );
    default: {
      const last = context.subjects.lastOf(kindsOf(term), at, quoted);
      const other =
        term === 'thereof' && last && OF_OTHER.test(context.input.text.slice(Math.max(last.to, at - 300), at));
      return other ? undefined : (law(last) ?? (term === 'Act' && !quoted ? actByTheWay(context, at) : undefined));
    }
  }
}

/** "title 5, as amended by the Lamps Act of 1970, and section 3 of that Act": one that was named by the way, and right before. */
function actByTheWay(context: Context, at: number): string | undefined {
  const last = context.citations.at(-1);
  if (last?.kind !== 'act' || at - last.range[1] > 40 || last.targets.length !== 1) return undefined;
  return /^\/us\/act\/[^/]+/.exec(last.targets[0]!)?.[0];
}

/** "Article IX, Section 3 thereof" behind a "Code of Fair Competition", as there were of all trades: acts have few articles. */
const inCodeOfTrade = ({ input }: Context, { places, range: [at] }: Phrase): boolean =>
  places.some(({ steps }) => steps.some(({ prefix }) => prefix === 'art')) &&
  /\bCodes?\s+of\s+Fair\b/.test(input.text.slice(Math.max(0, at - 600), at));

/** What is no citation, but may have sections: "Reorganization Plan No. 2 of 1977, except for section 7 thereof". */
const OF_OTHER =
  /\b(?:Reorganization\s+Plan|Treaty|Convention|Protocol|Compact|Revised\s+Statutes|Regulations|Rules|Manual|Circular)\b(?:[^.;]|\.(?=\S|\s\d))*$/;

const NUMBERED = /^\s+(\d+[A-Za-z]{0,2}(?:[-\u2013]\d+[a-z]?)?)((?:\([A-Za-z\d]{1,5}\))*)(?![\w(]|\.\d)/;

/** "subsection (a) of that section": of the section that was named last, this document's or another law's. */
function ofSuchSection(context: Context, phrase: Phrase, term: string, quoted: boolean): void {
  const at = phrase.range[0];
  // "subsection (b)(3) of such section 552", "of such section 1860D–4(c)(5)": the number says which.
  const [said = '', number, below = ''] =
    NUMBERED.exec(context.input.text.slice(phrase.range[1], phrase.range[1] + 40)) ?? [];
  if (term === 'section' && number !== undefined) {
    const section = number.replace('\u2013', '-');
    const law = context.lawOfSection(section, at);
    const steps = below.slice(1, -1).split(')(').filter(Boolean);
    const places = within([makeStep('s', section), ...steps.map((step) => makeStep('', step))], phrase.places);
    const range = [at, phrase.range[1] + said.length] as const;
    // This document's own, where it was named last.
    const own = context.ownSection?.id === `/s${section}` && !quoted ? context.ownSection : undefined;
    if (own && (!law || own.to > law.to)) context.refer({ ...phrase, places, range }, pathOf);
    if (!law || (own && own.to > law.to)) return;
    context.cite({ ...phrase, places, range }, law.kind, placeTargets(law.base, places), law.base);
    return;
  }
  const last = context.subjects.last(at, quoted);
  if (term === 'section' && ofRegulation(context, phrase, last?.to ?? 0)) return;
  // "subdivisions 1 and 2 of section 24 … subdivision (b) of such section": the section of all of them.
  const steps = last && (last.steps.length > 0 || term !== 'section' ? last.steps : last.section);
  const section = steps?.findIndex((step) => step.prefix === 's') ?? -1;
  // "subsection (b) of such section, as amended by subsection (a)": what a subsection was said to do makes it no section.
  const own = context.ownSection;
  if (context.unplaced > Math.max(last?.to ?? 0, own?.to ?? 0)) return;
  const isOwn = own && (!last || (own.to > last.to && (own.spoken || term !== 'section')));
  if (isOwn && !isAmended(context, phrase)) {
    if (quoted || term !== 'section' || at - own.to > 600) return;
    const { id } = own;
    const has = phrase.places.every((place) => context.whole.has(id + pathOf(place.steps)));
    if (has || section < 0) {
      if (has) context.refer(phrase, (steps) => id + pathOf(steps));
      return;
    }
  }
  if (!last || !steps || section < 0 || phrase.places.some((place) => place.steps[0]!.prefix !== '')) return;
  const depth = section + (term === 'subsection' ? 2 : 1);
  if (steps.length < depth) return;
  const above = term === 'section' ? aboveIn(steps, section, phrase) : undefined;
  if (above && above.length - section !== phrase.unit!.rank - SECTION_RANK) return;
  const places = within(above ?? steps.slice(0, depth), phrase.places);
  context.cite({ ...phrase, places }, last.kind, placeTargets(last.base, places), last.base);
}

/**
 * "Paragraph (3) of such section" behind "paragraph (1) of section 3032(c)": of section 3032(c), for in a section that has
 * subsections a paragraph is of one.
 */
function aboveIn(steps: readonly Step[], section: number, { unit }: Phrase): readonly Step[] | undefined {
  const subsection = steps[section + 1];
  if (!unit?.subdivision || unit.rank <= SECTION_RANK + 1 || !subsection || /^\d/.test(subsection.designation))
    return undefined;
  return containerOf(steps, unit.rank);
}

/**
 * "Paragraph (a)(2) of that section" behind "Sec. 208.33 to 8 CFR part 208": of the section of regulations, where these were
 * cited last, and not in parentheses. True where they were, whether it is known which section is meant or not.
 */
function ofRegulation(context: Context, phrase: Phrase, behind: number): boolean {
  const at = phrase.range[0];
  const { text } = context.input;
  const cited: string[] = [];
  for (const { kind, range, targets } of context.citations.slice(-4).reverse()) {
    if (range[1] < behind || at - range[1] > 300) break;
    const before = text.slice(Math.max(0, range[0] - 80), range[0]);
    if (kind === 'cfr' && before.lastIndexOf('(') <= before.lastIndexOf(')')) cited.push(...targets);
  }
  if (cited.length === 0) return false;
  const [section, another] = cited.filter((target) => /\/s\d+[a-z]?\.[^/.]+(?:\/[^.]*)?$/.test(target));
  const [, base, number] = /^(.*?)\/s(\d[^/]*)/.exec(section ?? '') ?? [];
  if (base === undefined || number === undefined || another !== undefined) return true;
  const places = within([makeStep('s', number)], phrase.places);
  context.cite({ ...phrase, places }, 'cfr', placeTargets(base, places), base);
  return true;
}

function named(context: Context, phrase: Phrase, term: string): string | undefined {
  const at = phrase.range[0];
  const known =
    context.whole.named(term) ??
    context.whole.named(term.replace(/^The /, '')) ??
    (term === 'Act' ? context.whole.named('act') : undefined);
  if (known) return known;
  if (term === 'order') {
    // "section 1(a) of the order", where the text amends one.
    const amended = context.subjects.amendedAt(at);
    return amended?.kind === 'eo' ? amended.base : undefined;
  }
  if (term === 'Act') {
    const { form, codeTitle, tree } = context.input;
    if ((form === 'cfr' || form === 'rule') && codeTitle === '8') return INA;
    const beside = context.parallels.actBeside(phrase, context.next);
    if (beside) {
      context.theAct = beside;
      return beside;
    }
    if (context.whole.means(term)) return context.theAct;
    const last = context.subjects.last(at);
    const section = (offset: number): number => tree.sectionOf(tree.at(offset));
    if (last?.kind !== 'act' || section(last.from) !== section(at)) return context.theAct;
    if (IS_CODE.test(last.base) || isBeside(context, last, at)) return context.theAct;
    // "section 237(a) of the Act", behind section 237 of one act and the name of another.
    const number = phrase.places.length > 0 ? sectionOf(phrase.places[0]!) : '';
    const law = MANY.test(number) ? context.lawOfSection(number, at) : undefined;
    if (law?.kind === 'act') return law.base;
    return isInPassing(context, last, at) ? context.theAct : last.base;
  }
  const regulations = titleOfRegulations(phrase, term, context.whole);
  if (regulations) return regulations;
  if (term === 'Code') return theCode(context);
  const [, ofYear] = BY_YEAR.exec(term) ?? [];
  if (ofYear !== undefined) return only(context, (id) => id.endsWith(`-of-${ofYear}`));
  const common = knownAbbreviations.get(term.replace(/[\u2010-\u2015]/g, '-'));
  if (common) return context.whole.full(`/us/act/${common}`) ?? `/us/act/${common}`;
  // "the BBA of 2018", "the FY 2019 NDAA", which the text never spells out.
  const [, short, year] = /^([A-Z]{3,}) (?:of|for (?:FY|[Ff]iscal [Yy]ear)) ?(\d{4})$/.exec(term) ?? [];
  const [, before, behind] = /^(?:FY ?|Fiscal Year )(\d{4}) ([A-Z]{3,})$/.exec(term) ?? [];
  const slug = actByInitials(short ?? behind ?? '', year ?? before ?? '');
  return slug && `/us/act/${slug}`;
}

/** An act that nobody calls "the Act". */
const IS_CODE = /-code(?:-of-\d{4})?$/;

/** "Section 527(c) of the Mutual Security Act or section 7(c) of the Act": what stands side by side are two. */
function isBeside({ input: { text } }: Context, last: Subject, at: number): boolean {
  return (
    last.pinpointed &&
    at - last.to < 40 &&
    BESIDE.test(text.slice(last.to, at)) &&
    BY_NAME.test(text.slice(Math.max(last.from, last.to - 60), last.to))
  );
}
/** (Who names it by a word for it goes on with the word.) */
const BY_NAME = /[A-Z]\S*\s{1,20}Act(?:,?\s{1,20}of\s{1,20}(?:[A-Z][a-z]+\s{1,20}\d{1,2},\s{1,20})?\d{4})?$/;
const BESIDE = /^,?\s{1,20}(?:and|or|and\/or)\s{1,20}(?:(?:by|under|of|in|to)\s{1,20})?$/;

/** "the 1988 Act". */
const BY_YEAR = /^((?:19|20)\d\d) Act$/;
const TAX_CODE = '/us/act/internal-revenue-code';

/** The one act that the document names for which something is so; undefined where there are more. */
function only({ whole }: Context, is: (id: string) => boolean): string | undefined {
  const acts = whole.acts().filter(is);
  return acts.length === 1 ? acts[0] : undefined;
}

/** "the Code" in a text that names the Internal Revenue Code and no other. */
function theCode(context: Context): string | undefined {
  const { whole } = context;
  const full = whole.full(TAX_CODE) ?? TAX_CODE;
  const codes = whole.acts().filter((id) => IS_CODE.test(id));
  return codes.length > 0 && codes.every((id) => id === TAX_CODE || id === full) ? full : undefined;
}

/**
 * Whether an act was only named in passing, among words about "the Act" that is another: the section spoke of "the Act" before it
 * was named, and this paragraph doesn't begin to speak of it.
 */
function isInPassing({ input: { text, tree, sections }, citations }: Context, last: Subject, at: number): boolean {
  const section = sections[tree.sectionOf(tree.at(at))];
  const from = Math.max(section?.range[0] ?? 0, last.from - SPOKEN);
  const spoken = [...text.slice(from, last.from).matchAll(THE_ACT)].at(-1);
  if (!spoken) return false;
  const end = from + spoken.index + spoken[0].length;
  if (citations.some(({ range, targets }) => range[1] === end && targets[0]!.startsWith(`${last.base}/`))) return false;
  const paragraph = text.lastIndexOf('\n\n', at);
  return paragraph > last.from || end > paragraph;
}

/** "the Act of June 4, 1948" is another. */
const THE_ACT = /\bthe\s{1,4}Act(?![A-Za-z]|\s{1,4}of\s{1,4}[A-Z])/g;
/** How far before an act's name "the Act" is looked for. */
const SPOKEN = 4_000;
