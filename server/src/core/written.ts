/**
 * A text as somebody writes it: in pieces, which its versions share. An edit makes anew the pieces that it touches; all others stay
 * the same objects, so that what changed between two versions is found without reading the text. Lines are counted piece by
 * piece; a place is looked up in the pieces and then in one of them. What a text says never changes once it is made.
 */
import type { Change } from './change.ts';
import { changeOf } from './change.ts';
import { LF, lastAtMost, lineStarts, ownStretch } from './text.ts';

/** How long a piece is when it is cut, about; one that was edited may be shorter, and twice as long. */
const PIECE = 16_384;
/** How far before its end a piece looks for a line's end. */
const NEAR = 4_096;
/** A piece of which less is left is none of its own. */
const LEFT = 4_096;
const CR = 13;

class Piece {
  readonly text: string;
  /** Offsets behind the line ends in it. */
  readonly ends: readonly number[];
  readonly #found = new Map<string, readonly number[]>();

  constructor(text: string) {
    this.text = text;
    this.ends = lineStarts(text).slice(1);
  }

  /** Where some words stand in it; asked once of each piece. */
  find(words: string): readonly number[] {
    let found = this.#found.get(words);
    if (!found) {
      const offsets: number[] = [];
      for (let at = this.text.indexOf(words); at >= 0; at = this.text.indexOf(words, at + words.length))
        offsets.push(at);
      found = offsets;
      this.#found.set(words, found);
    }
    return found;
  }
}

/** Cuts a text into pieces, at line ends where there are any near; never between the two characters of one. */
function cut(text: string): Piece[] {
  const pieces: Piece[] = [];
  let start = 0;
  while (text.length - start > 2 * PIECE) {
    let end = start + PIECE;
    const line = text.lastIndexOf('\n', end - 1) + 1;
    if (line > end - NEAR) end = line;
    else if (text.charCodeAt(end - 1) === CR && text.charCodeAt(end) === LF) end++;
    pieces.push(new Piece(ownStretch(text.slice(start, end))));
    start = end;
  }
  pieces.push(new Piece(start === 0 ? text : ownStretch(text.slice(start))));
  return pieces;
}

/** Where pieces start, and how many lines end before each; their length together, and how many lines they have. */
function placesOf(pieces: readonly Piece[]): readonly [number[], number[], length: number, lineCount: number] {
  const offsets = new Array<number>(pieces.length);
  const lines = new Array<number>(pieces.length);
  let at = 0;
  let line = 0;
  for (let index = 0; index < pieces.length; index++) {
    offsets[index] = at;
    lines[index] = line;
    at += pieces[index]!.text.length;
    line += pieces[index]!.ends.length;
  }
  return [offsets, lines, at, line + 1];
}

export class Written {
  readonly length: number;
  #pieces: readonly Piece[];
  /** Where each piece starts: its offset, and how many lines end before it. */
  #offsets: readonly number[];
  #lines: readonly number[];
  readonly lineCount: number;
  #text: string | undefined;
  #starts: readonly number[] | undefined;

  /** A text that has no version before it. */
  static of(text: string): Written {
    return new Written(cut(text));
  }

  private constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces;
    [this.#offsets, this.#lines, this.length, this.lineCount] = placesOf(pieces);
  }

  /**
   * Takes other strings for the same text, one behind the other, which somebody else holds as well: so the text is in memory once.
   * They must end where no line end is parted.
   */
  share(texts: readonly string[]): void {
    const pieces = texts.map((text) => new Piece(text));
    [this.#offsets, this.#lines] = placesOf(pieces);
    this.#pieces = pieces;
  }

  /** All of it, joined when it is first asked for. */
  get text(): string {
    this.#text ??= this.#pieces.length === 1 ? this.#pieces[0]!.text : this.#pieces.map(({ text }) => text).join('');
    return this.#text;
  }

  /** The offset at which each line starts; made when they are first asked for. */
  get lineStarts(): readonly number[] {
    if (!this.#starts) {
      const starts = [0];
      for (let index = 0; index < this.#pieces.length; index++) {
        const offset = this.#offsets[index]!;
        for (const end of this.#pieces[index]!.ends) starts.push(offset + end);
      }
      this.#starts = starts;
    }
    return this.#starts;
  }

  /** The line in which an offset stands, counted from 0; one behind the text's end stands in the last. */
  lineAt(offset: number): number {
    const index = Math.max(0, lastAtMost(this.#offsets, offset));
    return this.#lines[index]! + lastAtMost(this.#pieces[index]!.ends, offset - this.#offsets[index]!) + 1;
  }

  /** Where a line starts, counted from 0; there must be one of that number. */
  lineStart(line: number): number {
    if (line === 0) return 0;
    // The piece behind which fewer lines have ended than this one needs.
    const index = lastAtMost(this.#lines, line - 1);
    return this.#offsets[index]! + this.#pieces[index]!.ends[line - 1 - this.#lines[index]!]!;
  }

  charCodeAt(offset: number): number {
    if (!(offset >= 0 && offset < this.length)) return Number.NaN;
    const index = lastAtMost(this.#offsets, offset);
    return this.#pieces[index]!.text.charCodeAt(offset - this.#offsets[index]!);
  }

  /** The text from one offset up to another, as `String.slice` gives it for offsets that are not negative. */
  slice(from: number, to = this.length): string {
    const end = Math.min(to, this.length);
    if (from >= end) return '';
    if (this.#text !== undefined) return this.#text.slice(from, end);
    let index = lastAtMost(this.#offsets, from);
    let out = '';
    for (let at = from; at < end; index++) {
      const offset = this.#offsets[index]!;
      out += this.#pieces[index]!.text.slice(at - offset, end - offset);
      at = offset + this.#pieces[index]!.text.length;
    }
    return out;
  }

  /** Where some words stand, in order; each piece is looked through once for all versions that have it. */
  offsetsOf(words: string): number[] {
    const found: number[] = [];
    const over = words.length - 1;
    for (let index = 0; index < this.#pieces.length; index++) {
      const offset = this.#offsets[index]!;
      // What stands over the end of the piece before.
      if (index > 0 && over > 0) {
        const from = Math.max(0, offset - over);
        const edge = this.slice(from, offset + over);
        for (let at = edge.indexOf(words); at >= 0; at = edge.indexOf(words, at + 1)) found.push(from + at);
      }
      for (const at of this.#pieces[index]!.find(words)) found.push(offset + at);
    }
    return found;
  }

  /** The next version, in which what stands from one offset up to another is replaced. */
  replaced(from: number, to: number, words: string): Written {
    // With the character before and behind: a line end may be made or parted there.
    let first = Math.max(0, lastAtMost(this.#offsets, from - 1));
    const last = Math.max(first, lastAtMost(this.#offsets, Math.min(to, this.length - 1)));
    const end = last + 1 < this.#pieces.length ? this.#offsets[last + 1]! : this.length;
    // What is left of a piece goes to the one before it.
    if (first > 0 && from - this.#offsets[first]! + words.length + end - to < LEFT) first--;
    const middle = this.slice(this.#offsets[first]!, from) + words + this.slice(to, end);
    const pieces = [...this.#pieces.slice(0, first), ...cut(ownStretch(middle))];
    for (let index = last + 1; index < this.#pieces.length; index++) pieces.push(this.#pieces[index]!);
    return new Written(pieces);
  }

  /** What changed since another version: pieces that both have are not read. */
  changeSince(before: Written): Change {
    const [old, now] = [before.#pieces, this.#pieces];
    const isAlike = (a: Piece, b: Piece): boolean => a === b || a.text === b.text;
    const fewer = Math.min(old.length, now.length);
    let head = 0;
    while (head < fewer && isAlike(old[head]!, now[head]!)) head++;
    let tail = 0;
    while (tail < fewer - head && isAlike(old.at(-1 - tail)!, now.at(-1 - tail)!)) tail++;
    const start = head < now.length ? this.#offsets[head]! : this.length;
    const words = (pieces: readonly Piece[]): string =>
      pieces
        .slice(head, pieces.length - tail)
        .map(({ text }) => text)
        .join('');
    const { from, to, by } = changeOf(words(old), words(now));
    return { from: start + from, to: start + to, by };
  }
}
