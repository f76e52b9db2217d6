import { LineTable, startsAfter, text } from './lines.ts';

/** A section of the United States Code, as the table of sections has it. */
export interface CodeSection {
  readonly title: string;
  readonly section: string;
  readonly chapter: string;
  readonly heading: string;
  readonly status: 'current' | 'repealed' | 'transferred' | 'renumbered' | 'omitted' | 'reserved' | 'vacant';
  /** The number stands twice in its title. */
  readonly twice: boolean;
}

/** What the table knows of a subdivision. */
export interface Subdivision {
  /** Headings from the outermost designation, as far as the path was found; '' where there is none. */
  readonly headings: readonly string[];
  /** The whole path is in the table. */
  readonly found: boolean;
  /** The table lists all that there is where the path broke off, so that what it doesn't list does not exist. */
  readonly closed: boolean;
}

/** One designation of a section, in the order of the Code. */
export interface Designation {
  readonly path: readonly string[];
  readonly heading: string;
}

const STATUS: Readonly<Record<string, CodeSection['status']>> = {
  c: 'current',
  r: 'repealed',
  t: 'transferred',
  n: 'renumbered',
  o: 'omitted',
  x: 'reserved',
  v: 'vacant',
};

const LF = 10;
const TAB = 9;
const BAR = 124;
const TILDE = 126;
/** Separates the designations of one section from those of the next. */
const BLOCK_END = 1;

/**
 * The whole Code in two packed tables, searched where they lie: `sections` has a line for each section, sorted by the
 * bytes of title and number, `designations` a block for each of these lines. Look-ups take microseconds and make no
 * objects but the answer.
 */
export class CodeTable {
  readonly #lines: LineTable;
  /** Whole numbers within runs such as "1484 to 1487", by title: [from, to, …]. */
  readonly #runs = new Map<string, number[]>();
  readonly #designations: Uint8Array | undefined;
  readonly #blocks: Uint32Array | undefined;

  constructor(sections: Uint8Array, designations?: Uint8Array) {
    let at = 0;
    while (sections[at] === TILDE) {
      const end = sections.indexOf(LF, at);
      const [title = '', from, to] = text(sections, at + 1, end).split('\t');
      const runs = this.#runs.get(title) ?? [];
      runs.push(Number(from), Number(to));
      this.#runs.set(title, runs);
      at = end + 1;
    }
    this.#lines = new LineTable(sections, at);
    if (designations) {
      this.#designations = designations;
      this.#blocks = startsAfter(designations, BLOCK_END);
    }
  }

  /** How many lines the table of sections has. */
  get size(): number {
    return this.#lines.size;
  }

  /** The section at an index from 0 to `size` - 1. */
  at(index: number): CodeSection {
    const [title = '', section = '', chapter = '', status = '', heading = ''] = this.#lines.fields(index);
    const same = (other: number): boolean => {
      if (other < 0 || other >= this.size) return false;
      const [otherTitle, otherSection] = this.#lines.fields(other);
      return otherTitle === title && otherSection === section;
    };
    return { title, section, chapter, status: STATUS[status]!, heading, twice: same(index - 1) || same(index + 1) };
  }

  /** Index of the first line of a section; -1 where the table lacks it. */
  indexOf(title: string, section: string): number {
    return this.#lines.indexOf(title, section);
  }

  find(title: string, section: string): CodeSection | undefined {
    const index = this.indexOf(title, section);
    return index < 0 ? undefined : this.at(index);
  }

  /** Indexes of the sections of a title whose number starts so, at most `limit`. */
  startingWith(title: string, prefix: string, limit: number): number[] {
    return this.#lines.startingWith(`${title}\t${prefix}`, limit);
  }

  /** Indexes of sections whose heading has all the words, each at the start of a word there; at most `limit`. */
  /** The headings of all sections. */
  *headings(): Generator<string> {
    for (let index = 0; index < this.#lines.size; index++) yield this.#lines.fields(index)[4] ?? '';
  }

  withWords(words: readonly string[], limit: number): number[] {
    return this.#lines.withWords(4, words, limit);
  }

  /** Whether the number lies in a run of sections that the Code shows as one ("1484 to 1487"). */
  inRun(title: string, section: string): boolean {
    const number = Number.parseInt(section, 10);
    const runs = this.#runs.get(title) ?? [];
    for (let i = 0; i < runs.length; i += 2) if (number >= runs[i]! && number <= runs[i + 1]!) return true;
    return false;
  }

  /** All designations of a section, in the order of the Code; none where the table of designations isn't loaded. */
  designations(index: number): Designation[] {
    const path: string[] = [];
    const all: Designation[] = [];
    for (const { depth, start, nameEnd, tab, end } of this.#block(index)) {
      if (depth === 0) continue;
      path.length = depth - 1;
      path[depth - 1] = this.#word(start, nameEnd);
      all.push({ path: [...path], heading: this.#word(tab + 1, end) });
    }
    return all;
  }

  /** What the table says of a subdivision; undefined where the table of designations isn't loaded. */
  subdivision(index: number, path: readonly string[]): Subdivision | undefined {
    if (!this.#designations) return undefined;
    // A note stands under a section as a whole.
    if (path.length === 0) return { headings: [], found: true, closed: true };
    const headings: string[] = [];
    // A list in running text, in a provision on the path or beside what is sought, may hold what the table doesn't.
    let openAbove = false;
    let openBeside = false;
    for (const { depth, start, nameEnd, tab, end } of this.#block(index)) {
      const hasRunIn = nameEnd < tab;
      if (depth === 0) openAbove ||= hasRunIn;
      else if (depth <= headings.length) break;
      else if (depth === headings.length + 1) {
        const name = this.#word(start, nameEnd);
        const sought = path[headings.length]!;
        if (name === sought) {
          headings.push(this.#word(tab + 1, end));
          if (headings.length === path.length) return { headings, found: true, closed: true };
          openAbove ||= hasRunIn;
          openBeside = false;
        } else openBeside ||= hasRunIn || name.toLowerCase() === sought.toLowerCase();
      }
    }
    return { headings, found: false, closed: !openAbove && !openBeside };
  }

  /** Walks a section's designations: depth, and where name, run-in list (from `nameEnd` to `tab`) and heading lie. */
  *#block(index: number): Generator<{ depth: number; start: number; nameEnd: number; tab: number; end: number }> {
    const bytes = this.#designations;
    if (!bytes || !this.#blocks) return;
    const blockEnd = this.#blocks[index + 1]! - 1;
    for (let at = this.#blocks[index]!; at < blockEnd; ) {
      let nameEnd = at + 1;
      while (bytes[nameEnd] !== BAR && bytes[nameEnd] !== TAB) nameEnd++;
      const tab = bytes.indexOf(TAB, nameEnd);
      const end = bytes.indexOf(LF, tab);
      yield { depth: bytes[at]! - 48, start: at + 1, nameEnd, tab, end };
      at = end + 1;
    }
  }

  #word(start: number, end: number): string {
    // Nearly all are short and ASCII, for which this is quicker than a decoder.
    let word = '';
    for (let i = start; i < end; i++) {
      const byte = this.#designations![i]!;
      if (byte > 127 || i - start > 40) return text(this.#designations!, start, end);
      word += String.fromCharCode(byte);
    }
    return word;
  }
}
