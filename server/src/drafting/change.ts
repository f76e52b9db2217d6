/** What a drafter does to numbered provisions: put one in, take one out, move one, renumber. */
import type { Analysis, Section } from '../core/analysis.ts';
import { seriesOf, valueIn } from '../core/designation.ts';
import { isSpace, trimEnd } from '../core/text.ts';
import { newEntry } from './contents.ts';
import type { Edit } from './edit.ts';
import { blockEnd, blockStart, labelStyle, lineEnd, lineStart, opensLine, prefixOf } from './labels.ts';
import {
  afterInsertion,
  afterRemoval,
  afterRenaming,
  inSequence,
  type Numbering,
  type Numbers,
  numberingOf,
  type Refusal,
} from './numbering.ts';
import { type Plan, plan } from './plan.ts';
import { retail } from './tails.ts';

/** The ids of provisions whose number must stay. */
export type Locked = ReadonlySet<string>;

const NONE: Locked = new Set();

const spelled = ({ level }: Section, designation: string): string =>
  level === 'section' || HEADINGS.has(level) ? `${level} ${designation}` : `${level} (${designation})`;

/** What stands above sections: what belongs to a new one nobody can tell. */
const HEADINGS: ReadonlySet<string> = new Set(
  'title subtitle division chapter subchapter article part subpart schedule annex appendix attachment enclosure'.split(
    ' ',
  ),
);

const notNumbered = ({ level }: Section): Refusal => ({ refusal: `This ${level} is not numbered in a sequence.` });

/** What in a document can't be renumbered at all. */
function unfit({ form }: Analysis): Refusal | undefined {
  return form === 'us-code' || form === 'cfr' ? { refusal: 'The numbers of enacted law stay as they are.' } : undefined;
}

/** The numbering around a provision, and its place in it. */
function placeOf(analysis: Analysis, index: number): { numbering: Numbering; place: number } | Refusal {
  const section = analysis.sections[index];
  if (!section) return { refusal: 'There is no provision here.' };
  const refused = unfit(analysis);
  if (refused) return refused;
  // Tags of HTML within a label would have to be copied.
  if (section.label.includes('<') || analysis.text.slice(...section.labelRange).includes('<'))
    return notNumbered(section);
  const numbering = numberingOf(analysis, index);
  return numbering ? { numbering, place: numbering.members.indexOf(index) } : notNumbered(section);
}

/** Puts a provision in before or after another, of its level, with places to fill in; later ones and references follow. */
export function insert(
  analysis: Analysis,
  index: number,
  where: 'before' | 'after',
  locked: Locked = NONE,
): Plan | Refusal {
  const found = placeOf(analysis, index);
  if ('refusal' in found) return found;
  const { numbering } = found;
  const { members } = numbering;
  const section = analysis.sections[index]!;
  if (HEADINGS.has(section.level)) return { refusal: `A ${section.level} is put in by hand.` };
  const place = found.place + (where === 'after' ? 1 : 0);
  const { designation, numbers } = afterInsertion(analysis, numbering, place, locked);
  const style = labelStyle(analysis, members);
  const prefixes = new Map<number, string>();
  if (place === 0 && style.first !== style.rest) prefixes.set(members[0]!, style.rest);
  // "SEC. 3 (a). The Director": there the period stands behind the first subdivision.
  const suffix = style.suffix || (section.level === 'section' ? '.' : '');
  const label = `${place === 0 ? style.first : style.rest}${designation}${suffix}`;
  const order = [...members.slice(0, place), -1, ...members.slice(place)];
  const { edits, fresh } = retail(analysis, members, order);
  // The shape is that of a neighbour of the same rank which opens its line, if there is one.
  const like =
    [index, members[place - 1], members[place]].find((at) => at !== undefined && opensLine(analysis, at)) ?? index;
  const body = bodyLike(analysis, members, like, label, fresh);
  const { at, block } = blockAt(analysis, index, like, where, body);
  const added: Edit = { range: [at, at], text: block };
  return plan(analysis, {
    title: `Insert ${section.level} ${where}`,
    numbers,
    prefixes,
    edits: [added, ...newEntry(analysis, index, where, designation), ...edits],
    fresh: { at, text: block },
  });
}

/** The new provision: label, heading where the others have one, text, all to be filled in. */
function bodyLike(analysis: Analysis, members: readonly number[], like: number, label: string, tail: string): string {
  const { text, sections } = analysis;
  const section = sections[like]!;
  const headed =
    members.filter((at) => sections[at]!.heading !== '').length * 2 > members.length && section.headingRange;
  const start = lineStart(analysis, section.labelRange[0]);
  const markup = opensLine(analysis, like) ? text.slice(start, section.labelRange[0]) : '';
  const opening = trailing(markup, '*_');
  const closing = [...opening].reverse().join('');
  const gap = blanks(
    text,
    section.labelRange[1] + (text.startsWith(closing, section.labelRange[1]) ? closing.length : 0),
  );
  if (!headed) return `${markup}${label}${closing}${gap || ' '}[TEXT]${tail}`;
  const [from, to] = section.headingRange!;
  const between = text.slice(section.labelRange[1], from);
  const behind = signs(text, to);
  return `${markup}${label}${between.length < 8 ? between : ' '}[HEADING]${behind || '. '}[TEXT]${tail}`;
}

/** The signs of a kind with which some words end. */
function trailing(words: string, signs: string): string {
  let at = words.length;
  while (at > 0 && signs.includes(words[at - 1]!)) at--;
  return words.slice(at);
}

/** The blanks at an offset, as far as its line goes. */
function blanks(text: string, at: number): string {
  let end = at;
  while (end < text.length && isSpace(text.charCodeAt(end)) && text[end] !== '\n' && text[end] !== '\r') end++;
  return text.slice(at, end);
}

/** What divides a heading from its text: ".  ", ".—", or a line end. */
function signs(text: string, at: number): string {
  let end = at;
  while (end < text.length && end < at + 12 && (isSpace(text.charCodeAt(end)) || '.:*_—–-'.includes(text[end]!))) end++;
  const found = text.slice(at, end);
  const line = found.search(/[\r\n]/);
  return line < 0 ? found : found.slice(0, found.length - trailing(found, ' \t\u00a0').length);
}

/** Where the new block goes, with the blank lines that stand between such blocks. */
function blockAt(
  analysis: Analysis,
  index: number,
  like: number,
  where: 'before' | 'after',
  body: string,
): { at: number; block: string } {
  const { text } = analysis;
  const eol = lineEnd(analysis);
  if (!opensLine(analysis, like)) {
    // All stand within one paragraph.
    const at = where === 'before' ? blockStart(analysis, index) : blockEnd(analysis, index);
    return { at, block: where === 'before' ? `${body} ` : ` ${body}` };
  }
  const start = lineStart(analysis, analysis.sections[like]!.labelRange[0]);
  const spaced = start > 0 && text.slice(trimEnd(text, start), start).split(/\r\n|\r|\n/).length > 2;
  const gap = spaced ? eol + eol : eol;
  if (where === 'after') return { at: blockEnd(analysis, index), block: gap + body };
  const at = blockStart(analysis, index);
  return opensLine(analysis, index) ? { at, block: body + gap } : { at, block: `${body.trimStart()}${gap}` };
}

/** Takes a provision out, with all below it; later ones close up and references follow. */
export function remove(analysis: Analysis, index: number, locked: Locked = NONE): Plan | Refusal {
  const found = placeOf(analysis, index);
  if ('refusal' in found) return found;
  const { numbering, place } = found;
  const { members } = numbering;
  const section = analysis.sections[index]!;
  if (locked.has(section.id)) return { refusal: `The number of ${section.label} is locked.` };
  const numbers = afterRemoval(analysis, numbering, place, locked);
  const prefixes = new Map<number, string>();
  const style = labelStyle(analysis, members);
  if (place === 0 && members.length > 1 && style.first !== style.rest && prefixOf(analysis, members[1]!) === style.rest)
    prefixes.set(members[1]!, style.first);
  const order = members.filter((at) => at !== index);
  const gone = new Set([index]);
  for (let at = index + 1; at < analysis.sections.length && analysis.sections[at]!.depth > section.depth; at++)
    gone.add(at);
  return plan(analysis, {
    title: `Remove ${spelled(section, section.designation)}`,
    numbers,
    prefixes,
    gone,
    edits: [cut(analysis, members, place), ...retail(analysis, members, order).edits],
  });
}

/** The stretch that goes with a provision: up to where the next one begins, or from the end of the one before. */
function cut(analysis: Analysis, members: readonly number[], place: number): Edit {
  const { text, sections } = analysis;
  const index = members[place]!;
  const next = members[place + 1];
  const section = sections[index]!;
  const end = blockEnd(analysis, index);
  const follows = next !== undefined && text.slice(end, blockStart(analysis, next)).trim() === '';
  if (follows && opensLine(analysis, index) === opensLine(analysis, next))
    return { range: [blockStart(analysis, index), blockStart(analysis, next)], text: '' };
  if (follows) return { range: [section.labelRange[0], sections[next]!.labelRange[0]], text: '' };
  const start = blockStart(analysis, index);
  return { range: [trimEnd(text, start), end], text: '' };
}

/** Lets a provision change places with the one before or behind it. */
export function move(
  analysis: Analysis,
  index: number,
  direction: 'up' | 'down',
  locked: Locked = NONE,
): Plan | Refusal {
  const found = placeOf(analysis, index);
  if ('refusal' in found) return found;
  const { numbering, place } = found;
  const { members, values } = numbering;
  const { sections, text } = analysis;
  const section = sections[index]!;
  const above = direction === 'up' ? place - 1 : place;
  const [first, second] = [members[above], members[above + 1]];
  if (first === undefined || second === undefined || sections[first]!.parent !== sections[second]!.parent)
    return {
      refusal: `There is no ${section.level} ${direction === 'up' ? 'before' : 'behind'} this one to change places with.`,
    };
  const lockedOne = [first, second].find((at) => locked.has(sections[at]!.id));
  if (lockedOne !== undefined) return { refusal: `The number of ${sections[lockedOne]!.label} is locked.` };
  if (values[above] === 0 || values[above + 1] === 0) return notNumbered(section);
  const numbers: Numbers = new Map([
    [first, sections[second]!.designation],
    [second, sections[first]!.designation],
  ]);
  const prefixes = new Map<number, string>([
    [first, prefixOf(analysis, second)],
    [second, prefixOf(analysis, first)],
  ]);
  const span = (at: number): number => {
    let end = at + 1;
    while (end < sections.length && sections[end]!.depth > sections[at]!.depth) end++;
    return end - at;
  };
  const order = new Map<number, number>();
  const [length, other] = [span(first), span(second)];
  for (let k = 0; k < length; k++) order.set(first + k, first + other + k);
  for (let k = 0; k < other; k++) order.set(second + k, first + k);
  const swapped = members.map((at) => (at === first ? second : at === second ? first : at));
  // What lies between the two stays where it is: only their own texts change places.
  const [start, middle] = [sections[first]!.labelRange[0], blockEnd(analysis, first)];
  const [from, end] = [sections[second]!.labelRange[0], blockEnd(analysis, second)];
  const between = text.slice(middle, from);
  if (between.trim().replace(/[*_#>]/g, '') !== '')
    return { refusal: 'Something stands between the two that belongs to neither.' };
  // The second goes before the first, and the gap between them goes along behind it.
  return plan(analysis, {
    title: `Move ${spelled(section, section.designation)} ${direction}`,
    numbers,
    prefixes,
    order,
    edits: [
      { range: [middle, from], text: '' },
      { range: [start, start], text: between },
      ...retail(analysis, members, swapped).edits,
    ],
    shift: { range: [from, end], to: start },
  });
}

/** Gives a provision another designation; those that go on from it and all references follow. */
export function renumber(analysis: Analysis, index: number, name: string, locked: Locked = NONE): Plan | Refusal {
  const section = analysis.sections[index];
  if (!section) return { refusal: 'There is no provision here.' };
  const refused = unfit(analysis);
  if (refused) return refused;
  const designation = bare(analysis, index, name);
  if (designation === undefined) return { refusal: `“${name}” is no designation.` };
  if (designation === section.designation) return { refusal: 'That is its number already.' };
  if (locked.has(section.id)) return { refusal: `The number of ${section.label} is locked.` };
  const numbering = numberingOf(analysis, index);
  const place = numbering?.members.indexOf(index) ?? -1;
  const value = numbering && placeIn(numbering, designation);
  let numbers: Numbers | Refusal;
  if (numbering && value && numbering.values[place]! > 0)
    numbers = afterRenaming(analysis, numbering, place, value, locked);
  else {
    const taken = numbering?.members.some((at) => analysis.sections[at]!.designation === designation);
    numbers = taken
      ? { refusal: `There is already a ${spelled(section, designation)}.` }
      : new Map([[index, designation]]);
  }
  if ('refusal' in numbers) return numbers;
  return plan(analysis, { title: `Renumber ${spelled(section, section.designation)}`, numbers });
}

/** The value of a designation in a numbering; 0 where it is of another kind. */
function placeIn({ stem, series }: Numbering, designation: string): number {
  if (!designation.startsWith(stem)) return 0;
  const rest = designation.slice(stem.length);
  return seriesOf(rest).includes(series) ? valueIn(series, rest) : 0;
}

/** The designation in what the user wrote for a label: "6", "(c)", "Sec. 6."; undefined where there is none. */
function bare(analysis: Analysis, index: number, name: string): string | undefined {
  const prefix = prefixOf(analysis, index).trim();
  let rest = name.trim();
  if (prefix !== '' && rest.toLowerCase().startsWith(prefix.toLowerCase())) rest = rest.slice(prefix.length).trim();
  rest = rest.slice(rest.startsWith('(') ? 1 : 0, rest.length - trailing(rest, ').').length);
  return /^[A-Za-z0-9]{1,9}(?:[-.][A-Za-z0-9]{1,5})*$/.test(rest) ? rest : undefined;
}

/** Numbers every provision anew, in the order in which they stand; references follow. */
export function renumberAll(analysis: Analysis, locked: Locked = NONE): Plan | Refusal {
  const refused = unfit(analysis);
  if (refused) return refused;
  const numbers: Numbers = new Map();
  const done = new Set<number>();
  analysis.sections.forEach((section, index) => {
    if (done.has(index)) return;
    const numbering = numberingOf(analysis, index);
    if (!numbering) return;
    for (const at of numbering.members) done.add(at);
    for (const [at, designation] of inRuns(analysis, numbering, section, locked)) numbers.set(at, designation);
  });
  if (numbers.size === 0) return { refusal: 'All numbers are in order.' };
  return plan(analysis, { title: 'Renumber document', numbers });
}

/** Sections of titles that begin with a hundred of their own (101, 201) are runs of their own. */
function inRuns(analysis: Analysis, numbering: Numbering, first: Section, locked: Locked): Numbers {
  const numbers: Numbers = new Map();
  const { members, values } = numbering;
  let from = 0;
  for (let at = 1; at <= members.length; at++) {
    const jumps = at < members.length && first.level === 'section' && values[at]! % 100 <= 1 && values[at]! >= 100;
    if (at < members.length && !jumps) continue;
    const run = { ...numbering, members: members.slice(from, at), values: values.slice(from, at) };
    const start = run.values.find((value) => value > 0) ?? 1;
    for (const [index, designation] of inSequence(analysis, run, startOf(analysis, run, start), locked))
      numbers.set(index, designation);
    from = at;
  }
  return numbers;
}

/**
 * Where a sequence begins: with one, save where numbers of hundreds begin it, where numbers go on over parts, in a law whose
 * first section has no number, or where (a) stands unread before (b).
 */
function startOf({ text, sections, form }: Analysis, { members }: Numbering, first: number): number {
  if (first === 1 || first >= 100) return first;
  const { parent, labelRange, level } = sections[members[0]!]!;
  const above = sections[parent];
  if (!above) return first > 3 || form === 'public-law' ? first : 1;
  if (HEADINGS.has(above.level) || level === 'section') return first;
  return /\((?:a|A|1|i|I)\)/.test(text.slice(above.labelRange[1], labelRange[0])) ? first : 1;
}
