/**
 * The findings of a document as the JSON that is sent. Those of a passage are written once, and anew where one is another, or where
 * the passage is read anew or stands on another line.
 */
import type { Diagnostic, Position } from 'vscode-languageserver';
import type { Analysis, Passage } from '../core/analysis.ts';
import { type PlacedPassage, placeAt } from '../core/passages.ts';
import type { Found } from '../rules/index.ts';
import type { PassageStarts } from './passageStarts.ts';
import { bytesOf } from './ready.ts';

/** The findings that begin in one passage. */
interface OfPassage {
  readonly passage: Passage;
  readonly at: number;
  /** Where the passage begins. */
  readonly start: Position;
  readonly found: readonly Found[];
  /** Where the places stand that they name in other passages: the passage, where it begins, and how far behind. */
  readonly others: readonly unknown[];
  readonly json: string;
  readonly bytes: Uint8Array;
}

const COMMA = bytesOf(',');

export class WrittenFindings {
  readonly #passages: readonly OfPassage[];

  /** `found` is in the order of the text; `toDiagnostic` says how one of them is sent, `earlier` are those of a version before. */
  constructor(
    found: readonly Found[],
    analysis: Analysis,
    { all: starts }: PassageStarts,
    toDiagnostic: (finding: Found) => Diagnostic,
    earlier?: WrittenFindings,
  ) {
    const { all } = analysis.passages;
    const known = new Map((earlier ? earlier.#passages : []).map((each) => [each.passage, each]));
    const written: OfPassage[] = [];
    for (let from = 0, to = 0; from < found.length; from = to) {
      const place = placeAt(all, found[from]!.range[0]);
      const behind = all[place + 1]?.at ?? Number.POSITIVE_INFINITY;
      while (to < found.length && found[to]!.range[0] < behind) to++;
      const { passage, at } = all[place]!;
      const own = found.slice(from, to);
      const start = starts[place]!;
      const others = othersOf(own, all, place, starts);
      const was = known.get(passage);
      if (was && isSamePosition(was.start, start) && isSameList(was.others, others) && isLike(was, own, at, behind)) {
        written.push(at === was.at ? was : { ...was, at, found: own });
        continue;
      }
      const json = own.map((finding) => JSON.stringify(toDiagnostic(finding))).join();
      const bytes = json === was?.json ? was.bytes : bytesOf(json);
      written.push({ passage, at, start, found: own, others, json, bytes });
    }
    this.#passages = written;
  }

  /** The list of all of them, in pieces. */
  get pieces(): readonly Uint8Array[] {
    return [
      bytesOf('['),
      ...this.#passages.flatMap(({ bytes }, at) => (at > 0 ? [COMMA, bytes] : [bytes])),
      bytesOf(']'),
    ];
  }

  /** Whether others are sent by the same words. */
  isSame(other: WrittenFindings): boolean {
    const [a, b] = [this.#passages, other.#passages];
    return a.length === b.length && a.every(({ json }, at) => json === b[at]!.json);
  }
}

/** Where the places stand that findings of a passage name outside of it. */
function othersOf(
  found: readonly Found[],
  all: readonly PlacedPassage[],
  own: number,
  starts: readonly Position[],
): readonly unknown[] {
  const others: unknown[] = [];
  const [from, to] = [all[own]!.at, all[own + 1]?.at ?? Number.POSITIVE_INFINITY];
  const add = (offset: number): void => {
    if (offset >= from && offset < to) return;
    const place = placeAt(all, offset);
    const { passage, at } = all[place]!;
    const { line, character } = starts[place]!;
    others.push(passage, line, character, offset - at);
  };
  for (const { range, related } of found) {
    range.forEach(add);
    if (related) for (const other of related) other.range.forEach(add);
  }
  return others;
}

/** Whether findings of a passage that stands at an offset are those of before, each in its place. */
function isLike({ at: then, found: before }: OfPassage, found: readonly Found[], at: number, behind: number): boolean {
  const by = at - then;
  const isMoved = ([from, to]: Found['range'], [start, end]: Found['range']): boolean =>
    start - from === by && end - to === by;
  return (
    before.length === found.length &&
    found.every((now, index) => {
      const was = before[index]!;
      const { related = [] } = was;
      return (
        now.code === was.code &&
        now.severity === was.severity &&
        now.message === was.message &&
        now.source === was.source &&
        // What stands in another text is looked up anew.
        !now.elsewhere &&
        !was.elsewhere &&
        isSameList(now.tags ?? [], was.tags ?? []) &&
        isMoved(was.range, now.range) &&
        related.length === (now.related?.length ?? 0) &&
        related.every(({ range, message }, place) => {
          const other = now.related![place]!;
          const isHere = other.range[0] >= at && other.range[1] < behind;
          return other.message === message && (!isHere || isMoved(range, other.range));
        })
      );
    })
  );
}

const isSamePosition = (a: Position, b: Position): boolean => a.line === b.line && a.character === b.character;

const isSameList = <T>(a: readonly T[], b: readonly T[]): boolean =>
  a.length === b.length && a.every((each, at) => each === b[at]);
