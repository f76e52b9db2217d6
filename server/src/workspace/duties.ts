import data from '../../data/duties.yaml';
import type { Analysis, Range, Region } from '../core/analysis.ts';
import { firstFrom, own } from '../core/text.ts';
import { provisionAt } from '../features/provisions.ts';
import { sentencesIn, trim } from '../features/sentence.ts';
import type { Law } from '../law/law.ts';
import { type Document, type Place, placeOf, placeText, words } from './document.ts';
import type { Table } from './table.ts';

/** What somebody shall, may or must not do. */
export interface Duty {
  /** As the document names them, without what stands between. */
  readonly who: readonly string[];
  readonly sense: string;
  readonly what: string;
  /** With whom. */
  readonly with: readonly string[];
  /** The laws under which, as they are cited in the sentence. */
  readonly under: readonly string[];
  /** By when, in the document's words; '' where it doesn't say. */
  readonly by: string;
  /** The date, where it is known. */
  readonly date: string | null;
  readonly place: Place;
}

interface Word {
  readonly words: string;
  readonly sense: string;
}

interface DutyData {
  readonly actors: Readonly<Record<'officer' | 'body' | 'person' | 'acronyms', readonly string[]>>;
  readonly words: readonly Word[];
  readonly directs: readonly Word[];
  readonly together: readonly string[];
}

const { actors, words: modals, directs, together } = data as DutyData;

/** Who shall or may do what, with whom, under which law, by when. */
export const duties: Table<Duty> = {
  name: 'duties',
  title: 'Duties',
  about: 'who shall, may or must not do what, with whom, under which law, by when',
  none: 'Nobody is given anything to do.',
  columns: [
    { title: 'Who', text: ({ who }) => who.join(', ') },
    { title: 'Must or may', text: ({ sense }) => sense },
    { title: 'Do what', wide: true, main: true, text: ({ what }) => what },
    { title: 'With whom', text: (row) => row.with.join(', ') },
    { title: 'Under', text: ({ under }) => under.join('; ') },
    { title: 'By when', text: ({ by, date }) => (date === null ? by : `${date} (${by})`) },
    { title: 'Where', text: ({ place }, files) => placeText(place, files) },
  ],
  heads: ({ who }) => who.map((name) => name.charAt(0).toUpperCase() + name.slice(1)),
  place: ({ place }) => place,
  of: (document, law) => [...dutiesOf(document, law)],
  join: (rows) => [...rows],
};

/** What isn't the document telling somebody to do something. */
const ASIDE: ReadonlySet<Region['kind']> = new Set([
  'quoted',
  'matter',
  'contents',
  'recital',
  'furniture',
  'signature',
  'footnote',
  'front-matter',
]);

/** A stretch of a document's own running text: a provision's, down to its first child, or what stands outside all. */
interface Stretch {
  readonly range: Range;
  /** Index of the provision; -1 outside all. */
  readonly index: number;
}

function* dutiesOf(document: Document, law: Law): Generator<Duty> {
  const { analysis } = document;
  const aside = analysis.regions.filter(({ kind }) => ASIDE.has(kind)).sort((a, b) => a.range[0] - b.range[0]);
  let region = 0;
  let furthest = 0;
  for (const stretch of stretches(analysis)) {
    for (const sentence of sentencesIn(analysis, ...stretch.range)) {
      while (region < aside.length && aside[region]!.range[0] <= sentence[0]) {
        furthest = Math.max(furthest, aside[region]!.range[1]);
        region++;
      }
      if (sentence[0] < furthest) continue;
      yield* inSentence(document, sentence, stretch, law);
    }
  }
}

/** The provisions' own texts, behind label and heading, in order, and the stretches before and between them. */
function* stretches({ sections, text }: Analysis): Generator<Stretch> {
  const first = sections[0]?.range[0] ?? text.length;
  yield { range: [0, first], index: -1 };
  for (const [index, section] of sections.entries()) {
    const behind = section.headingRange ? section.headingRange[1] : section.labelRange[1];
    const next = sections[index + 1];
    const end = next && next.range[0] < section.range[1] ? next.range[0] : section.range[1];
    let start = behind;
    while (start < end && /[\s.:—–*_-]/.test(text.charAt(start))) start++;
    if (start < end) yield { range: [start, end], index };
  }
}

const escaped = (list: readonly string[]): string =>
  [...list]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+'))
    .join('|');

const MODAL = new RegExp(`\\b(?:${escaped(modals.map((word) => word.words))})\\b`, 'g');
const DIRECT = new RegExp(
  `\\bI\\s+(?:(?:do|also|further|hereby|therefore)\\s+)*(${escaped(directs.map((word) => word.words))})\\s+(?:that\\s+)?`,
  'g',
);
const TOGETHER = new RegExp(`^(?:and\\s+)?(?:${escaped(together)})\\s+`, 'i');
const TOGETHER_WITHIN = new RegExp(`(?<=\\s)(?:${escaped(together.filter((word) => word.includes(' ')))})\\s+`, 'i');
const SENSES = new Map([...modals, ...directs].map(({ words: said, sense }) => [said, sense]));
const HEADS = new Set([...actors.officer, ...actors.body, ...actors.person, ...actors.acronyms]);

/** Words with which a part of a sentence begins that says when, where or how, and not who. */
const ADVERBIAL =
  /^(?:and\s+)?(?:within|not\s+later|no\s+later|by|upon|after|before|in|to|for|pursuant|consistent|subject|under|if|when|whenever|where|wherever|unless|except|notwithstanding|as|until|during|with|beginning|at|on|while|because|accordingly|further|furthermore|therefore|thereafter|thereupon|hereafter|from|among|of|including|based|where|through|without|whether|provided|so|only|once|then|also|however|moreover|finally|additionally|specifically|effective|not|using|acting|working|taking|given|following|immediately|promptly|thus|since|prior|unless|in\s+addition|regardless|absent|provided|consulting)\b/i;

const ARTICLE =
  /^(?:(?:and|or|both|but|nor)\s+)?(?:either\s+|neither\s+)?(?:(?:the|an?|each|every|all|any|no|such|said|that|those|these|other|relevant|appropriate|responsible|respective|applicable|affected|covered|participating|interested|executive|federal|of\s+the)\s+)*/i;

/** Where a name's own noun ends: "the Secretary of State", "heads of agencies", "any person who". */
const NOUN_ENDS =
  /\s(?:of|for|to|who|whom|whose|that|which|in|at|on|with|or|and|serving|designated|described|referred|under|from|having|subject|covered|responsible|listed|identified|named|within|by|as|concerned|involved|engaged|participating|carrying|making|receiving|seeking|entering|present|when)\b|[(,]/;

/** Whether words are the name of somebody who can be told to do something. */
export function isActor(phrase: string): boolean {
  const whole = phrase.trim().replace(/\s+/g, ' ');
  const name = whole.replace(ARTICLE, '').replace(/['’]s?$/, '');
  const end = NOUN_ENDS.exec(` ${name}`);
  const noun = end ? name.slice(0, Math.max(0, end.index - 1)).trim() : name;
  if (noun === '') return false;
  const names = noun.split(' ');
  const last = names.at(-1)!;
  if (!HEADS.has(names.slice(-2).join(' ')) && !HEADS.has(last)) return false;
  // "Service on the committee" is no Service, and "convene a Working Group" names what is convened.
  if (whole === name && names.length === 1 && !/s$/.test(last) && !BARE.has(last)) return false;
  return !/\s(?:an?|the|its|their|his)\s/.test(` ${noun} `);
}

/** Names of one word that need no article. */
const BARE = new Set([...actors.acronyms, 'Congress']);

/** Words behind which another clause's verb comes: "as the Commission may", "which are or may", "who believes that it may". */
const SUBORDINATE = /\b(?:as|if|when|whether|whom|whose|whenever|what|how|than|because|unless|until|before|after)\b/;

/** Whether the verb behind an actor's words is its own, and not that of a clause within them. */
function hasOwnVerb(piece: string): boolean {
  if (/\b(?:and|or|but|which|who|that|whom|as)$|\b(?:will|would|can|could|should)\b/.test(piece)) return false;
  const relative = /\s(?:who|that|which)\s/.exec(piece);
  const behind = relative ? piece.slice(relative.index + relative[0].length) : '';
  if (relative && (/\b(?:that|which|who)\b/.test(behind) || SUBORDINATE.test(behind))) return false;
  if (!relative && SUBORDINATE.test(piece.replace(/^(?:and\s+)?\S+/, ''))) return false;
  // "the rules that the Secretary": what follows the relative word is a subject, not a verb.
  return !relative || !/^(?:the|an?|each|such|any|it|he|she|they)\b/.test(behind);
}

/** Who does it and with whom, by the words before the word that says shall or may. */
function actorsIn(before: string): { who: string[]; with: string[] } {
  let who: string[] = [];
  let others: string[] = [];
  let state: 'before' | 'who' | 'aside' | 'with' = 'before';
  const pieces = piecesOf(before);
  if (!hasOwnVerb(pieces.at(-1) ?? '')) return { who, with: others };
  for (const [i, piece] of pieces.entries()) {
    const helper = TOGETHER.exec(piece);
    const named = helper ? piece.slice(helper[0].length) : piece;
    if (helper) {
      if (isActor(named)) others.push(...namesIn(named));
      state = who.length > 0 ? 'aside' : 'with';
    } else if (ADVERBIAL.test(piece)) {
      if (state === 'who') state = 'aside';
    } else if (isActor(piece)) {
      // "In consultation with A, B, and C, D shall": the list goes on to its "and"; the last of all is who does it.
      const isWith = state === 'with' && i < pieces.length - 1 && listGoesOn(pieces, i);
      if (isWith || (state === 'aside' && others.length > 0)) {
        others.push(...namesIn(piece));
        continue;
      }
      const within = TOGETHER_WITHIN.exec(piece);
      if (within) others.push(...namesIn(piece.slice(within.index + within[0].length)));
      who.push(...namesIn(within ? piece.slice(0, within.index) : piece));
      state = 'who';
    } else if (state === 'who' && /^(?:and\s+)?\p{Lu}[\p{L}-]+(?:\s+\p{Lu}[\p{L}-]+){0,2}$/u.test(piece)) {
      // "The Secretary of Health, Education, and Welfare": of the name.
      who[who.length - 1] += `, ${piece}`;
    } else if (state === 'who') {
      // Somebody else's sentence began, or something's.
      who = [];
      others = [];
      state = 'before';
    }
  }
  return { who, with: others };
}

/** Whether a list that has begun goes on behind piece `at`: an "and" still comes in it. */
const listGoesOn = (pieces: readonly string[], at: number): boolean =>
  /^(?:and|or)\s/.test(pieces[at]!) || pieces.slice(at + 1).some((piece) => /^(?:and|or)\s/.test(piece));

/** The parts of words between commas, outside parentheses. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (sign === '(') depth++;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    else if (sign === ',' && depth === 0) {
      pieces.push(text.slice(start, at));
      start = at + 1;
    }
  }
  pieces.push(text.slice(start));
  return pieces.map((piece) => piece.replace(/\s+/g, ' ').trim()).filter((piece) => piece !== '');
}

/** The names in a piece: "the A and the B" are two; "departments and agencies", "A of B and C" are one. */
function namesIn(piece: string): string[] {
  const text = piece.replace(/^(?:and|or|both|no|nor)\s+/i, '').replace(/\s(?:jointly|each|also|both|hereby)$/i, '');
  const parts = text.split(/\sand\s(?=(?:the|each|all|an?|such)\s)/i);
  // "The Secretary" and "the Secretary" are one name.
  return (parts.every((part) => isActor(part)) ? parts : [text]).map((part) => own(nameIn(part)));
}

/** A name without its article, and without the law or the way in which it acts. */
const nameIn = (part: string): string =>
  part
    .replace(/<[^<>]*>|\[\^\w+\]/g, '')
    .replace(/^[^\p{L}]+/u, '')
    .replace(/^the\s/i, '')
    .replace(/\s(?:pursuant\sto|in\saccordance|consistent\swith|acting)\s.*$/s, '');

/** Where the clause in which a word stands begins: behind a semicolon, a colon, a dash, or the sentence's start. */
function clauseStart(text: string, from: number, at: number): number {
  for (let i = at - 1; i > from; i--) {
    const sign = text.charAt(i);
    if (sign === ';' || sign === '—' || (sign === ':' && /\s/.test(text.charAt(i + 1)))) return i + 1;
  }
  return from;
}

/** A word that gives somebody something to do, and where what is to be done begins. */
interface Saying {
  readonly start: number;
  readonly end: number;
  readonly sense: string;
  readonly who: string[];
  readonly with: string[];
}

/** At most so much of a sentence is looked at before a word: no sentence names more, and work stays linear. */
const FARTHEST = 1200;

function* sayings(text: string, [from, to]: Range): Generator<Saying> {
  const sentence = text.slice(from, to);
  let left = from;
  for (const match of sentence.matchAll(MODAL)) {
    const start = from + match.index;
    const said = match[0].replace(/\s+/g, ' ');
    const clause = clauseStart(text, Math.max(left, start - FARTHEST), start);
    const before = text.slice(clause, start);
    const isNo = /^\s*(?:and\s+)?no\s/i.test(lastClause(before));
    const found = actorsIn(lastClause(before));
    if (found.who.length === 0) continue;
    const sense = SENSES.get(said) ?? 'must';
    yield {
      start,
      end: start + match[0].length,
      sense: isNo && sense !== 'is asked to' ? 'must not' : sense,
      ...found,
    };
    left = start + match[0].length;
  }
  for (const match of sentence.matchAll(DIRECT)) {
    const end = from + match.index + match[0].length;
    const rest = text.slice(end, Math.min(to, end + FARTHEST));
    const to_ = /(?<!,)\sto\s+(?=[a-z])/.exec(
      rest.replace(/\b(?:Assistant|Counsel|Adviser|Advisor|Assistants)\s+to\s/g, (all) => 'x'.repeat(all.length)),
    );
    if (!to_) continue;
    const found = actorsIn(rest.slice(0, to_.index));
    if (found.who.length === 0) continue;
    const sense = SENSES.get(match[1]!.replace(/\s+/g, ' ')) ?? 'must';
    yield { start: from + match.index, end: end + to_.index + to_[0].length, sense, ...found };
  }
}

/** Of words before a verb, those behind ", and" where that begins a clause of its own: "…, and the Secretary". */
function lastClause(before: string): string {
  if (!/\b(?:shall|must|may|will)\b/.test(before.split(',', 1)[0]!)) return before;
  const cut = Math.max(before.lastIndexOf(', and '), before.lastIndexOf(' and the '));
  return cut < 0 ? before : before.slice(cut + 1).replace(/^\s*and\s/, '');
}

function* inSentence(document: Document, sentence: Range, stretch: Stretch, law: Law): Generator<Duty> {
  const { index } = stretch;
  const stretchEnd = stretch.range[1];
  const { analysis } = document;
  const { text } = analysis;
  const all = [...sayings(text, sentence)].sort((a, b) => a.start - b.start);
  for (const [i, saying] of all.entries()) {
    const next = all[i + 1];
    const clauseEnd = next ? clauseCut(text, saying.end, next.start) : sentence[1];
    const [start, end] = trim(text, saying.end, clauseEnd);
    const range: Range = [start, end];
    const from = i === 0 ? sentence[0] : saying.start;
    const base = {
      who: saying.who,
      sense: saying.sense,
      with: saying.with,
      under: lawsIn(analysis, [from, end], law),
      ...timeIn(analysis, i === 0 ? [sentence[0], end] : [saying.start, end]),
    };
    const items = /[:—–-]$/.test(text.slice(start, end)) && i === all.length - 1 ? childrenOf(analysis, index) : [];
    const stem = withoutTime(plain(words(analysis, range)), base.by);
    const isList = items.length > 0 && !items.some((item) => isNamed(analysis, item));
    if (!isList) {
      // Members of a council, contents of a report: they belong to the one duty.
      const last = analysis.sections[items.at(-1) ?? -1]?.range[1] ?? end;
      // A list without labels stands behind a colon that ends the paragraph.
      const whole: Range = [start, stem === '' ? Math.max(last, stretchEnd) : Math.max(last, end)];
      if (whole[1] <= start) continue;
      const what = withoutTime(plain(words(analysis, whole)), base.by);
      if (FICTION.test(what)) continue;
      yield {
        ...base,
        sense: senseOf(base.sense, what),
        what,
        place: placeOf(document, [saying.start, end]),
      };
      continue;
    }
    for (const item of items) {
      const section = analysis.sections[item]!;
      const itemRange = trim(text, section.labelRange[1], section.range[1]);
      const time = timeIn(analysis, itemRange);
      const what = withItem(stem, withoutTime(plain(words(analysis, itemRange, 400)), time.by));
      yield {
        ...base,
        sense: senseOf(base.sense, what),
        ...(base.by === '' ? time : {}),
        what,
        place: placeOf(document, section.labelRange),
      };
    }
  }
}

/** What is taken for something else is nothing that anybody has to do: "shall be deemed one agency". */
const FICTION = /^be\s+(?:considered|deemed|construed|treated\s+as|regarded\s+as|known\s+as|cited\s+as)\b/;
/** "shall have the authority to review": who has a power may use it. */
const POWER = /^(?:also\s+)?have\s+(?:the\s+)?(?:full\s+|following\s+)?(?:powers?|authority|discretion|right)\b/;

const senseOf = (sense: string, what: string): string => (sense === 'must' && POWER.test(what) ? 'may' : sense);

/** The words that open a list, and those of one of its items. */
function withItem(stem: string, item: string): string {
  const opening = withoutMarks(stem);
  const own = item.trimStart();
  if (opening !== '' && !/\b(?:to|by|for|that|who|which|and|or|also|shall)$/i.test(opening))
    return `${opening}: ${own}`;
  // An item begins as a sentence does where each stands on its own; in the sentence it is a verb.
  const verb = /^\p{Lu}\p{Ll}+(?=[\s,])/u.test(own) ? own.charAt(0).toLowerCase() + own.slice(1) : own;
  return opening === '' ? verb : `${opening} ${verb}`;
}

/** Whether an item of a list is a person or a thing, and not something to do. */
function isNamed({ sections, text }: Analysis, item: number): boolean {
  const { labelRange, range } = sections[item]!;
  const first = text.slice(labelRange[1], Math.min(range[1], labelRange[1] + 80)).trim();
  return (
    /^(?:the|an?|any|each|every|all|one|two|such|other|those|heads?|representatives?|how|what|whether)\b/i.test(
      first,
    ) || isActor(first)
  );
}

/** Where the clause before another ends: at the ", and" or ";" that stands last between them. */
function clauseCut(text: string, from: number, to: number): number {
  const between = text.slice(from, to);
  const cut = Math.max(between.lastIndexOf(';'), between.lastIndexOf(', and '), between.lastIndexOf(', but '));
  return cut < 0 ? to : from + cut;
}

const childrenOf = ({ sections }: Analysis, index: number): number[] => {
  const found: number[] = [];
  if (index < 0) return found;
  const end = sections[index]!.range[1];
  for (let at = index + 1; at < sections.length && sections[at]!.range[0] < end; at++)
    if (sections[at]!.parent === index) found.push(at);
  return found;
};

/** "shall, within 30 days, review": the time has a column of its own. */
const withoutTime = (what: string, by: string): string =>
  by !== '' && what.startsWith(by) ? what.slice(by.length).replace(/^[\s,]+/, '') : what;

/** Without what ends a sentence or a list's item, and without the marks before it. */
function plain(what: string): string {
  const words = withoutMarks(what);
  const last = /[;,] (?:and|or)$/.exec(words);
  return withoutMarks(last ? words.slice(0, last.index) : words)
    .replace(/^[\s,]+/, '')
    .replace(/^(?:however|therefore),\s+/, '');
}

function withoutMarks(what: string): string {
  let end = what.length;
  while (end > 0 && /[\s.;,:—–]/.test(what.charAt(end - 1))) end--;
  return what.slice(0, end);
}

/** Words behind which the law is named under which something is done. */
const AUTHORITY =
  /\b(?:under|pursuant\s+to|authority|authorities|authorized\s+(?:by|under|in)|accordance\s+with|consistent\s+with|provided\s+(?:in|by|for)|use\s+of|required\s+(?:by|under)|described\s+in|by)\b/i;

/** The laws under which a sentence says that something is done, by their citations; at most six. */
function lawsIn({ citations, text }: Analysis, [start, end]: Range, law: Law): string[] {
  const found = new Map<string, string>();
  for (
    let at = firstFrom(citations, start);
    at < citations.length && citations[at]!.range[0] < end && found.size < 6;
    at++
  ) {
    const { range, targets } = citations[at]!;
    if (!AUTHORITY.test(text.slice(Math.max(start, range[0] - 120), range[0]))) continue;
    for (const target of targets.slice(0, 6)) {
      const id = target.split('..')[0]!;
      if (law.exists(id)?.exists === false) continue;
      // "section 212(f) of the INA (8 U.S.C. 1182(f))" is one law.
      const parallel = law.parallel(id);
      if (!found.has(id) && (parallel === undefined || !found.has(parallel))) found.set(id, law.cite(id, 'plain'));
    }
  }
  return [...found.values()];
}

function timeIn(analysis: Analysis, [start, end]: Range): { by: string; date: string | null } {
  const { deadlines } = analysis;
  let at = firstFrom(deadlines, start);
  while (at < deadlines.length && deadlines[at]!.range[0] < end && deadlines[at]!.range[1] > end) at++;
  const deadline = (deadlines[at]?.range[1] ?? Infinity) <= end ? deadlines[at] : undefined;
  return deadline ? { by: words(analysis, deadline.range, 120), date: deadline.date } : { by: '', date: null };
}

/** Who has to do with the deadline at a range: those of its sentence. */
export function doersAt(document: Document, range: Range): readonly string[] {
  const { analysis } = document;
  const index = provisionAt(analysis, range[0]);
  const section = analysis.sections[index];
  const whole: Range = section ? section.range : [Math.max(0, range[0] - FARTHEST), range[1] + FARTHEST];
  const near: Range = [
    Math.max(whole[0], range[0] - FARTHEST),
    Math.max(range[1], Math.min(whole[1], range[1] + FARTHEST)),
  ];
  for (const sentence of sentencesIn(analysis, ...near)) {
    if (sentence[0] > range[0] || sentence[1] < range[1]) continue;
    for (const saying of sayings(analysis.text, sentence)) return saying.who;
  }
  return [];
}
