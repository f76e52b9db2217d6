import type { Analysis, Range } from '../core/analysis.ts';
import { flatten } from '../core/text.ts';
import { match } from './match.ts';
import { type Unit, unitsOf } from './units.ts';
import { compareWords, type Piece } from './words.ts';

/** What became of a provision. One may have moved and been reworded in one. */
export interface Change {
  readonly kinds: readonly ('added' | 'removed' | 'moved' | 'renumbered' | 'reworded' | 'retitled')[];
  /** `section 4(a)` and its name in each text; null where it isn't there. */
  readonly before: Side | null;
  readonly after: Side | null;
  /** Its own words, where they changed; of what is new or gone with all that is in it. */
  readonly words: readonly Piece[];
}

export interface Side {
  readonly cite: string;
  readonly name: string;
  readonly range: Range;
  /** Counted from 1. */
  readonly line: number;
}

/** Something that a text says once and the other doesn't, or otherwise: a term, a deadline, an amount of money. */
export interface Fact {
  readonly kind: 'term' | 'deadline' | 'amount';
  /** Null where the first text lacks it. */
  readonly before: string | null;
  readonly after: string | null;
  /** Where: in the second text, else in the first. */
  readonly cite: string;
}

export interface Comparison {
  readonly changes: readonly Change[];
  readonly facts: readonly Fact[];
  /** How many provisions are in both without a change. */
  readonly same: number;
}

/** Compares two texts by their structure: provisions are matched first, then their words. */
export function compare(before: Analysis, after: Analysis): Comparison {
  const first = unitsOf(before);
  const second = unitsOf(after);
  const { toSecond, toFirst } = match(first, second);
  const changes: Change[] = [];
  const pairs: { readonly a: Unit; readonly b: Unit }[] = [];
  let same = 0;
  const order: { readonly a: Unit | undefined; readonly b: Unit | undefined }[] = [];
  // In the order of the second text; what is gone stands behind what stood before it.
  const gone = new Map<Unit | undefined, Unit[]>();
  let last: Unit | undefined;
  for (const a of first) {
    const b = toSecond.get(a);
    if (b) last = b;
    else gone.set(last, [...(gone.get(last) ?? []), a]);
  }
  for (const a of gone.get(undefined) ?? []) order.push({ a, b: undefined });
  for (const b of second) {
    order.push({ a: toFirst.get(b), b });
    for (const a of gone.get(b) ?? []) order.push({ a, b: undefined });
  }
  for (const { a, b } of order) {
    if (a && b) {
      pairs.push({ a, b });
      const change = changeOf(a, b, toSecond, before, after);
      if (change) changes.push(change);
      else same++;
      continue;
    }
    const unit = (a ?? b)!;
    // What goes or comes with its parent is told there.
    if (unit.parent && !(a ? toSecond : toFirst).has(unit.parent)) continue;
    const analysis = a ? before : after;
    const text = flatten(analysis.text.slice(...wholeRange(analysis, unit)));
    changes.push({
      kinds: [a ? 'removed' : 'added'],
      before: a ? sideOf(before, a) : null,
      after: b ? sideOf(after, b) : null,
      words: [{ kind: a ? 'removed' : 'added', text }],
    });
  }
  return { changes, facts: factsOf(before, after, pairs, first, second), same };
}

function changeOf(
  a: Unit,
  b: Unit,
  toSecond: ReadonlyMap<Unit, Unit>,
  before: Analysis,
  after: Analysis,
): Change | undefined {
  const kinds: Change['kinds'][number][] = [];
  const isElsewhere = a.parent ? toSecond.get(a.parent) !== b.parent : b.parent !== undefined;
  if (isElsewhere) kinds.push('moved');
  else if (a.designation !== b.designation) kinds.push('renumbered');
  if (a.heading !== b.heading) kinds.push('retitled');
  const reworded = normal(a.text) !== normal(b.text);
  if (reworded) kinds.push('reworded');
  if (kinds.length === 0) return undefined;
  const words =
    kinds.includes('retitled') || reworded
      ? compareWords(
          [a.heading !== b.heading && a.heading, a.text].filter(Boolean).join('. '),
          [a.heading !== b.heading && b.heading, b.text].filter(Boolean).join('. '),
        )
      : [];
  return { kinds, before: sideOf(before, a), after: sideOf(after, b), words };
}

/** Two prints of the same words are the same: quotation marks, dashes and blanks are the printer's. */
const normal = (text: string): string =>
  text
    .replace(/[“”]|``|''/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/--|–/g, '—')
    .replace(/[\u00ad\u200b]/g, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/ ?— ?/g, '—')
    .trim();

/** A provision with all that is in it; of what stands outside all, itself. */
const wholeRange = ({ sections }: Analysis, { section, range }: Unit): Range => sections[section]?.range ?? range;

function sideOf(analysis: Analysis, unit: Unit): Side {
  let low = 0;
  let high = analysis.lineStarts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (analysis.lineStarts[middle]! <= unit.range[0]) low = middle + 1;
    else high = middle;
  }
  return { cite: unit.cite, name: unit.name, range: wholeRange(analysis, unit), line: low };
}

const AMOUNT = /\$\s?\d[\d,]*(?:\.\d+)?(?:\s(?:thousand|million|billion|trillion))?/g;

/** Terms, deadlines and amounts that the texts don't share, by the provisions that are one. */
function factsOf(
  before: Analysis,
  after: Analysis,
  pairs: readonly { readonly a: Unit; readonly b: Unit }[],
  first: readonly Unit[],
  second: readonly Unit[],
): Fact[] {
  const facts: Fact[] = [];
  const terms = (analysis: Analysis) =>
    new Map(analysis.definitions.map(({ term, body }) => [term, flatten(analysis.text.slice(...body))]));
  const [oldTerms, newTerms] = [terms(before), terms(after)];
  for (const [term, meaning] of oldTerms) {
    const now = newTerms.get(term);
    if (now === undefined) facts.push({ kind: 'term', before: term, after: null, cite: '' });
    else if (normal(now) !== normal(meaning))
      facts.push({ kind: 'term', before: `${term}: ${meaning}`, after: `${term}: ${now}`, cite: '' });
  }
  for (const term of newTerms.keys())
    if (!oldTerms.has(term)) facts.push({ kind: 'term', before: null, after: term, cite: '' });
  const paired = new Set(pairs.flatMap(({ a, b }) => [a, b]));
  const all = [
    ...pairs.map(({ a, b }) => [a, b] as const),
    ...first.filter((unit) => !paired.has(unit)).map((a) => [a, undefined] as const),
    ...second.filter((unit) => !paired.has(unit)).map((b) => [undefined, b] as const),
  ];
  const times = (analysis: Analysis, unit: Unit | undefined) =>
    unit
      ? analysis.deadlines
          .filter(({ range }) => range[0] >= unit.range[0] && range[1] <= unit.range[1])
          .map(({ range }) => flatten(analysis.text.slice(...range)))
      : [];
  for (const [a, b] of all) {
    const cite = (b ?? a)!.cite;
    facts.push(...differing('deadline', times(before, a), times(after, b), cite));
    facts.push(...differing('amount', a?.text.match(AMOUNT) ?? [], b?.text.match(AMOUNT) ?? [], cite));
  }
  return facts;
}

/** What one list has and the other lacks; as many against as many are changes of each. */
function differing(kind: Fact['kind'], before: readonly string[], after: readonly string[], cite: string): Fact[] {
  const gone = minus(before, after);
  const come = minus(after, before);
  if (gone.length === come.length) return gone.map((words, i) => ({ kind, before: words, after: come[i]!, cite }));
  return [
    ...gone.map((words) => ({ kind, before: words, after: null, cite })),
    ...come.map((words) => ({ kind, before: null, after: words, cite })),
  ];
}

function minus(list: readonly string[], other: readonly string[]): string[] {
  const left = other.map(normal);
  return list.filter((words) => {
    const at = left.indexOf(normal(words));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
