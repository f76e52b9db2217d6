/**
 * Instructions carried out on base texts, in the order of the law, each whole or not at all. What stops one is a named
 * conflict; the others are carried out.
 */
import type { Analysis, Instruction, Range } from '../core/analysis.ts';
import type { Operation } from '../core/instructions/operation.ts';
import { type Aftermath, aftermath, type CarriedOut, CONTENTS_LEFT, changesSections } from './aftermath.ts';
import { Base } from './base.ts';
import { baseNames, lawOf } from './baseId.ts';
import { AS_ENACTED, codeStyle, type Style } from './codeStyle.ts';
import { type Conflict, Refusal } from './conflicts.ts';
import { byProvision } from './extract.ts';
import { findAll } from './find.ts';
import { followed, type Mark, type Spot, spotOf, traced } from './marks.ts';
import { wordsOf } from './matter.ts';
import { define } from './operations/define.ts';
import { designate } from './operations/designate.ts';
import { insert } from './operations/insert.ts';
import { move } from './operations/move.ts';
import { redesignate, renumber } from './operations/redesignate.ts';
import { revise } from './operations/revise.ts';
import { strike } from './operations/strike.ts';
import { type Finder, unitAt } from './places.ts';

export { lawOf } from './baseId.ts';

/** A text that may be changed. */
export interface BaseText {
  /** The provision that it is: `/us/usc/t38/s1720D`, `/us/eo/12866`. */
  readonly id: string;
  readonly text: string;
  readonly name?: string;
  /** What else it is: an act by its short title. */
  readonly also?: readonly string[] | undefined;
}

/** What a target is in the bases: `/us/act/lamp-act/s5/a` may be `/us/usc/t99/s105/a`. The likeliest first. */
export interface Standing {
  (target: string, parallels: ReadonlyMap<string, string>): readonly string[];
  /** The chapter in which a section of the Code stands. */
  readonly chapterOf?: ((id: string) => string | undefined) | undefined;
  /** The number of the order of a title and a day. */
  readonly orderTitled?: ((title: string, day: string) => string | undefined) | undefined;
}

export interface Done {
  readonly instruction: Instruction;
  /** The provision that was changed, as the base names it; null where none was found. */
  readonly target: string | null;
  readonly status: 'applied' | 'refused';
  readonly conflict: Conflict | undefined;
  /** What it leaves wrong, or with others: places in the text as amended. */
  readonly warnings: readonly Conflict[];
  /** Where in the texts as amended its conflict and its warnings show. */
  readonly marks: readonly Mark[];
  /** What it changed: each text that it touched, with the words around. */
  readonly changes: readonly Change[];
}

/** The words around a change, before and after it. */
export interface Change {
  readonly id: string;
  readonly before: string;
  readonly after: string;
}

/** A base as it reads with all that was carried out. */
export interface Amended {
  readonly id: string;
  readonly before: string;
  readonly text: string;
  /** Whether the draft brings it anew. */
  readonly added: boolean;
}

export interface Outcome {
  readonly done: readonly Done[];
  /** The bases that some instruction touched or would touch. */
  readonly documents: readonly Amended[];
}

/** Where new sections are put, and how bases are found. */
export class Bases implements Finder {
  readonly draft: string;
  readonly #standing: Standing;
  readonly #bases = new Map<string, Base>();
  /** Other names of bases, and those under which they are kept. */
  readonly #also = new Map<string, string>();
  readonly #ids = new Map<Base, string>();
  /** What was changed since the mark, as it read then. */
  readonly #changed = new Map<Base, string>();
  readonly #added = new Set<string>();
  readonly touched = new Set<string>();
  /** The parallels that the instruction at hand gives. */
  parallels: ReadonlyMap<string, string> = new Map();
  /** Those that any instruction of the draft gives. */
  allParallels: ReadonlyMap<string, string> = new Map();

  /** How a base prints what the draft says. */
  readonly style: (law: string) => Style;

  constructor(draft: string, texts: readonly BaseText[], standing: Standing, style: (law: string) => Style) {
    this.draft = draft;
    this.style = style;
    this.#standing = standing;
    for (const { id, text, name, also = [] } of texts) {
      this.#put(key(id), new Base(lawOf(id), text, name), undefined);
      for (const other of also) if (!this.#also.has(key(other))) this.#also.set(key(other), key(id));
    }
  }

  locate(target: string): { readonly base: Base; readonly path: readonly string[] } | undefined {
    for (const each of this.#standing(target, this.parallels)) {
      const law = lawOf(each);
      const steps = stepsOf(each);
      const section = steps.findIndex((step) => /^s\d/.test(step));
      const path = section < 0 ? steps : steps.slice(section);
      for (const id of [...(section < 0 ? [] : [`${law}/${path[0]}`]), ...baseNames(each), law]) {
        const kept = this.#also.get(key(id)) ?? key(id);
        const base = this.#bases.get(kept);
        if (!base) continue;
        this.touched.add(kept);
        return { base, path: section < 0 && /\/pt\d[^/]*$/.test(id) ? partWithin(base, path) : path };
      }
    }
    return undefined;
  }

  /** The bases that are surely of a law, or of a chapter of the Code. */
  ofLaw(target: string): Base[] {
    const [, title, chapter] = /^(\/us\/usc\/t\w+)\/ch(\w+)$/.exec(target) ?? [];
    const laws = title === undefined ? this.#standing(target, this.parallels) : [title];
    // Where sections of an act stand is said by the draft itself.
    const said = new Set(
      [...this.allParallels].filter(([section]) => section.startsWith(`${target}/`)).map(([, code]) => key(code)),
    );
    return [...this.#bases]
      .filter(([id]) =>
        chapter === undefined
          ? said.has(id) || laws.some((law) => id.startsWith(`${key(law)}/`))
          : id.startsWith(`${title}/`) && this.#standing.chapterOf?.(id) === chapter,
      )
      .map(([id, base]) => {
        this.touched.add(id);
        return base;
      });
  }

  /** Adds a section that the draft brings; undefined where it is not known which law's it is. */
  add(near: string, step: string, text: string): Base | undefined {
    const law = this.#standing(near, this.parallels)
      .map(lawOf)
      .find((each) => each.startsWith('/us/usc/'));
    if (!law) return undefined;
    // Where the Code numbers otherwise than the act, its editors alone say where a new section goes: it is the act's.
    const own = `${lawOf(near)}/${step}`;
    const id = key(this.#standing(own, this.parallels).find((each) => each.startsWith('/us/usc/')) ?? own);
    if (this.#bases.has(id)) return undefined;
    const base = new Base(law, text);
    this.#put(id, base, '');
    this.#added.add(id);
    this.touched.add(id);
    return base;
  }

  /** Forgets what was changed so far: `changes` tells of what comes. */
  mark(): undefined {
    this.#changed.clear();
  }

  /** Under which name a base is kept. */
  idOf(base: Base): string {
    return this.#ids.get(base) ?? base.id;
  }

  /** What was changed since the mark. */
  get changes(): Change[] {
    return [...this.#changed].flatMap(([base, before]) =>
      before === base.text ? [] : [{ id: this.idOf(base), ...around(before, base.text) }],
    );
  }

  #put(id: string, base: Base, before: string | undefined): undefined {
    this.#bases.set(id, base);
    this.#ids.set(base, id);
    if (before !== undefined) this.#changed.set(base, before);
    base.onEdit = () => {
      if (!this.#changed.has(base)) this.#changed.set(base, base.text);
    };
  }

  get documents(): Amended[] {
    return [...this.#bases]
      .filter(([id]) => this.touched.has(id))
      .map(([id, base]) => {
        const added = this.#added.has(id);
        return { id, before: added ? '' : base.before, text: base.text, added };
      });
  }
}

/** The path to a part in a copy, which may have the levels above it, too, or be the part alone. */
function partWithin(base: Base, path: readonly string[]): readonly string[] {
  const at = path.findIndex((step) => /^pt\d/.test(step));
  const parts = base.partsCalled(path[at]!);
  return [...(parts.length === 1 ? parts[0]! : []), ...path.slice(at + 1)];
}

/** How many characters are shown on each side of a change. */
const AROUND = 60;

/** What differs between two texts, with some words on each side. */
function around(before: string, after: string): { readonly before: string; readonly after: string } {
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const from = Math.max(0, before.lastIndexOf(' ', Math.max(0, start - AROUND)));
  const shown = (text: string): string => {
    const to = Math.min(text.length, text.length - end + AROUND);
    return `${from > 0 ? '… ' : ''}${text.slice(from, to).replace(/\s+/g, ' ').trim()}${to < text.length ? ' …' : ''}`;
  };
  return { before: shown(before), after: shown(after) };
}

const key = (id: string): string => id.replace(/[\u2010-\u2015]/g, '-');
export const stepsOf = (id: string): string[] => id.slice(lawOf(id).length).split('/').filter(Boolean);

/** How a draft's words are read: as they stand, or as the Code would print them where the base is the Code. */
export type Wording = 'act' | 'code';

/**
 * Carries a draft's instructions out.
 * @param read the draft as it is read: without what its print put between the words
 */
export function carryOut(
  analysis: Analysis,
  read: string,
  texts: readonly BaseText[],
  standing: Standing,
  wording: Wording = 'code',
): Outcome {
  const { done, documents } = carryOutSome(analysis, read, texts, standing, wording, analysis.instructions);
  return { done: withContents(analysis, done), documents };
}

/** A table of sections that is not amended along is told of once, at the first instruction that wants it. */
export function withContents({ instructions }: Analysis, done: readonly Done[]): readonly Done[] {
  if (instructions.some(({ operation }) => operation?.do === 'contents')) return done;
  const first = done.find(
    ({ status, target, instruction }) => status === 'applied' && target !== null && changesSections(instruction),
  );
  return done.map((each) => (each === first ? { ...each, warnings: [...each.warnings, CONTENTS_LEFT] } : each));
}

/** Carries some of a draft's instructions out, which change nothing that the others do. */
export function carryOutSome(
  analysis: Analysis,
  read: string,
  texts: readonly BaseText[],
  standing: Standing,
  wording: Wording,
  instructions: readonly Instruction[],
): Outcome {
  const bases = new Bases(read, texts, standing, wording === 'code' ? codeStyle(analysis) : () => AS_ENACTED);
  bases.allParallels = new Map(analysis.instructions.flatMap(({ parallels }) => parallels));
  const carried: CarriedOut[] = [];
  const spots = new Map<Instruction, Spot>();
  const done = instructions.map((instruction): Done => {
    bases.parallels = new Map(instruction.parallels);
    const located = instruction.target === null ? undefined : bases.locate(instruction.target);
    const target =
      instruction.operation?.do === 'contents'
        ? null
        : located
          ? `${located.base.id}/${located.path
              .slice(
                Math.max(
                  0,
                  located.path.findIndex((step) => /^(?:s|pt)\d/.test(step)),
                ),
              )
              .join('/')}`
          : instruction.target;
    bases.mark();
    try {
      const renamed = renamedBy(instruction.operation);
      apply(bases, instruction);
      if (located && instruction.operation)
        carried.push({ instruction, operation: instruction.operation, base: located.base, renamed });
      return {
        instruction,
        target,
        status: 'applied',
        conflict: undefined,
        warnings: [],
        marks: [],
        changes: bases.changes,
      };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const conflict = changedBefore(bases, instruction, error.conflict, located?.base, located?.path);
      if (located && conflict.kind !== 'no-base')
        spots.set(instruction, spotOf(located.base, located.path, conflict.places));
      return { instruction, target, status: 'refused', conflict, warnings: [], marks: [], changes: [] };
    }
  });
  const left = new Map<Instruction, Aftermath[]>();
  for (const each of aftermath(carried)) left.set(each.instruction, [...(left.get(each.instruction) ?? []), each]);
  return {
    done: done.map((each): Done => {
      const own = left.get(each.instruction) ?? [];
      const spot = spots.get(each.instruction);
      if (own.length === 0 && !spot) return each;
      const { message = '' } = each.conflict ?? {};
      const stopped = (spot?.ranges ?? []).map((range): Mark => {
        const id = bases.idOf(spot!.base);
        const before = traced(spot!, range);
        return { id, range: followed(spot!, range), before, message: `Not carried out. ${message}` };
      });
      const wrong = own.flatMap(({ base, conflict }) => (base ? marksOf(bases, base, conflict) : []));
      return { ...each, warnings: own.map(({ conflict }) => conflict), marks: [...stopped, ...wrong] };
    }),
    documents: bases.documents,
  };
}

/** The places of what is told of a text as amended. */
const marksOf = (bases: Bases, base: Base, { places, message }: Conflict): Mark[] =>
  places.map((range) => {
    const before = traced({ base, ranges: places, edits: base.edits.length }, range);
    return { id: bases.idOf(base), range, before, message };
  });

/** The steps of provisions that an operation redesignates, moves or takes out, from the section on. */
function renamedBy(operation: Operation | null): CarriedOut['renamed'] {
  const steps = (target: string): string[] => {
    const all = stepsOf(target);
    return all.slice(
      Math.max(
        0,
        all.findIndex((step) => /^s\d/.test(step)),
      ),
    );
  };
  if (operation?.do === 'redesignate')
    return operation.from.map((target, index) => [steps(target), steps(operation.to[index]!)] as const);
  if (operation?.do === 'move') {
    const { from, locus, point } = operation;
    const beside = point.object?.type === 'units' ? point.object.targets[0] : undefined;
    const parent = beside?.slice(0, beside.lastIndexOf('/')) ?? locus.targets[0];
    return from.flatMap((target) => {
      const to = `${parent}${target.slice(target.lastIndexOf('/'))}`;
      return to === target ? [] : [[steps(target), steps(to)] as const];
    });
  }
  if (operation?.do === 'strike' && !operation.put)
    return operation.struck.objects.flatMap((object) =>
      object.type === 'units' ? object.targets.map((target) => [steps(target), null] as const) : [],
    );
  return [];
}

/** Words that aren't there any more, since an earlier instruction changed them, are a conflict of two instructions. */
function changedBefore(
  bases: Bases,
  { operation }: Instruction,
  conflict: Conflict,
  base: Base | undefined,
  path: readonly string[] | undefined,
): Conflict {
  if (conflict.kind !== 'text-not-found' || !base || base.edits.length === 0 || operation?.do !== 'strike')
    return conflict;
  const [object] = operation.struck.objects;
  if (object?.type !== 'words') return conflict;
  const words = wordsOf(bases.draft, object.words.range);
  const before = new Base(base.id, base.before);
  const [unit] = path ? before.find(path) : [];
  return !unit || findAll(before, [unit.start, unit.end], words).length === 0
    ? conflict
    : {
        ...conflict,
        kind: 'changed-before',
        message: `“${words}” was changed by an earlier instruction of this draft.`,
      };
}

function apply(bases: Bases, { operation: whole }: Instruction): undefined {
  if (!whole) throw new Refusal('unread', 'The instruction was not understood to its end.');
  const operations = byProvision(bases, whole);
  // Each of several is there, before one is changed.
  if (operations.length > 1)
    for (const each of operations) if ('locus' in each) for (const target of each.locus.targets) unitAt(bases, target);
  for (const operation of operations) applyOne(bases, operation);
}

function applyOne(bases: Bases, operation: Operation): undefined {
  switch (operation.do) {
    case 'strike':
      return strike(bases, operation);
    case 'insert':
      return insert(bases, operation);
    case 'revise':
      return revise(bases, operation);
    case 'redesignate':
      return redesignate(bases, operation);
    case 'renumber':
      return renumber(bases, operation);
    case 'move':
      return move(bases, operation);
    case 'layout':
      return;
    case 'contents':
      throw new Refusal('no-base', 'Tables of sections and of contents are not there.');
    case 'designate':
      return designate(bases, operation);
    case 'define':
      return define(bases, operation);
  }
}

/** A draft without its furniture: blanks in its place, so that offsets stay. */
export function readable({ text, regions }: Analysis): string {
  let out = text;
  for (const { kind, range } of regions) if (kind === 'furniture') out = blank(out, range);
  return out;
}

const blank = (text: string, [from, to]: Range): string => text.slice(0, from) + ' '.repeat(to - from) + text.slice(to);
