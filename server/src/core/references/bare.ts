/**
 * Phrases that name no law: "section 3", "subsection (b)", "Part II". Whose they are is asked in the order that
 * ARCHITECTURE.md states, and where nothing decides they are nothing.
 */
import type { Form, Kind } from '../analysis.ts';
import { type Place, pathOf, type Step, within } from '../citations/grammar/steps.ts';
import { type Phrase, placeTargets } from '../citations/phrase.ts';
import { asConstitution } from '../citations/shapes/constitution.ts';
import { isLettered } from '../citations/shapes/units.ts';
import { isUpper, skipGapBack } from '../text.ts';
import { ofCodeNamed } from './bySign.ts';
import type { Context } from './context.ts';
import { excepted, ofExcepted } from './excepted.ts';
import { isAmended, isChangedWith, isInstructed, isSuch } from './instructed.ts';
import { ofOwnPart } from './itself.ts';
import { isLabel, isOfChapter, isOfThing, isSaidOfAnother } from './labels.ts';
import { isOfLand } from './land.ts';
import { sectionsInParentheses } from './parenthesized.ts';
import { containerOf, hasSection, kindOf, sectionOf, targetsOf } from './places.ts';
import { inThatAct, ofActSpokenOf } from './spokenOf.ts';
import type { Subject } from './subjects.ts';
import { INA } from './terms.ts';

/** Forms in which a bare "section 12" is the act's own. */
const ACTS: ReadonlySet<Form> = new Set<Form>(['bill', 'public-law', 'resolution']);
/** Kinds whose sections are meant where an instruction amends "section 3". */
const AMENDED: ReadonlySet<Kind> = new Set<Kind>(['act', 'eo', 'pl', 'proc', 'memo', 'usc']);
const OWN = /\b(?:made|(?:so\s+|further\s+)?(?:amended|added|redesignated|designated|inserted))\s+by\s+$/;
/** A township, or an act with its date as nobody else writes it: "Sec. 1, act 29 August 1916". */
const OTHERS_BEHIND = /^,?\s+(?:Township|T\.\s*\d|act\s+\d)/;
const IS_ADDED = /^\s+(?:is|are)\s+(?:hereby\s+)?added\s+(?:to|at\s+the\s+end\s+of)\s+(?:the\s+)?$/;
const ADDS = /\badd(?:s|ed|ing)?\s+(?:a\s+new\s+)?$/;
const TO_LAW = /^\s+to\s+(?:the\s+)?$/;
/** "the Lamp Act of 1931 (Public Law 112-239), including sections 1048 and 1217". */
const INCLUDING =
  /^\s?(?:\([^()]{1,60}\))?(?:,?\s+as\s+amended)?,\s+(?:including|particularly|especially|specifically|in\s+particular|namely)\s+$/;
const DID = /^\s+(?:added|amended|repealed|inserted|redesignated|revised|replaced|enacted)\s+(?:a\s+)?(?:new\s+)?$/;
/** Words that make a program of "Section 8", not a place. */
const PROGRAM =
  /^\s+(?:housing|vouchers?|program|assistance|tenants?|investigations?|tariffs?|duties|immunity|rights|status)\b/;

/** What a bare phrase names, if anything. */
export function readBare(context: Context, phrase: Phrase): void {
  const [start] = phrase.range;
  const quoted = context.input.quoted(start);
  if (!quoted) {
    if (isLabel(context, phrase)) return;
    if (ofWhatFollows(context, phrase)) return;
    if (context.subjects.amendsForeign(start)) return;
    if (isSuch(context, phrase)) {
      ofSuch(context, phrase);
      return;
    }
  }
  if (!quoted && ofOwnPart(context, phrase)) return;
  if (hasSection(phrase)) bareSection(context, phrase, quoted);
  else if (phrase.unit!.subdivision) bareSubdivision(context, phrase, quoted);
  else if (!quoted) bareHeading(context, phrase);
}

/** "Section 45(d) is amended by", "by striking subsection (c)", where no law is amended that we know: of another text. */
function ofAnother(context: Context, phrase: Phrase): boolean {
  const [start, end] = phrase.range;
  if (context.subjects.amendedAt(start)) return false;
  const amended = isAmended(context, phrase);
  if (!amended && !isInstructed(context, phrase)) return false;
  const base = hasSection(phrase) ? context.defaultLaw(start) : undefined;
  const kind = base === undefined ? undefined : kindOf(base);
  if (base !== undefined && kind !== undefined) {
    context.cite(phrase, kind, placeTargets(base, phrase.places), base);
    if (amended) context.amendDefault(phrase);
  } else {
    const last = hasSection(phrase) ? context.subjects.last(start) : undefined;
    if (last && AMENDED.has(last.kind) && isChangedWith(context, last, start))
      context.cite(phrase, last.kind, placeTargets(last.base, phrase.places), last.base);
    else if (amended) context.subjects.amendForeign(end, context.at(start));
  }
  return true;
}

/** "such section 503(c)(2)": of the law of which that section was named last; of a subdivision nothing is said. */
function ofSuch(context: Context, phrase: Phrase): void {
  const number = phrase.places.length === 1 ? sectionOf(phrase.places[0]!) : '';
  const law = number === '' ? undefined : context.lawOfSection(number, phrase.range[0]);
  if (law) context.cite(phrase, law.kind, placeTargets(law.base, phrase.places), law.base);
  else if (number !== '' && !isSaidOfAnother(context, phrase)) ofThisDocument(context, phrase);
}

/** "Section 1(m) is added to Executive Order 11023": of what is named behind. */
function ofWhatFollows(context: Context, phrase: Phrase): boolean {
  const { next, input } = context;
  if (next?.host.type !== 'law' || next.places.length > 0 || next.range[0] - phrase.range[1] > 60) return false;
  const between = input.text.slice(phrase.range[1], next.range[0]);
  const [start] = phrase.range;
  // "The law added section 240A(e) to the … Act".
  const added = TO_LAW.test(between) && ADDS.test(input.text.slice(Math.max(0, start - 24), start));
  if (!added && !IS_ADDED.test(between)) return false;
  const base = next.host.bases[0]!.id;
  context.cite(phrase, next.host.kind, placeTargets(base, phrase.places), base);
  return true;
}

/** "CAA section 110(a)(2)": the document's own short name of an act right before the section. */
function ofShortName(context: Context, phrase: Phrase): boolean {
  const { text } = context.input;
  const [start, end] = phrase.range;
  const behind = skipGapBack(text, start);
  if (behind === start || !isUpper(text.charCodeAt(behind - 1))) return false;
  const short = SHORT.exec(text.slice(Math.max(0, behind - 12), behind))?.[1];
  const base = short !== undefined && hasSection(phrase) ? context.whole.named(short) : undefined;
  if (base === undefined || kindOf(base) !== 'act' || phrase.places[0]!.steps[0]!.prefix !== 's') return false;
  const range = [behind - short!.length, end] as const;
  context.cite({ ...phrase, range }, 'act', placeTargets(base, phrase.places), base);
  return true;
}

const SHORT = /(?:^|[^A-Za-z.&-])([A-Z][A-Za-z&-]{1,8}[A-Z])$/;

function bareSection(context: Context, phrase: Phrase, quoted: boolean): void {
  const { text, form } = context.input;
  const [start, end] = phrase.range;
  if (quoted && isQuotedLabel(context, phrase)) return;
  if (ofShortName(context, phrase)) return;
  if (phrase.places.some(isLettered)) {
    if (!quoted) ofThisDocument(context, phrase);
    return;
  }
  if (
    ofConstitution(context, phrase) ||
    ofNamedSection(context, phrase) ||
    ofParallel(context, phrase, quoted) ||
    excepted(context, phrase, quoted) ||
    (!quoted && inThatAct(context, phrase))
  )
    return;
  // "Circular A-130, Appendix II, § 4": in an appendix, this document's or another's.
  if (isOfThing(context, phrase)) return;
  if (isOfLand(context, start) || OTHERS_BEHIND.test(text.slice(end, end + 16))) return;
  if (inRegulations(context, phrase) || (!quoted && ofAnother(context, phrase))) return;
  const amended = isOwn(context, start) ? undefined : context.subjects.amendedAt(start);
  if (
    amended &&
    AMENDED.has(amended.kind) &&
    !(quoted && (amended.kind !== 'act' || hasOther(context, amended, phrase)))
  ) {
    context.cite(phrase, amended.kind, placeTargets(amended.base, phrase.places), amended.base);
    if (!quoted) amendBelow(context, phrase, amended, phrase.places[0]!.steps, context.at(start));
    return;
  }
  if (!quoted && ofTaxCode(context, phrase)) return;
  if (quoted || form === 'us-code' || PROGRAM.test(text.slice(end, end + 30))) return;
  // "60 Stat. 766, c. 724, sec. 10(b)": behind a law's print, of that law.
  if (/(?:\bch?\. \d+|Stat\. \d+|\bno\. \d+),\s+$/i.test(text.slice(Math.max(0, start - 24), start))) return;
  // A heading names what its provision amends: "Amendment Relating to Section 310".
  if (context.inHeading(start) && !phrase.places.every((place) => context.whole.has(pathOf(place.steps)))) return;
  if (sectionsInParentheses(context, phrase)) return;
  if (ofThisDocument(context, phrase) || ofCodeNamed(context, phrase) || ofSentence(context, phrase)) return;
  const own = phrase.places.filter((place) => place.steps.every(({ prefix }) => prefix === ''));
  // "subsection (a) or section 12", where the document has no section 12.
  if (own.length > 0 && phrase.unit!.subdivision)
    bareSubdivision(context, { ...phrase, places: own, range: [start, own.at(-1)!.range[1]] }, quoted);
  else dangling(context, phrase);
}

/**
 * Whether words that are struck from an act or brought into it name another law's section: one by whose side the act is printed,
 * or one that the document has just named as another law's, and that the tables don't know in this act.
 */
function hasOther(context: Context, { base, steps, to }: Subject, phrase: Phrase): boolean {
  // "Section 110 of the … Act (5 U.S.C. 2302 note) is amended by striking “section 2302(f)”".
  const between = context.input.text.slice(to, Math.min(phrase.range[0], to + 80));
  if (phrase.places.some((place) => between.includes(`U.S.C. ${sectionOf(place)} note`))) return true;
  const hundred = /^[^.]{0,70}U\.S\.C\.\s\S{1,12}\snote\)/.test(between)
    ? hundredOf(steps.at(0)?.designation)
    : undefined;
  return phrase.places.some((place) => {
    const section = sectionOf(place);
    const named = context.lawOfSection(section, phrase.range[0]);
    const known = () => context.input.facts?.parallel(`${base}/s${section}`) !== undefined;
    // Printed as a note, with "section 3911" struck from its section 4403: of the Code, more likely than of the act.
    if (hundred !== undefined && hundredOf(section) !== hundred && !known()) return true;
    return named !== undefined && named.base !== base && !known();
  });
}

/** The hundred that a section is numbered in. */
const hundredOf = (designation: string | undefined): number => Math.floor(Number.parseInt(designation ?? '', 10) / 100);

/** A bare section that this document has. */
function ofThisDocument(context: Context, phrase: Phrase): boolean {
  if (!phrase.places.some((place) => context.locate.has(sectionOf(place)) || isBelowHeading(context, phrase, place)))
    return false;
  if (isOfChapter(context, phrase)) return false;
  if (context.input.text[phrase.range[0]] === '§' && isCalledByWord(context, sectionOf(phrase.places[0]!)))
    return false;
  // "Schedule I, Part A, Section 1": of a text that has such a part.
  const heading = phrase.places[0]!.steps[0]!;
  if (heading.prefix !== 's' && context.locate.heading([heading], context.at(phrase.range[0])) === undefined)
    return false;
  const at = context.at(phrase.range[0]);
  context.refer(phrase, (steps) => context.locate.within(steps, phrase.unit!.rank, 'order', at));
  return true;
}

/** "Part III, section 3.a" of a memorandum, whose part III has such a section. */
function isBelowHeading(context: Context, phrase: Phrase, { steps }: Place): boolean {
  if (steps[0]!.prefix === 's' || steps[0]!.prefix === '') return false;
  return context.whole.has(context.locate.within(steps, phrase.unit!.rank, 'order', context.at(phrase.range[0])) ?? '');
}

/** "the tables under § 1", where this document's own are "SECTION 1.": its sign is for the sections of a code. */
function isCalledByWord({ input: { sections } }: Context, number: string): boolean {
  const own = sections.filter(({ level }) => level === 'section');
  const label = (own.find(({ designation }) => designation === number) ?? own[0])?.label;
  return /^[A-Z]/i.test(label ?? '');
}

/** "The Constitution, in Article II, Section 3,", "provides in Article III", "(U.S. Constitution, art. I". */
const IN_CONSTITUTION =
  /\b(?:[Tt]he|U\.\s?S\.|US|United\s+States)\s+Constitution(?:\s+of\s+the\s+United\s+States(?:\s+of\s+America)?)?(?:(?:,?|\s+[a-z]+s(?:\s+[a-z]+){0,5})\s+(?:in|under|by|at)\s+(?:its\s+)?|,\s+|\s+\()$/;

/** "Article IV, Section 4" where the Constitution was cited just before, and the document has no such article. */
function ofConstitution(context: Context, phrase: Phrase): boolean {
  const article = phrase.places[0]!.steps[0]!;
  const [start] = phrase.range;
  if (article.prefix !== 'art') return false;
  const named = !context.ofState && IN_CONSTITUTION.test(context.input.text.slice(Math.max(0, start - 80), start));
  if (!named && (!context.constitution || start - context.constitution > 2000)) return false;
  if (!named && (context.locate.heading([article], context.at(start)) !== undefined || isLineAlone(context, phrase)))
    return false;
  const parts = placeTargets('/us/const', asConstitution(phrase.places));
  if (parts.length > 0)
    context.citations.push({ kind: 'const', range: phrase.range, targets: targetsOf(parts), parts });
  if (named && parts.length > 0) context.constitution = phrase.range[1];
  return true;
}

/** "ARTICLE II" alone on its line: a heading of what the document has copied, of whatever that is. */
function isLineAlone({ input: { text } }: Context, { range: [start, end] }: Phrase): boolean {
  return (
    /(?:^|[\n\r])[^\S\n\r]*$/.test(text.slice(Math.max(0, start - 80), start)) &&
    /^[^\S\n\r]*(?:[\n\r]|$)/.test(text.slice(end, end + 80))
  );
}

/** "Section 232(d)", "subsection (f) of section 721", where the document names the section of an act by its number. */
function ofNamedSection(context: Context, phrase: Phrase): boolean {
  const named = phrase.places.map((place) => context.namedSection(sectionOf(place), place.range[0]));
  const [first] = named;
  if (!first || named.some((each) => each?.base !== first.base)) return false;
  context.cite(phrase, first.kind, placeTargets(first.base, phrase.places), first.base);
  return true;
}

/** "section 23(a) (22 U.S.C. 2763(a))": the Code's place tells the act. */
function ofParallel(context: Context, phrase: Phrase, quoted: boolean): boolean {
  const [, ...more] = phrase.places;
  const { next } = context;
  // "sections 6 and 7 (33 U.S.C. 91, 92)": as many there.
  if (quoted || (more.length > 0 && next?.places.length !== phrase.places.length)) return false;
  const section = sectionOf(phrase.places[0]!);
  const [start] = phrase.range;
  const amended = isOwn(context, start) ? undefined : context.subjects.amendedAt(start);
  // Where nothing is named that is amended, the law of which a division says that it amends it.
  const meant = amended?.base ?? (isAmended(context, phrase) ? context.defaultLaw(start) : undefined);
  const base =
    context.parallels.actOf(phrase, next, section, meant && kindOf(meant) === 'act' ? meant : undefined) ??
    ofActSpokenOf(context, phrase, section);
  if (base === undefined) return false;
  context.cite(phrase, 'act', placeTargets(base, phrase.places), base);
  if (!amended && meant === base) context.amendDefault(phrase);
  if (amended?.base === base) amendBelow(context, phrase, amended, phrase.places[0]!.steps, context.at(start));
  return true;
}

/**
 * A bare section that a bill doesn't have, between such as it has: named all the same, for the drafter has lost it. Where the
 * provision speaks of another act it may be that act's.
 */
function dangling(context: Context, phrase: Phrase): void {
  if (!ACTS.has(context.input.form) || phrase.unit!.unit !== 'section') return;
  const lost = phrase.places.every((place) => {
    const number = /^(\d+)[A-Z]?$/.exec(sectionOf(place));
    const value = Number(number?.[1]);
    return (
      number &&
      value <= context.locate.last() &&
      (context.locate.has(String(value - 1)) || context.locate.has(String(value + 1)))
    );
  });
  if (!lost || context.subjects.last(phrase.range[0])) return;
  const at = context.at(phrase.range[0]);
  context.refer(phrase, (steps) => context.locate.within(steps, phrase.unit!.rank, 'act', at));
}

/** "section 219(g)(5)" in a section of title 26, which says "of this title" nowhere: of that title. In notes it may be an act's. */
function ofTaxCode(context: Context, phrase: Phrase): boolean {
  const { form, codeTitle, tree } = context.input;
  if (form !== 'us-code' || codeTitle !== '26' || tree.at(phrase.range[0]) < 0) return false;
  if (phrase.places.some((place) => place.steps[0]!.prefix !== 's')) return false;
  const base = '/us/usc/t26';
  context.cite(phrase, 'usc', placeTargets(base, phrase.places), base);
  return true;
}

/** A section of regulations, or of the act that they carry out. */
function inRegulations(context: Context, phrase: Phrase): boolean {
  const { form, codeTitle } = context.input;
  if ((form !== 'cfr' && form !== 'rule') || codeTitle === null) return false;
  const number = sectionOf(phrase.places[0]!);
  if (number.includes('.')) {
    // A rule's bare "Sec. 170.315" is of the title whose part 170 it cites.
    const title = form === 'cfr' ? codeTitle : context.whole.titleOfPart(number.slice(0, number.indexOf('.')));
    if (title !== undefined)
      context.cite(phrase, 'cfr', placeTargets(`/us/cfr/t${title}`, phrase.places), `/us/cfr/t${title}`);
    return true;
  }
  if (codeTitle !== '8') return false;
  context.cite(phrase, 'act', placeTargets(INA, phrase.places), INA);
  return true;
}

/** "the following provisions of the Lanterns Act (the “Act”):" and the first item below it. */
const LISTS_BELOW =
  /^[^.:;]{0,200}(?:\([^()]{0,80}\)[^.:;]{0,40})?:\s{0,9}[\r\n]\s{0,40}(?:[-•*·–]\s+|\(\w{1,4}\)\s+|\d{1,2}[.)]\s+)?(?:[Tt]he\s+\w+\s+(?:in|under|of)\s+)?$/;
const FOLLOWING = /\bfollowing\s+(?:provisions|sections|authorities|functions)\s[^.:;]{0,60}$/;
/** From one item to the next. */
const NEXT_ITEM =
  /^[^.\r\n]{0,200}(?:[\r\n]{1,2}[^.\r\n]{1,120})?[;,](?:\s+(?:and|or))?\s{0,9}[\r\n]\s{0,40}(?:[-•*·–]\s+|\(\w{1,4}\)\s+|\d{1,2}[.)]\s+)?(?:[Tt]he\s+\w+\s+(?:in|under|of)\s+)?$/;

/** Whether a bare section stands in a list of provisions of the law that was named last. */
function isListed(context: Context, last: Subject, start: number): boolean {
  if (start - last.to > 400) return false;
  const { text } = context.input;
  const between = text.slice(last.to, start);
  if (last.pinpointed) return NEXT_ITEM.test(between);
  return LISTS_BELOW.test(between) && FOLLOWING.test(text.slice(Math.max(0, last.from - 90), last.from));
}

/** A bare section of the act that the same sentence, or the list that it leads in, has just named. */
function ofSentence(context: Context, phrase: Phrase): boolean {
  const last = context.subjects.last(phrase.range[0]);
  if (!last || (last.kind !== 'act' && last.kind !== 'pl')) return false;
  const between = context.input.text.slice(last.to, Math.min(phrase.range[0], last.to + 120));
  const listed = INCLUDING.test(between) || isListed(context, last, phrase.range[0]);
  if (!last.pinpointed && !listed) return false;
  // "ch. 412, sec. 11" is of the print, "section 2 of article I" of something else, "section 3-301" of an order.
  if (phrase.places.some((place) => /\.|^\d{1,2}-\d{3}/.test(sectionOf(place)) || place.steps[0]!.prefix !== 's'))
    return false;
  if (!listed && !context.subjects.sameSentence(last, phrase.range[0])) return false;
  // "Section 304 of the IIRIRA added section 239": what a law did was done to another.
  if (DID.test(between)) return false;
  context.cite(phrase, last.kind, placeTargets(last.base, phrase.places), last.base);
  return true;
}

/** "the amendments made by section 3", "as amended by section 131": this document's own. */
function isOwn(context: Context, start: number): boolean {
  return OWN.test(context.input.text.slice(Math.max(0, start - 60), start));
}

/** Whether a phrase is the label of a section that is quoted: ``Sec. 9. Significant Guidance Documents. */
function isQuotedLabel(context: Context, phrase: Phrase): boolean {
  const { text } = context.input;
  const [start, end] = phrase.range;
  return (
    /[S§]/.test(text[start]!) &&
    text[end] === '.' &&
    /(?:^|[\n\r"“`>*#])[\s\u00a0]*$/.test(text.slice(Math.max(0, start - 30), start))
  );
}

function bareSubdivision(context: Context, phrase: Phrase, quoted: boolean): void {
  const [start] = phrase.range;
  // "paragraph 2(b) of Article 3".
  if (phrase.places.every((place) => place.steps[0]!.prefix !== '')) {
    if (!quoted) bareHeading(context, phrase);
    return;
  }
  const rank = phrase.unit!.rank;
  const at = context.at(start);
  const amended = isOwn(context, start) ? undefined : context.subjects.amendedAt(start);
  if (amended) {
    if (!quoted && amended.kind !== 'cfr') amend(context, phrase, amended, at);
    return;
  }
  if (isOfThing(context, phrase)) return;
  if (quoted || excepted(context, phrase, quoted) || ofAnother(context, phrase) || ofExcepted(context, phrase)) return;
  if (inNote(context, phrase, rank)) return;
  const known = phrase.places.some((place) => context.locate.upward(place.steps, rank, at) !== undefined);
  if (!known && (context.input.form !== 'us-code' || at < 0)) return;
  context.refer(phrase, (steps) => context.locate.upward(steps, rank, at) ?? context.locate.byLevel(steps, rank, at));
}

/** "Subsec. (f)(4). … par. (4)": in a note of the Code a paragraph is of the subsection that the note speaks of. */
function inNote(context: Context, phrase: Phrase, rank: number): boolean {
  const { form, tree, sections } = context.input;
  const above = sections[tree.above(phrase.range[0])];
  if (form !== 'us-code' || !above || tree.at(phrase.range[0]) >= 0) return false;
  if (NOTED.test(lineBefore(context, phrase.range[0]))) return true;
  if (rank === 11) {
    context.noted = phrase.places[0]!.steps;
    return false;
  }
  const base = above.id + pathOf(context.noted.slice(0, rank - 11));
  if (context.noted.length < rank - 11) return true;
  context.refer(phrase, (steps) => base + pathOf(steps));
  return true;
}

/** A paragraph of a note that has a label of its own is of the law that the note sets out. */
const NOTED = /^\s*["“]?\([A-Za-z\d]{1,4}\)\s/;

/** The words before a place on its line. */
function lineBefore({ input: { text } }: Context, at: number): string {
  const before = text.slice(Math.max(0, at - 2000), at);
  return before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
}

/** What stands behind a place within which is changed: "—", "by", "(as redesignated by paragraph (2))—", ", as so redesignated, by", ", as so redesignated—", ", in paragraph (2),". */
const IN_IT =
  /^(?:,\s+as\s+(?:so\s+)?redesignated\b[^;.—]{0,60}?(?=,|\s{0,4}(?:—|–|--))|\s+\(as\s+(?:so\s+)?redesignated\b[^()]{0,60}(?:\(\w{1,5}\)[^()]{0,20})?\))?\s*(?:—|–|--|-\s|:\s*[\r\n]|,?\s+by\b|,\s+in\s+(?:the\s+[a-z][a-z\s]{1,50}\s)?(?:subsection|(?:sub)?paragraph|(?:sub)?clause|(?:sub)?item)s?\s+\()/;

/** "in paragraph (1)" of an instruction that amends a section: a place below that section. */
function amend(context: Context, phrase: Phrase, amended: Subject, at: number): void {
  const container = containerOf(amended.steps, phrase.unit!.rank);
  if (!container) return;
  // "paragraph 19c" is of no law that has "(19)".
  if (phrase.places.some((place) => place.steps[0]!.bare && amended.kind !== 'eo' && amended.kind !== 'proc')) return;
  const parts = placeTargets(amended.base, within(container, phrase.places));
  if (parts.length === 0) return;
  context.citations.push({ kind: amended.kind, range: phrase.range, targets: targetsOf(parts), parts });
  amendBelow(context, phrase, amended, [...container, ...phrase.places[0]!.steps], at);
}

/** "in section 8, by striking subsection (d)", "in paragraph (1)—": what stands behind or below amends that place. */
function amendBelow(context: Context, phrase: Phrase, amended: Subject, steps: readonly Step[], at: number): void {
  const end = phrase.range[1];
  if (phrase.places.length === 1 && at >= 0 && IN_IT.test(context.input.text.slice(end, end + 120)))
    context.subjects.amendWithin(amended, steps, end, at);
}

/** "The authority citation for part 145": a part of regulations that a rule amends, whose title it cites. */
function ofRegulations(context: Context, phrase: Phrase): boolean {
  const part = phrase.places[0]!.steps[0]!;
  const title =
    part.prefix === 'pt' && context.input.form === 'rule' ? context.whole.titleOfPart(part.designation) : undefined;
  if (title === undefined) return false;
  const base = `/us/cfr/t${title}`;
  context.cite(phrase, 'cfr', placeTargets(base, phrase.places), base);
  return true;
}

/** "[Title 8, Volume 1]" of a print's head. */
const VOLUME = /^,\s+Volume\s+\d/;

function bareHeading(context: Context, phrase: Phrase): void {
  const { text } = context.input;
  if (VOLUME.test(text.slice(phrase.range[1], phrase.range[1] + 12))) return;
  // "contained in former chapter 4": one that is no more.
  if (/\bformer\s+$/i.test(text.slice(Math.max(0, phrase.range[0] - 10), phrase.range[0]))) return;
  if (ofRegulations(context, phrase) || ofConstitution(context, phrase) || ofAnother(context, phrase)) return;
  const at = context.at(phrase.range[0]);
  if (phrase.places.every((place) => context.locate.heading(place.steps, at) !== undefined))
    context.refer(phrase, (steps) => context.locate.heading(steps, at));
}
