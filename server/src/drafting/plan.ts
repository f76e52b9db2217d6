/** A change of a document's numbers, with all that follows from it, as data. */
import type { Analysis } from '../core/analysis.ts';
import { ownId, ownIds, shortTitles } from '../core/ownId.ts';
import { followContents } from './contents.ts';
import { type Edit, inOrder, type Shift, withShift } from './edit.ts';
import { type Becoming, follow, type Lost } from './follow.ts';
import { relabel } from './labels.ts';
import type { Numbers } from './numbering.ts';

/** What a change of numbers does. */
export interface Plan {
  /** "Insert section 4", for the editor's list. */
  readonly title: string;
  /** In order, not overlapping; offsets of the text before. */
  readonly edits: readonly Edit[];
  /** References that lose what they name; their edits, where there are any, are among `edits`. */
  readonly lost: readonly Lost[];
  /** The changes without the shift that `edits` has in it, and the shift: tells where an offset goes (`offsetAfter`). */
  readonly parts: { readonly edits: readonly Edit[]; readonly shift: Shift | undefined };
  /** What becomes of the provisions, for other documents that cite this one, and for its locks. */
  readonly becoming: Becoming;
  /** Where the new provision's label will stand, and its length; undefined where none is put in. */
  readonly fresh?: { readonly at: number; readonly text: string };
}

export interface Change {
  readonly title: string;
  readonly numbers: Numbers;
  /** The word of the label that a provision gets, where its place wants another: "Section" for "Sec.". */
  readonly prefixes?: ReadonlyMap<number, string>;
  readonly gone?: ReadonlySet<number>;
  readonly order?: ReadonlyMap<number, number>;
  readonly edits?: readonly Edit[];
  readonly shift?: Shift;
  readonly fresh?: { readonly at: number; readonly text: string };
}

/** The plan of a change: its own edits, the labels, and every reference of this document. */
export function plan(analysis: Analysis, change: Change): Plan {
  const {
    numbers,
    prefixes = new Map(),
    gone = new Set<number>(),
    order = new Map<number, number>(),
    shift,
    title,
    fresh,
  } = change;
  const becoming: Becoming = { numbers, gone, order };
  const labels = [...new Set([...numbers.keys(), ...prefixes.keys()])].flatMap((index) =>
    relabel(analysis, index, numbers.get(index), prefixes.get(index)),
  );
  const own = change.edits ?? [];
  const cuts = own.filter(({ range, text }) => range[1] > range[0] && text === '' && gone.size > 0);
  const isCut = (at: number): boolean => cuts.some(({ range }) => range[0] <= at && at < range[1]);
  const { edits, lost } = follow(analysis.text, analysis.references, analysis, becoming);
  const contents = followContents(analysis, becoming);
  const all = inOrder([...own, ...contents, ...labels, ...edits.filter(({ range }) => !isCut(range[0]))]);
  return {
    title,
    edits: withShift(analysis.text, all, shift),
    lost: [...lost.filter(({ range }) => !isCut(range[0])), ...caught(analysis, becoming)],
    parts: { edits: all, shift },
    becoming,
    ...(fresh ? { fresh } : {}),
  };
}

/** References that named nothing, and after the change would name what gets that number. */
function caught({ references, sections, tree }: Analysis, { numbers }: Becoming): Lost[] {
  if (numbers.size === 0) return [];
  const made = new Set<string>();
  for (const [index, designation] of numbers) {
    const { id } = sections[index]!;
    const segment = id.slice(id.lastIndexOf('/') + 1);
    const own = sections[index]!.designation;
    made.add(`${id.slice(0, id.lastIndexOf('/') + 1)}${segment.slice(0, segment.lastIndexOf(own))}${designation}`);
  }
  return references
    .filter(({ targets }) => targets.some((target) => tree.byId(target) < 0 && made.has(target)))
    .map(({ range }) => ({ range, why: 'It named nothing, and will name the provision that gets this number.' }));
}

/** What another document that cites this one, by its number or the name that it gives itself, has to change. */
export function followElsewhere(
  other: Analysis,
  analysis: Analysis,
  becoming: Becoming,
): { readonly edits: Edit[]; readonly lost: readonly Lost[] } {
  const own = ownIds(analysis);
  /** The id of a provision within this document; undefined of what is elsewhere. */
  const within = (target: string): string | undefined => {
    const id = own.find((each) => target.startsWith(`${each}/`));
    return id && target.slice(id.length);
  };
  const phrases = other.citations
    .filter(({ targets }) => targets.some((target) => within(target) !== undefined))
    .map(({ range, parts }) => ({
      range,
      parts: parts.map(({ range: at, target }) => ({
        range: at,
        target: target
          .split('..')
          .map((id) => within(id) ?? '/')
          .join('..'),
      })),
    }));
  const { edits, lost } = follow(other.text, phrases, analysis, becoming);
  return { edits: inOrder(edits), lost };
}

/** Words of which another document has one where it cites this one; none where it has neither number nor name. */
export function wordsOfCiting(analysis: Analysis): readonly string[] {
  const number = ownId(analysis) === null ? '' : (analysis.number ?? analysis.date ?? '');
  const figures = /\d[\d-]*$/.exec(number.slice(-40))?.[0] ?? '';
  const written = new Set([
    figures,
    // "Executive Order 14,165", "Public Law 118–31".
    figures.replace(/^(\d+)(?=\d{3}$)/, '$1,'),
    figures.replace('-', '–'),
    ...shortTitles(analysis).map(({ name }) => name),
  ]);
  written.delete('');
  return [...written];
}
