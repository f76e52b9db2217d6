import type { Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis, Passage } from '../core/analysis.ts';

/** Where each passage of a version begins: behind an edit all stand as many lines lower or higher, and are not looked up. */
export class PassageStarts {
  readonly #passages: readonly Passage[];
  readonly #lines: number;
  readonly all: readonly Position[];

  /** `earlier` are those of a version before. */
  constructor({ passages: { all } }: Analysis, document: TextDocument, earlier?: PassageStarts) {
    this.#passages = all.map(({ passage }) => passage);
    this.#lines = document.lineCount;
    const then = earlier ? earlier.#passages : [];
    const ahead = alike(then, this.#passages, (list, count) => list[count]);
    const behind = alike(
      then.slice(ahead),
      this.#passages.slice(ahead),
      (list, count) => list[list.length - 1 - count],
    );
    const by = earlier ? this.#lines - earlier.#lines : 0;
    this.all = all.map(({ at }, place) => {
      if (earlier && place < ahead) return earlier.all[place]!;
      // What ends before the first one behind the edit may have changed, and with it whether that one begins a line.
      const was = place > all.length - behind ? earlier!.all[place + then.length - all.length]! : undefined;
      if (was?.character !== 0) return document.positionAt(at);
      return by === 0 ? was : { line: was.line + by, character: 0 };
    });
  }
}

/** How many passages two versions have in common, from one end. */
function alike(
  a: readonly Passage[],
  b: readonly Passage[],
  nth: (list: readonly Passage[], count: number) => Passage | undefined,
): number {
  let count = 0;
  while (count < a.length && count < b.length && nth(a, count) === nth(b, count)) count++;
  return count;
}
