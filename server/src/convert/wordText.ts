import type { Tracked } from './importing.ts';
import { type Definitions, Lists } from './wordNumbering.ts';
import { symbol } from './wordSymbols.ts';
import type { Handlers } from './xml.ts';

/** What a paragraph says of itself before its words, and what runs on into it. */
interface Paragraph {
  words: string;
  style: string;
  list: string | undefined;
  level: number | undefined;
  /** Whether its mark is gone, so that the next paragraph goes on with its words. */
  isMarkGone: boolean;
  /** Whether its mark is hidden: the next paragraph stands behind its words, label and all. */
  isMarkHidden: boolean;
  /** What runs on into it: whole paragraphs, and mere words. */
  readonly lead: string;
  readonly carried: string;
}

/** A row of a table: its full cells, and the paragraphs of the one that is read. */
interface Row {
  cells: string[][];
  cell: string[];
}

const isOn = (attributes: Readonly<Record<string, string>>): boolean =>
  !['0', 'false', 'off'].includes(attributes['w:val'] ?? '');

/** Reads the text of a part of a Word document, element by element. */
export class WordText implements Handlers {
  readonly #tracked: Tracked;
  readonly #notes: string[];
  readonly #lists: Lists;
  readonly #out: string[] = [];
  /** The names of the elements that are open. */
  readonly #open: string[] = [];
  /** The paragraphs that are open: a text box stands within one. */
  readonly #paragraphs: Paragraph[] = [];
  /** The rows that are open: a table may stand within a cell. */
  readonly #rows: Row[] = [];
  /** The fields that are open: `code` before their result. */
  #fields: ('code' | 'result')[] = [];
  #lead = '';
  #carried = '';
  /** How deep in what was inserted, deleted, or is none of the text. */
  #inserted = 0;
  #deleted = 0;
  #aside = 0;
  #isHidden = false;

  /** `notes` gets the notes that are referred to, each by its element and id, in their order. */
  constructor(definitions: Definitions, tracked: Tracked, notes: string[]) {
    this.#tracked = tracked;
    this.#notes = notes;
    this.#lists = new Lists(definitions);
  }

  /** What was read so far, a blank line between paragraphs. */
  get written(): string {
    return `${this.#out.join('\n\n')}\n`;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    const parent = this.#open.at(-1);
    const paragraph = this.#paragraphs.at(-1);
    const isOwn = paragraph !== undefined && this.#isOwn();
    this.#open.push(name);
    switch (name) {
      case 'w:p':
        this.#paragraphs.push({
          ...{ words: '', style: '', list: undefined, level: undefined, isMarkGone: false, isMarkHidden: false },
          ...{ lead: this.#lead, carried: this.#carried },
        });
        this.#lead = this.#carried = '';
        break;
      case 'w:pStyle':
        if (isOwn) paragraph.style = attributes['w:val'] ?? '';
        break;
      case 'w:numId':
        if (isOwn) paragraph.list = attributes['w:val'];
        break;
      case 'w:ilvl':
        if (isOwn) paragraph.level = Number(attributes['w:val'] ?? 0);
        break;
      case 'w:framePr':
        // A great first letter is a paragraph of its own.
        if (isOwn && (attributes['w:dropCap'] ?? 'none') !== 'none') paragraph.isMarkGone = true;
        break;
      case 'w:specVanish':
        if (isOwn && isOn(attributes)) paragraph.isMarkHidden = true;
        break;
      case 'w:vanish':
        if (parent === 'w:rPr' && this.#open.at(-3) === 'w:r') this.#isHidden = isOn(attributes);
        break;
      case 'w:ins':
      case 'w:moveTo':
        if (isOwn && parent === 'w:rPr' && this.#tracked === 'reject') paragraph.isMarkGone = true;
        this.#inserted++;
        break;
      case 'w:del':
      case 'w:moveFrom':
        if (isOwn && parent === 'w:rPr' && this.#tracked === 'accept') paragraph.isMarkGone = true;
        this.#deleted++;
        break;
      case 'w:r':
        this.#isHidden = false;
        break;
      case 'w:fldChar':
        this.#field(attributes['w:fldCharType']);
        break;
      case 'w:tab':
      case 'w:ptab':
        if (parent === 'w:r') this.#say(' ');
        break;
      case 'w:br':
      case 'w:cr':
        this.#say('\n');
        break;
      case 'w:noBreakHyphen':
        this.#say('-');
        break;
      case 'w:sym':
        this.#say(symbol(attributes['w:font'] ?? '', attributes['w:char'] ?? ''));
        break;
      case 'w:footnoteReference':
      case 'w:endnoteReference':
        if (paragraph && this.#isText()) {
          this.#notes.push(`${name.slice(0, -'Reference'.length)} ${attributes['w:id'] ?? ''}`);
          this.#say(`[${this.#notes.length}]`);
        }
        break;
      case 'w:tbl':
        if (this.#rows.length > 0) this.#takeRow(this.#rows.at(-1)!);
        break;
      case 'w:tr':
        this.#rows.push({ cells: [], cell: [] });
        break;
      case 'w:instrText':
      case 'w:rt':
      case 'mc:Fallback':
        this.#aside++;
        break;
    }
  }

  text(words: string): void {
    const element = this.#open.at(-1);
    if (element === 'w:t' || element === 'w:delText') this.#say(words.replaceAll('\u00ad', ''));
  }

  close(name: string): void {
    this.#open.pop();
    switch (name) {
      case 'w:p': {
        const paragraph = this.#paragraphs.pop();
        // Whoever forgot to close a field's code loses no words by it.
        this.#fields = this.#fields.map(() => 'result');
        if (paragraph) this.#take(paragraph);
        break;
      }
      case 'w:ins':
      case 'w:moveTo':
        this.#inserted--;
        break;
      case 'w:del':
      case 'w:moveFrom':
        this.#deleted--;
        break;
      case 'w:r':
        this.#isHidden = false;
        break;
      case 'w:tc': {
        this.#flush();
        const row = this.#rows.at(-1);
        row?.cells.push(row.cell);
        if (row) row.cell = [];
        break;
      }
      case 'w:tr': {
        const row = this.#rows.pop();
        if (row) this.#takeRow(row);
        break;
      }
      case 'w:txbxContent':
      case 'w:body':
        this.#flush();
        break;
      case 'w:instrText':
      case 'w:rt':
      case 'mc:Fallback':
        this.#aside--;
        break;
    }
  }

  /** Whether what stands here is part of the text: no field's code, nothing hidden, no copy for older programs. */
  #isText(): boolean {
    return this.#aside === 0 && !this.#isHidden && !this.#fields.includes('code');
  }

  #say(words: string): void {
    const paragraph = this.#paragraphs.at(-1);
    if (!paragraph || words === '' || !this.#isText()) return;
    if (this.#deleted > 0) {
      if (this.#tracked === 'show') paragraph.words += `[-${words}-]`;
      else if (this.#tracked === 'reject') paragraph.words += words;
    } else if (this.#inserted > 0) {
      if (this.#tracked === 'show') paragraph.words += `{+${words}+}`;
      else if (this.#tracked === 'accept') paragraph.words += words;
    } else paragraph.words += words;
  }

  #field(type: string | undefined): void {
    if (type === 'begin') this.#fields.push('code');
    else if (type === 'separate') this.#fields.splice(-1, 1, 'result');
    else if (type === 'end') this.#fields.pop();
  }

  /** What a paragraph's properties say; what they were before a tracked change says nothing. */
  #isOwn(): boolean {
    const properties = this.#open.lastIndexOf('w:pPr');
    return (
      properties > this.#open.lastIndexOf('w:p') &&
      !this.#open.includes('w:pPrChange', properties) &&
      !this.#open.includes('w:rPrChange', properties)
    );
  }

  #take({ words, style, list, level, isMarkGone, isMarkHidden, lead, carried }: Paragraph): void {
    if (isMarkGone) {
      this.#lead = lead;
      this.#carried = carried + words;
      return;
    }
    const text = tidy(carried + words);
    // A paragraph without words is counted all the same, and its number is seen; a bullet alone is nothing.
    const { label, gap } = this.#lists.label(style, list, level);
    const whole = text === '' ? label.replace(/^\W$/, '') : `${label}${gap}${text}`;
    const all = lead && whole ? `${lead} ${whole}` : lead || whole;
    if (isMarkHidden) this.#lead = all;
    else this.#write(all);
  }

  /** Writes what ran on and met no further paragraph. */
  #flush(): void {
    const words = tidy(this.#carried);
    this.#write(this.#lead && words ? `${this.#lead} ${words}` : this.#lead || words);
    this.#lead = this.#carried = '';
  }

  #write(paragraph: string): void {
    if (paragraph === '') return;
    const row = this.#rows.at(-1);
    if (row) row.cell.push(paragraph);
    else this.#out.push(paragraph);
  }

  /**
   * Writes a row, or what there is of it before a table in one of its cells: its cells side by side, or, where one alone has
   * words, its paragraphs, as the table is there for the layout.
   */
  #takeRow(row: Row): void {
    const cells = [...row.cells, ...(row.cell.length > 0 ? [row.cell] : [])];
    row.cells = [];
    row.cell = [];
    const full = cells.filter((cell) => cell.length > 0);
    if (full.length === 1) this.#out.push(...full[0]!);
    else if (full.length > 1) this.#out.push(cells.map((cell) => cell.join(' ')).join(' | '));
  }
}

/** Words without doubled blanks; changes that follow each other are one. */
const tidy = (words: string): string =>
  words
    .replace(/-\]\[-|\+\}\{\+/g, '')
    .replace(/[\t ]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .trim();
