/** Where in the bases a target is, and which stretch of its words a locus means. */
import type { Range } from '../core/analysis.ts';
import type { Found, Locus, Part } from '../core/instructions/operation.ts';
import { type Base, isSection, type Line, type Unit } from './base.ts';
import { refuse } from './conflicts.ts';
import { definitionNamed, definitionsIn } from './definitions.ts';
import { findAll, sentencesIn } from './find.ts';
import { wordsOf } from './matter.ts';
import { opening, spoken, spokenLaw } from './spoken.ts';

/** A unit of a base. */
export interface Place {
  readonly base: Base;
  readonly unit: Unit;
}

/** A stretch of a unit's words. */
export interface Scope extends Place {
  readonly range: Range;
  /** Whether it is less than the whole unit. */
  readonly part: Part['part'] | 'whole';
}

/** What finds the base of a target, and the path there. */
export interface Finder {
  /** Undefined where the text is not there. */
  locate(target: string): { readonly base: Base; readonly path: readonly string[] } | undefined;
  /** The draft's words. */
  readonly draft: string;
  /** The bases of a law as a whole. */
  ofLaw(target: string): readonly Base[];
}

/** The one unit of a target. */
export function unitAt(finder: Finder, target: string): Place {
  if (target.includes('..')) return refuse('place-unclear', 'Which provisions the range takes in is not sure.');
  const located = finder.locate(target);
  if (!located) return refuse('no-base', `The text of ${spokenLaw(target)} is not there.`);
  const { base, path } = located;
  const units = base.find(path);
  if (units.length === 1) return { base, unit: units[0]! };
  if (units.length > 1)
    return refuse(
      'place-unclear',
      `${opening(spoken(path))} comes ${units.length} times.`,
      units.map(({ start, labelEnd }): Range => [start, labelEnd]),
    );
  if (/^.{0,80}\.\s+Repealed\b/.test(base.text.slice(0, 120)))
    return refuse('target-gone', `${opening(spoken(path))} is repealed.`);
  return refuse('place-missing', `There is no ${spoken(path)} in the text.`);
}

/** The stretches that a locus means. */
export function scopesOf(finder: Finder, locus: Locus): Scope[] {
  if (locus.targets.length === 0) return refuse('no-base', 'Which text the instruction changes is not known.');
  // Of several places those are changed whose text is there.
  const there = locus.targets.filter((target) => finder.locate(target) !== undefined);
  return (there.length > 0 ? there : locus.targets.slice(0, 1)).map((target) => {
    const place = unitAt(finder, target);
    let scope: Scope = { ...place, range: [place.unit.start, place.unit.end], part: 'whole' };
    for (const part of locus.parts) scope = narrow(finder, scope, part);
    return scope;
  });
}

function narrow(finder: Finder, scope: Scope, part: Part): Scope {
  const { base, unit, range } = scope;
  switch (part.part) {
    case 'unread':
      return refuse('unread', `Where this is to be done was not understood: “${part.words}”.`);
    case 'listed':
      return refuse('unread', 'Which of the provisions are meant that are listed below was not understood.');
    case 'beside':
      return refuse('place-unclear', 'What is done beside the provision was not understood.');
    case 'said':
    case 'others':
      return refuse('place-unclear', 'What is done with the words that are spoken of was not understood.');
    case 'preamble': {
      const first = unit.children[0];
      if (unit.parent || !first) return refuse('place-missing', 'The provision has no preamble.');
      return { base, unit, range: [base.title()?.[1] ?? 0, back(base.text, first.start)], part: 'preamble' };
    }
    case 'new':
      return refuse('place-unclear', 'What is done with the new provision was not understood.');
    case 'contents':
      return refuse('no-base', 'Tables of sections and of contents are not there.');
    case 'edge':
      return refuse('place-unclear', 'What is done at the end of the provision was not understood.');
    case 'appropriate':
      return refuse('place-unclear', 'Which place of the bill is the appropriate one, the instruction leaves open.');
    case 'enacted': {
      const clause = /\bin\s+Congress\s+assembled,?(?:\s+That\b)?/.exec(base.text);
      if (!clause) return refuse('place-missing', 'The text has no enacting clause.');
      let from = clause.index + clause[0].length;
      while (from < base.text.length && /\s/.test(base.text[from]!)) from++;
      return { base, unit, range: [from, back(base.text, base.text.length)], part: 'enacted' };
    }
    case 'lines':
      return { base, unit, range: linesOf(base, part), part: 'lines' };
    case 'heading':
      if (!unit.parent) {
        // A bill's title is the one that says what it is for, which is none of its short ones.
        const title = base.id.startsWith('/us/bill/') ? undefined : base.title();
        if (!title) return refuse('place-missing', 'Which words are the title of the text is not sure.');
        return { base, unit, range: title, part: 'heading' };
      }
      if (!unit.heading) return refuse('place-missing', 'The provision has no heading.');
      return { base, unit, range: unit.heading, part: 'heading' };
    case 'preceding': {
      const first = part.unit.map((target) => unitAt(finder, target).unit);
      const start = Math.min(...first.map((each) => each.start));
      return { base, unit, range: [afterHeading(unit), back(base.text, start)], part: 'preceding' };
    }
    case 'following': {
      const last = part.unit.map((target) => unitAt(finder, target).unit);
      const end = Math.max(...last.map((each) => each.end));
      const next = unit.children.find((child) => child.start >= end);
      return { base, unit, range: [end, next ? next.start : unit.end], part: 'following' };
    }
    case 'introductory': {
      const [first] = unit.children;
      if (!first)
        return refuse('place-missing', 'The provision has no subdivisions, and no text that introduces them.');
      return { base, unit, range: [afterLabel(base.text, unit), back(base.text, first.start)], part: 'introductory' };
    }
    case 'designation': {
      if (isSection(unit))
        return refuse(
          'place-unclear',
          'Which words of the section’s number and heading go the Code’s print doesn’t tell.',
        );
      const end = part.heading ? unit.heading?.[1] : unit.labelEnd;
      if (end === undefined) return refuse('place-missing', 'The provision has no heading.');
      return { base, unit, range: [unit.start, end], part: 'designation' };
    }
    case 'opening': {
      if (isSection(unit) || !unit.parent)
        return refuse('place-unclear', 'Whether the section’s number and heading go, too, is not said.');
      return { base, unit, range: [unit.start, back(base.text, startOf(finder, scope, part.until))], part: 'opening' };
    }
    case 'flush': {
      const last = unit.children.at(-1);
      if (!last || last.end >= unit.end) return refuse('place-missing', 'No words stand behind the last subdivision.');
      return { base, unit, range: [last.end, unit.end], part: 'flush' };
    }
    case 'sentence': {
      // The mark that ends the heading, "Sec. 4. Reports.", ends no sentence.
      const own = afterHeading(unit);
      const mark = /^[\s.:—_*-]*/.exec(base.text.slice(own, own + 12))![0].length;
      const whole: Range = scope.part === 'whole' ? [Math.min(own + mark, range[1]), range[1]] : range;
      const sentences = sentencesIn(base.text, whole);
      const found = sentences.at(part.which > 0 ? part.which - 1 : part.which);
      if (!found) return refuse('place-missing', `There are ${sentences.length} sentences.`);
      return { base, unit, range: found, part: 'sentence' };
    }
    case 'definition': {
      const term = /[\p{L}\p{N}](?:.*[\p{L}\p{N})])?/su.exec(finder.draft.slice(...part.term))?.[0] ?? '';
      const found = base.id.startsWith('/us/cfr/')
        ? definedIn(base, unit, range, term)
        : definitionOf(base, unit, range, term);
      if (!found) return refuse('place-missing', `“${term}” is not defined there, or more than once.`);
      return { base, unit: found.unit, range: found.range, part: 'definition' };
    }
  }
}

/** Where something starts that stands in a provision. */
function startOf(finder: Finder, scope: Scope, until: Found): number {
  switch (until.type) {
    case 'units':
      return Math.min(...until.targets.map((target) => unitAt(finder, target).unit.start));
    case 'part':
      return scopesOf(finder, until.locus)[0]!.range[0];
    case 'words': {
      const words = wordsOf(finder.draft, until.words.range);
      const found = findAll(scope.base, scope.range, words);
      if (found.length === 1) return found[0]![0];
      return refuse(
        found.length === 0 ? 'text-not-found' : 'text-found-often',
        found.length === 0 ? `“${words}” is not there.` : `“${words}” is found ${found.length} times.`,
        found,
      );
    }
    default:
      return refuse('unread', 'Up to where the words go was not understood.');
  }
}

/** The definition of a term in a regulation, where it begins its paragraph. */
function definedIn(base: Base, unit: Unit, [from, to]: Range, term: string): { unit: Unit; range: Range } | undefined {
  const found = definitionNamed(definitionsIn(base.text, [Math.max(from, afterHeading(unit)), to]), term);
  return found && { unit, range: found.range };
}

/** The words of lines of a print, from the first to the last. */
function linesOf({ lines }: Base, { from, to }: Part & { readonly part: 'lines' }): Range {
  if (lines.length === 0)
    return refuse(
      'place-missing',
      'The text has no numbered lines: which ones are meant can’t be told without its print.',
    );
  if (lines.every(({ page }) => page === undefined))
    return refuse('place-unclear', 'The text does not say which page is which.');
  const spokenLine = ({ page, line }: typeof from): string =>
    `${line === undefined ? '' : `line ${line} on `}page ${page}`;
  const find = (wanted: typeof from): readonly Line[] =>
    lines.filter(({ page, line }) => page === wanted.page && (wanted.line ?? line) === line);
  const [first, last] = [find(from), find(to)];
  if (first.length === 0 || last.length === 0)
    return refuse('place-missing', `There is no ${spokenLine(first.length === 0 ? from : to)}.`);
  if (first[0]!.gone || last.at(-1)!.gone)
    return refuse(
      'changed-before',
      `An earlier instruction of this draft changed ${spokenLine(first[0]!.gone ? from : to)}.`,
    );
  const range: Range = [first[0]!.start, last.at(-1)!.end];
  return range[0] <= range[1] ? range : refuse('place-unclear', 'The last of the lines stands before the first.');
}

function definitionOf(base: Base, unit: Unit, range: Range, term: string): { unit: Unit; range: Range } | undefined {
  const found = findAll(base, range, `The term “${term}”`);
  if (found.length !== 1) return undefined;
  let inner = unit;
  for (
    let next: Unit | undefined = unit;
    next;
    next = inner.children.find((child) => child.start <= found[0]![0] && child.end > found[0]![0])
  ) {
    if (next === inner && inner !== unit) break;
    inner = next;
    if (!inner.children.some((child) => child.start <= found[0]![0] && child.end > found[0]![0])) break;
  }
  if (inner !== unit && afterHeading(inner) >= found[0]![0] - 40)
    return { unit: inner, range: [inner.start, inner.end] };
  const line = base.text.indexOf('\n', found[0]![0]);
  return { unit: inner, range: [found[0]![0], Math.min(line < 0 ? inner.end : line, inner.end)] };
}

const afterLabel = (text: string, unit: Unit): number => {
  const at = afterHeading(unit);
  return at + /^[\s.—_*-]*/.exec(text.slice(at, at + 12))![0].length;
};

/** Where a unit's own words begin. */
export const afterHeading = (unit: Unit): number => Math.max(unit.labelEnd, unit.heading?.[1] ?? 0);

/** The end of the words before an offset. */
export function back(text: string, at: number): number {
  while (at > 0 && /\s/.test(text[at - 1]!)) at--;
  return at;
}
