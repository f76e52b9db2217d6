/** Words, marks, sentences and units struck, with what comes in their place. */
import type { Range } from '../../core/analysis.ts';
import type { Found, Locus, Occurrence, Operation, Put, Struck } from '../../core/instructions/operation.ts';
import { DOLLARS } from '../../core/instructions/vocabulary.ts';
import type { Base, Unit } from '../base.ts';
import { columnOf } from '../base.ts';
import type { Bases } from '../carryOut.ts';
import { Refusal, refuse } from '../conflicts.ts';
import { findAll, nearest, sentencesIn } from '../find.ts';
import { billText, readMatter, wordsOf } from '../matter.ts';
import { nearMiss } from '../nearMiss.ts';
import { afterHeading, back, type Scope, scopesOf, unitAt } from '../places.ts';
import { make, type Planned } from './edits.ts';
import { type Place, replaceUnits, takeOut } from './units.ts';

export function strike(bases: Bases, { locus, struck, put, puts }: Operation & { readonly do: 'strike' }): undefined {
  const { objects, through } = struck;
  const [first] = objects;
  if (first?.type === 'units' && !through) {
    const targets = objects.flatMap((object) => (object.type === 'units' ? object.targets : []));
    if (objects.some(({ type }) => type !== 'units')) return refuse('unread', 'Units and words are struck in one.');
    // The place above must be there, and understood, as for words.
    if (locus.parts.some(({ part }) => part === 'unread' || part === 'contents')) scopesOf(bases, locus);
    return replaceUnits(
      bases,
      targets,
      put && 'range' in put ? put.range : undefined,
      put && 'mark' in put ? put.mark : undefined,
      true,
    );
  }
  const everywhere = throughout(bases, locus, struck);
  const scopes = everywhere ?? scopesOf(bases, locus);
  const plans: Planned[] = [];
  const gone: Place[] = [];
  for (const scope of scopes) {
    if (
      everywhere &&
      objects.every(
        (object) =>
          object.type === 'words' &&
          findAll(scope.base, scope.range, wordsOf(bases.draft, object.words.range)).length === 0,
      )
    )
      continue;
    if (puts) {
      // Each is struck for its own words.
      objects.forEach((object, index) => {
        const text = putText(bases, puts[index]!, scope);
        for (const range of rangesOf(bases, scope, object))
          plans.push({ base: scope.base, range, text, owner: scope.unit });
      });
      continue;
    }
    const ranges = objects.flatMap((object) => rangesOf(bases, scope, object));
    const [only] = objects;
    if (scopes.length === 1 && objects.length === 1 && only?.type === 'words' && only.words.occurrence === 'both')
      refuseUnlessTwo(ranges, wordsOf(bases.draft, only.words.range));
    if (
      objects.length > 1 &&
      put &&
      ranges.length > 1 &&
      objects.some((object) => object.type !== 'words' || !isEach(object.words.occurrence))
    )
      return refuse('place-unclear', 'Several words are struck, and one text comes: for which of them is not said.');
    const text = put ? putText(bases, put, scope) : '';
    for (const range of ranges) {
      const unit = put || through ? undefined : unitOf(scope, range);
      if (unit) {
        gone.push({ base: scope.base, unit });
        continue;
      }
      const reach = through ? reachOf(bases, scope, range, struck) : range[1];
      if (reach < range[1]) return refuse('place-unclear', 'What is struck ends before it begins.', [range]);
      const from = struck.behind ? range[1] : put ? range[0] : wholeLines(scope.base, [range[0], reach]);
      plans.push({ base: scope.base, range: [from, reach], text, owner: scope.unit });
    }
  }
  make(plans);
  for (const { base, unit } of gone.reverse()) takeOut(base, unit);
  for (const base of new Set(plans.map((each) => each.base))) if (base.lines.length > 0) base.reread();
}

/** Where lines of a bill's print go whole, their break goes along. */
function wholeLines({ text, lines }: Base, [from, to]: Range): number {
  const whole = lines.some(({ start }) => start === from) && lines.some(({ end }) => end === to);
  const line = text.lastIndexOf('\n', from - 1);
  return whole && line >= 0 && text.slice(line, from).trim() === '' ? line : from;
}

/** The provision whose words are struck from its label on, all but the mark at its end: it goes with its mark. */
function unitOf({ base, unit }: Scope, [from, to]: Range): Unit | undefined {
  const child = unit.children.findLast(({ start }) => start <= from);
  if (!child || to > child.end) return undefined;
  if (child.start === from && to > child.labelEnd && /^[.,;]?$/.test(base.text.slice(to, child.end).trim()))
    return child;
  return unitOf({ base, unit: child, range: [from, to], part: 'whole' }, [from, to]);
}

const isEach = (occurrence: Occurrence): boolean => occurrence === 'each' || occurrence === 'both';

function refuseUnlessTwo(found: readonly Range[], words: string): undefined {
  if (found.length > 2) return refuse('text-found-often', `“${words}” is found ${found.length} times.`, found);
  if (found.length < 2) return refuse('text-not-found', `“${words}” is found once only.`, found);
}

/** "Title 44 is amended by striking “X” each place it appears": every text of it that is there. */
function throughout(bases: Bases, { targets, parts }: Locus, { objects }: Struck): Scope[] | undefined {
  const [target] = targets;
  if (targets.length !== 1 || parts.length > 0) return undefined;
  if (!/^\/us\/(?:usc\/t\w+(?:\/ch\w+)?|act\/[^/]+)$/.test(target!)) return undefined;
  if (!objects.every((object) => object.type === 'words' && object.words.occurrence === 'each')) return undefined;
  const all = bases.ofLaw(target!);
  return all.length === 0
    ? undefined
    : all.map((base): Scope => ({ base, unit: base.root, range: [0, base.text.length], part: 'whole' }));
}

/** The words of what comes, without its quotation. */
export function putText(bases: Bases, put: Put, scope: Scope): string {
  if ('mark' in put) return put.mark;
  const style = bases.style(scope.base.id);
  const words = wordsOf(bases.draft, put.range, style);
  if (scope.base.id.startsWith('/us/bill/'))
    return billText(bases.draft, put.range, columnOf(scope.base.text, scope.range[0]));
  // Matter of several paragraphs keeps them.
  const matter = readMatter(
    bases.draft,
    put.range,
    undefined,
    columnOf(scope.base.text, scope.unit.start) + scope.base.indent,
    style,
  );
  return matter.text.includes('\n') ? matter.text : words;
}

/** The ranges of a scope that something names: one, unless each is meant. */
export function rangesOf(bases: Bases, around: Scope, object: Found): Range[] {
  const scope = onLines(bases, around, object);
  const { base, range } = scope;
  switch (object.type) {
    case 'words': {
      const { range: quoted, occurrence, atEnd, beside } = object.words;
      const words = wordsOf(bases.draft, quoted);
      // Of a bill the line is said on which words begin, wherever they end.
      const reach: Range = scope.part === 'lines' ? [range[0], base.text.length] : range;
      let found = beginning(scope, findAll(base, reach, words));
      // What the act says may be printed otherwise.
      if (found.length === 0) found = beginning(scope, findAll(base, reach, bases.style(base.id)(words)));
      if (found.length === 0) return notFound(scope, words);
      if (beside?.object.type === 'mark') {
        // "“and” after the semicolon at the end": the mark is beside it, whatever is at the end.
        const { mark } = beside.object.mark;
        const last = beside.object.mark.atEnd;
        found = found.filter((each) =>
          beside.side === 'after'
            ? base.text.slice(0, each[0]).trimEnd().endsWith(mark)
            : base.text.slice(each[1]).trimStart().startsWith(mark),
        );
        if (found.length === 0) return notFound(scope, words);
        if (last) return [found.at(-1)!];
      } else if (beside) {
        const neighbours = rangesOf(
          bases,
          { ...scope },
          beside.object.type === 'words'
            ? { type: 'words', words: { ...beside.object.words, occurrence: 'each' } }
            : beside.object,
        );
        found = found.filter((each) =>
          neighbours.some((other) =>
            beside.side === 'within'
              ? other[0] <= each[0] && each[1] <= other[1]
              : beside.side === 'before'
                ? gap(base.text, each[1], other[0])
                : gap(base.text, other[1], each[0]),
          ),
        );
        if (found.length === 0) return notFound(scope, words);
      }
      if (atEnd) {
        const last = found.at(-1)!;
        if (/[\p{L}\p{N}]/u.test(base.text.slice(last[1], range[1]))) return notFound(scope, words);
        return [last];
      }
      return chosen(found, occurrence, words);
    }
    case 'mark': {
      const { mark, occurrence, atEnd, beside } = object.mark;
      if (mark === DOLLARS) {
        const amounts = [...base.text.slice(...range).matchAll(AMOUNT)].map(
          ({ 0: words, index }): Range => [range[0] + index, range[0] + index + words.length],
        );
        return amounts.length === 0
          ? refuse('text-not-found', 'No amount of money stands there.')
          : chosen(amounts, occurrence, DOLLARS);
      }
      if (beside) {
        const words = wordsOf(bases.draft, beside.words);
        const found = findAll(base, range, words).flatMap(([from, to]): Range[] => {
          if (beside.side === 'after') return base.text.startsWith(mark, to) ? [[to, to + mark.length]] : [];
          const at = base.text.slice(0, from).trimEnd().length;
          return base.text.slice(at - mark.length, at) === mark ? [[at - mark.length, at]] : [];
        });
        return found.length === 0 ? notFound(scope, words) : chosen(found, 'only', mark);
      }
      if (atEnd) {
        const at = endOf(base.text, range);
        if (base.text.slice(at - mark.length, at) !== mark)
          return refuse(
            'text-not-found',
            `The provision ends with “${base.text.slice(at - 1, at)}”, not with “${mark}”.`,
            [[at - 1, at]],
          );
        return [[at - mark.length, at]];
      }
      const found: Range[] = [];
      for (let at = base.text.indexOf(mark, range[0]); at >= 0 && at < range[1]; at = base.text.indexOf(mark, at + 1)) {
        if (/\d/.test(base.text[at + 1] ?? '') && /\d/.test(base.text[at - 1] ?? '')) continue;
        found.push([at, at + mark.length]);
      }
      // A period that is the only one at the end is the period.
      if (occurrence === 'only' && found.length !== 1) {
        const at = endOf(base.text, range);
        if (
          found.length > 1 &&
          mark === '.' &&
          base.text[at - 1] === '.' &&
          sentencesIn(base.text, [afterHeading(scope.unit), range[1]]).length === 1
        )
          return [[at - 1, at]];
      }
      if (found.length === 0) return refuse('text-not-found', `There is no “${mark}”.`);
      return chosen(found, occurrence, mark);
    }
    case 'sentence': {
      const sentences = sentencesIn(base.text, scope.part === 'whole' ? [afterHeading(scope.unit), range[1]] : range);
      const found = sentences.at(object.which > 0 ? object.which - 1 : object.which);
      return found
        ? [theOne(base.text, found, sentences)]
        : refuse('place-missing', `There are ${sentences.length} sentences.`);
    }
    case 'heading':
      return scope.unit.heading ? [scope.unit.heading] : refuse('place-missing', 'The provision has no heading.');
    case 'part':
      return scopesOf(bases, object.locus).map(({ base: within, unit, range: part, part: kind }) =>
        kind === 'sentence'
          ? theOne(within.text, part, sentencesIn(within.text, [afterHeading(unit), unit.end]))
          : part,
      );
    case 'units':
      return object.targets.map((target): Range => {
        const { unit } = unitAt(bases, target);
        return [unit.start, unit.end];
      });
  }
}

/** An amount of money. */
const AMOUNT = /\$\s?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?:\s(?:million|billion|trillion))?(?!,?\d)/g;

/** "“the Board” on page 6, line 2": the lines are said of the words themselves. */
function onLines(bases: Bases, scope: Scope, object: Found): Scope {
  const on = object.type === 'words' ? object.words.on : object.type === 'mark' ? object.mark.on : undefined;
  return on ? scopesOf(bases, on)[0]! : scope;
}

/** Those that begin within the lines that are said; all, where none are. */
const beginning = ({ part, range }: Scope, found: readonly Range[]): readonly Range[] =>
  part === 'lines' ? found.filter(([start]) => start < range[1]) : found;

/** The first words of a sentence, by which one is told from another. */
const opening = (text: string, [from, to]: Range): string => text.slice(from, to).split(/\s+/).slice(0, 6).join(' ');

/**
 * A sentence that is struck by its number alone. Where another opens with the same words, that one may be meant, as the law's
 * own text has them in another order than its print: a clerk would ask.
 */
function theOne(text: string, sentence: Range, all: readonly Range[]): Range {
  const alike = all.filter((each) => opening(text, each) === opening(text, sentence));
  return alike.length < 2
    ? sentence
    : refuse(
        'place-unclear',
        'Two sentences open with the same words; which of them goes is to be said by its words.',
        alike,
      );
}

const gap = (text: string, from: number, to: number): boolean =>
  from <= to && !/[\p{L}\p{N}]/u.test(text.slice(from, to)) && to - from < 12;

function chosen(found: readonly Range[], occurrence: Occurrence, words: string): Range[] {
  if (occurrence === 'each' || occurrence === 'both') return [...found];
  if (occurrence === 'only')
    return found.length === 1
      ? [found[0]!]
      : refuse('text-found-often', `“${words}” is found ${found.length} times.`, found);
  const one = found.at(occurrence > 0 ? occurrence - 1 : occurrence);
  return one ? [one] : refuse('text-not-found', `“${words}” is found ${found.length} times only.`, found);
}

function notFound({ base, range }: Scope, words: string): never {
  const meant = nearMiss(base, range, words);
  if (meant) {
    const instead = base.slice(meant).replace(/\s+/g, ' ');
    throw new Refusal('text-not-found', `“${words}” is not there, but “${instead}” is.`, [meant], { words, instead });
  }
  const near = nearest(base, range, words);
  const shown = near && base.text.slice(near[0], Math.min(range[1], near[0] + words.length + 20)).replace(/\s+/g, ' ');
  return refuse(
    'text-not-found',
    shown ? `“${words}” is not there; nearest is “${shown}”.` : `“${words}” is not there.`,
    near ? [near] : [],
  );
}

/** The end of a range's words: before a mark of emphasis. */
export function endOf(text: string, [from, to]: Range): number {
  let at = back(text, to);
  while (at > from && /[_*]/.test(text[at - 1]!)) at--;
  return at;
}

/** Where "and all that follows" ends. */
function reachOf(bases: Bases, scope: Scope, start: Range, { through }: Struck): number {
  const { base, range } = scope;
  if (scope.part === 'lines' && through!.to === 'end')
    return refuse('place-unclear', 'How far the words go that follow is not said.');
  if (through!.to === 'end') return endOf(base.text, range);
  if (through!.to === 'sentence') {
    const sentence = sentencesIn(base.text, range).find((each) => each[0] <= start[0] && each[1] >= start[1]);
    return sentence?.[1] ?? refuse('place-missing', 'No sentence ends there.');
  }
  const { object } = through as { object: Found };
  if (through!.to === 'before') {
    const rest: Scope = { ...scope, range: [start[1], range[1]] };
    return back(base.text, Math.min(...rangesOf(bases, rest, object).map((each) => each[0])));
  }
  const printed = scope.part === 'lines';
  if (printed && ((object.type === 'mark' && object.mark.atEnd) || (object.type === 'words' && object.words.atEnd)))
    return refuse('place-unclear', 'At the end of which provision the words stand is not said.');
  const rest: Scope = printed
    ? { ...scope, range: [start[1], base.text.length], part: 'whole' }
    : { ...scope, range: [start[1], range[1]] };
  if (object.type === 'words') {
    const found = rangesOf(
      bases,
      rest,
      object.words.occurrence === 'only' ? { type: 'words', words: { ...object.words, occurrence: 1 } } : object,
    );
    return found[0]![1];
  }
  if (object.type === 'mark' && !object.mark.atEnd && object.mark.occurrence === 'only')
    return rangesOf(bases, rest, { type: 'mark', mark: { ...object.mark, occurrence: 1 } })[0]![1];
  return Math.max(...rangesOf(bases, rest, object).map((each) => each[1]));
}

/** For those who look at units alone. */
export type { Base, Unit };
