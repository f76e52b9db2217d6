const LF = 10;
const TAB = 9;

/**
 * A packed table: lines of tab-separated fields in UTF-8, sorted by the bytes of their first fields. Searched where it
 * lies; nothing but the index of lines is made of it.
 */
export class LineTable {
  readonly #bytes: Uint8Array;
  /** Where each line starts; one more at the end. */
  readonly #starts: Uint32Array;
  /** One field of all lines, for searches; made at the first. */
  readonly #columns = new Map<number, Column>();

  /** The table from byte `from` on. */
  constructor(bytes: Uint8Array, from = 0) {
    this.#bytes = bytes;
    this.#starts = startsAfter(bytes, LF, from);
  }

  get size(): number {
    return this.#starts.length - 1;
  }

  /** The fields of a line, 0 to `size` - 1. */
  fields(index: number): string[] {
    return text(this.#bytes, this.#starts[index]!, this.#starts[index + 1]! - 1).split('\t');
  }

  /** Index of the first line whose first fields are these; -1 where there is none. */
  indexOf(...fields: readonly string[]): number {
    const key = encode(`${fields.join('\t')}\t`);
    const index = this.#lowerBound(key);
    return index < this.size && this.#compare(index, key) === 0 ? index : -1;
  }

  /** The fields of the first line whose first fields are these. */
  find(...fields: readonly string[]): string[] | undefined {
    const index = this.indexOf(...fields);
    return index < 0 ? undefined : this.fields(index);
  }

  /** Indexes of at most `limit` lines that start with the text. */
  startingWith(prefix: string, limit: number): number[] {
    const key = encode(prefix);
    const found: number[] = [];
    for (let i = this.#lowerBound(key); i < this.size && found.length < limit && this.#compare(i, key) === 0; i++) {
      found.push(i);
    }
    return found;
  }

  /** Indexes of at most `limit` lines that have all the words (lower-case ASCII), each at the start of a word in a field. */
  withWords(field: number, words: readonly string[], limit: number): number[] {
    const found: number[] = [];
    // The longest word is the rarest; the platform looks for it faster than we could.
    const rarest = words.reduce((longest, word) => (word.length > longest.length ? word : longest), '');
    if (rarest === '') return found;
    const { folded, starts } = this.#column(field);
    let line = -1;
    for (let at = folded.indexOf(rarest); at >= 0; at = folded.indexOf(rarest, at + 1)) {
      if (line >= 0 && at < starts[line + 1]!) continue;
      line = lineAt(starts, at);
      const [start, end] = this.#fieldRange(line, field);
      if (words.every((word) => hasWordStart(this.#bytes, start, end, word))) {
        found.push(line);
        if (found.length === limit) break;
      }
    }
    return found;
  }

  #column(field: number): Column {
    let column = this.#columns.get(field);
    if (!column) {
      const starts = new Uint32Array(this.size + 1);
      const bytes = new Uint8Array(this.#bytes.length + this.size);
      let length = 0;
      for (let line = 0; line < this.size; line++) {
        starts[line] = length;
        const [start, end] = this.#fieldRange(line, field);
        bytes.set(this.#bytes.subarray(start, end), length);
        length += end - start;
        bytes[length++] = LF;
      }
      starts[this.size] = length;
      column = { folded: new TextDecoder('latin1').decode(bytes.subarray(0, length)).toLowerCase(), starts };
      this.#columns.set(field, column);
    }
    return column;
  }

  /** Where a field of a line lies. */
  #fieldRange(line: number, field: number): readonly [start: number, end: number] {
    const end = this.#starts[line + 1]! - 1;
    let start = this.#starts[line]!;
    for (let tabs = 0; tabs < field && start < end; start++) if (this.#bytes[start] === TAB) tabs++;
    const stop = this.#bytes.indexOf(TAB, start);
    return [start, stop < 0 || stop > end ? end : stop];
  }

  #lowerBound(key: Uint8Array): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#compare(middle, key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The line's beginning against the key: negative, 0 where the line starts with it, positive. */
  #compare(index: number, key: Uint8Array): number {
    const start = this.#starts[index]!;
    for (let i = 0; i < key.length; i++) {
      const difference = this.#bytes[start + i]! - key[i]!;
      if (difference !== 0) return difference;
    }
    return 0;
  }
}

/** A field's bytes as characters in small letters, one each, a line each, and where each line's begin; one more at the end. */
interface Column {
  readonly folded: string;
  readonly starts: Uint32Array;
}

/** Index of the line in which a position lies. */
function lineAt(starts: Uint32Array, position: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (starts[middle + 1]! <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

const encode = (value: string): Uint8Array => encoder.encode(value);

/** The bytes from start to end as text. */
export function text(bytes: Uint8Array, start: number, end: number): string {
  return decoder.decode(bytes.subarray(start, end));
}

/** Positions after each separator, the first at `from`; the last is the position after the end's own separator. */
export function startsAfter(bytes: Uint8Array, separator: number, from = 0): Uint32Array {
  let positions = new Uint32Array(1024);
  positions[0] = from;
  let count = 1;
  for (let at = from; at < bytes.length; count++) {
    const end = bytes.indexOf(separator, at);
    if (count === positions.length) {
      const longer = new Uint32Array(count * 2);
      longer.set(positions);
      positions = longer;
    }
    // A last line may lack its separator.
    at = (end < 0 ? bytes.length : end) + 1;
    positions[count] = at;
  }
  return positions.slice(0, count);
}

/** Whether a word of the bytes, case aside, starts with the (lower-case ASCII) word. */
function hasWordStart(bytes: Uint8Array, start: number, end: number, word: string): boolean {
  const last = end - word.length;
  for (let i = start; i <= last; i++) {
    let k = 0;
    while (k < word.length && lower(bytes[i + k]!) === word.charCodeAt(k)) k++;
    if (k === word.length && (i === start || !isWordByte(bytes[i - 1]!))) return true;
  }
  return false;
}

const lower = (byte: number): number => (byte >= 65 && byte <= 90 ? byte + 32 : byte);
const isWordByte = (byte: number): boolean =>
  (byte >= 48 && byte <= 57) || (byte >= 65 && byte <= 90) || (byte >= 97 && byte <= 122);
