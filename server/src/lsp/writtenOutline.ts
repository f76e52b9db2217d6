/**
 * The outline and the folds of a document as the JSON that is sent. What a passage says of them is written once, and anew where it
 * stands on other lines: an edit within a line writes one passage, and those of a megabyte are put together from bytes.
 */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis } from '../core/analysis.ts';
import type { PlacedPassage } from '../core/passages.ts';
import { lastAtMost, lineStarts } from '../core/text.ts';
import { FOLDED } from '../features/folding.ts';
import { outlineNames, type PassageNames } from '../features/outline.ts';
import { PassageStarts } from './passageStarts.ts';
import { bytesOf, Ready } from './ready.ts';
import { SYMBOLS } from './toLsp.ts';

interface Position {
  readonly line: number;
  readonly character: number;
}

/** A provision that may go on behind its passage. */
interface Unended {
  readonly start: Position;
  /** Where it ends if it doesn't. */
  readonly end: number;
  /** Whether none stands below it in its passage. */
  readonly bare: boolean;
  /** How it was ended the last time: most end where they did. */
  ended: Ended | undefined;
}

/** What ends a provision, and its fold, as they are sent. */
interface Ended {
  readonly end: Position;
  readonly bare: boolean;
  readonly symbol: Uint8Array;
  readonly fold: Uint8Array;
}

/** A provision that is open. */
interface Placed {
  readonly unended: Unended;
  /** As far as is known. */
  end: number;
  /** Whether none stands below it yet. */
  bare: boolean;
  /** The place of its fold among all. */
  readonly fold: number;
}

/** What one passage says where it stands. */
interface WrittenPassage {
  readonly names: PassageNames;
  readonly line: number;
  readonly character: number;
  /** Its symbols. Between two pieces ends one of the provisions that are open from the passage before, the innermost first. */
  readonly symbols: readonly Uint8Array[];
  /** What folds, the outer before the inner: of those that begin on one line an editor takes the first. */
  readonly folds: Uint8Array;
  /** Those of its provisions that may go on behind it, with its own offsets. */
  readonly unended: readonly Unended[];
}

const COMMA = bytesOf(',');
const BELOW = ',"children":[';
const CHILDREN = bytesOf(BELOW);
const NOTHING = new Uint8Array();

export class WrittenOutline {
  readonly #passages: readonly WrittenPassage[];
  readonly #names: readonly PassageNames[];
  readonly symbols: Ready;
  readonly folds: Ready;

  /** `earlier` is that of a version before. */
  constructor(
    analysis: Analysis,
    document: TextDocument,
    starts: PassageStarts = new PassageStarts(analysis, document),
    earlier?: WrittenOutline,
  ) {
    this.#names = outlineNames(analysis, earlier ? earlier.#names : []);
    const known = new Map(earlier ? earlier.#passages.map((each) => [each.names, each]) : []);
    const { all } = analysis.passages;
    this.#passages = all.map((placed, place) => {
      const names = this.#names[place]!;
      const { line, character } = starts.all[place]!;
      const was = known.get(names);
      return was?.line === line && was.character === character ? was : writePassage(placed, names, line, character);
    });
    const symbols: Uint8Array[] = [bytesOf('[')];
    const folds: Uint8Array[] = [];
    /** The provisions that are open, outermost first. */
    const open: Placed[] = [];
    const putSymbols = (bytes: Uint8Array) => {
      if (bytes.length === 0) return;
      const above = open.at(-1);
      if (above?.bare) symbols.push(CHILDREN);
      else if (symbols.length > 1) symbols.push(COMMA);
      if (above) above.bare = false;
      symbols.push(bytes);
    };
    const close = () => {
      const { unended, end, bare, fold: place } = open.pop()!;
      const ended = endedAt(unended, document.positionAt(end), bare);
      symbols.push(ended.symbol);
      folds[place] = ended.fold;
    };
    this.#passages.forEach((passage, place) => {
      const { at, closed } = all[place]!;
      closed.forEach((here, among) => {
        if (here !== undefined) open[among]!.end = Math.max(open[among]!.end, at + here);
      });
      passage.symbols.forEach((bytes, piece) => {
        if (piece > 0) close();
        putSymbols(bytes);
      });
      for (const unended of passage.unended) {
        open.push({ unended, end: at + unended.end, bare: unended.bare, fold: folds.length });
        folds.push(NOTHING);
      }
      folds.push(passage.folds);
    });
    while (open.length > 0) close();
    symbols.push(bytesOf(']'));
    this.symbols = new Ready(symbols);
    const folded: Uint8Array[] = [bytesOf('[')];
    for (const bytes of folds) {
      if (bytes.length === 0) continue;
      if (folded.length > 1) folded.push(COMMA);
      folded.push(bytes);
    }
    folded.push(bytesOf(']'));
    this.folds = new Ready(folded);
  }
}

/** What ends a provision that goes up to a position; the very object of the last time where it did so then. */
function endedAt(unended: Unended, end: Position, bare: boolean): Ended {
  const { start, ended } = unended;
  if (ended?.bare === bare && ended.end.line === end.line && ended.end.character === end.character) return ended;
  const now: Ended = {
    end,
    bare,
    symbol: bytesOf(closing(start, end, bare)),
    fold: end.line > start.line ? bytesOf(fold(start.line, end.line)) : NOTHING,
  };
  unended.ended = now;
  return now;
}

/** What a passage says that begins at a line and a character of it. */
function writePassage(placed: PlacedPassage, names: PassageNames, line: number, character: number): WrittenPassage {
  const { own, passage } = placed;
  const starts = lineStarts(passage.text);
  const positionAt = (offset: number): Position => {
    const below = lastAtMost(starts, offset);
    return { line: line + below, character: offset - starts[below]! + (below === 0 ? character : 0) };
  };
  const pieces = [''];
  /** The folds of its own provisions, by their place among them, and those of regions. */
  const folds: string[] = [];
  const put = (words: string) => {
    pieces[pieces.length - 1] += words;
  };
  /** Its own provisions that are open, and how many of those that were open before. */
  const open: { readonly at: number; bare: boolean }[] = [];
  const before = placed.open.length;
  let outer = before;
  own.forEach(({ parent, level, labelRange }, at) => {
    while (open.length > 0 && open.at(-1)!.at !== parent - before) {
      const { at: ended, bare } = open.pop()!;
      const [start, end] = own[ended]!.range.map(positionAt) as [Position, Position];
      put(closing(start, end, bare));
      if (end.line > start.line) folds[ended] = fold(start.line, end.line);
    }
    const above = open.at(-1);
    if (!above) for (; outer > parent + 1; outer--) pieces.push('');
    if (above?.bare) put(BELOW);
    else if (pieces.at(-1) !== '') put(',');
    if (above) above.bare = false;
    const selection = between(positionAt(labelRange[0]), positionAt(labelRange[1]));
    put(`{"name":${JSON.stringify(names.names[at])},"kind":${SYMBOLS[level]},"selectionRange":${selection}`);
    open.push({ at, bare: true });
  });
  const regions = passage.regions.flatMap(({ kind, range }) => {
    const [start, end] = range.map(positionAt) as [Position, Position];
    return FOLDED.has(kind) && end.line > start.line ? [fold(start.line, end.line, 'region')] : [];
  });
  return {
    names,
    line,
    character,
    symbols: pieces.map(bytesOf),
    folds: bytesOf([...folds.filter(Boolean), ...regions].join()),
    unended: open.map(({ at, bare }) => ({
      start: positionAt(own[at]!.range[0]),
      end: own[at]!.range[1],
      bare,
      ended: undefined,
    })),
  };
}

const position = ({ line, character }: Position): string => `{"line":${line},"character":${character}}`;

const between = (start: Position, end: Position): string => `{"start":${position(start)},"end":${position(end)}}`;

/** What ends a symbol, behind those below it. */
const closing = (start: Position, end: Position, bare: boolean): string =>
  `${bare ? '' : ']'},"range":${between(start, end)}}`;

const fold = (startLine: number, endLine: number, kind?: string): string =>
  JSON.stringify({ startLine, endLine, kind });
