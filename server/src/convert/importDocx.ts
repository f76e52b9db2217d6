import { strFromU8, unzipSync } from 'fflate';
import { ConvertError, type Tracked } from './importing.ts';
import { type Definitions, Lists, readNumbering, readStyles } from './wordNumbering.ts';
import { parse } from './xml.ts';

/** No part of a document of policy is larger, unpacked; an archive that says so is refused. */
const MOST_BYTES = 64 * 1024 * 1024;
const PARTS = ['word/document.xml', 'word/numbering.xml', 'word/styles.xml', 'word/footnotes.xml'];

/**
 * The text of a Word document: its paragraphs with the labels that Word numbers them by, tables by rows, footnotes at the end,
 * tracked changes accepted, rejected, or shown as `[-gone-]` and `{+new+}`. Throws a `ConvertError` with a sentence.
 */
export function importDocx(bytes: Uint8Array, tracked: Tracked): string {
  const parts = unpack(bytes);
  const main = parts.get('word/document.xml');
  if (main === undefined)
    throw new ConvertError('this is no Word document (.docx); older .doc files must be saved anew as .docx.');
  const definitions: Definitions = {
    numbering: readNumbering(parts.get('word/numbering.xml') ?? ''),
    styles: readStyles(parts.get('word/styles.xml') ?? ''),
  };
  const footnotes = parts.get('word/footnotes.xml');
  const notes: string[] = [];
  const text = new Reader(definitions, tracked, notes).read(main);
  if (footnotes === undefined || notes.length === 0) return text;
  const byId = readNotes(footnotes, definitions, tracked);
  const lines = notes.map((id, i) => `[${i + 1}] ${byId.get(id) ?? ''}`);
  return `${text.trimEnd()}\n\n${lines.join('\n')}\n`;
}

function unpack(bytes: Uint8Array): Map<string, string> {
  try {
    let total = 0;
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!PARTS.includes(name)) return false;
        total += originalSize;
        if (total > MOST_BYTES) throw new ConvertError('its text is larger than 64 MB; it is refused.');
        return true;
      },
    });
    return new Map(Object.entries(files).map(([name, data]) => [name, strFromU8(data)]));
  } catch (error) {
    if (error instanceof ConvertError) throw error;
    throw new ConvertError('this is no Word document (.docx), or it is spoilt.');
  }
}

/** What a paragraph says of itself before its words. */
interface Paragraph {
  words: string;
  style: string;
  list: string | undefined;
  level: number | undefined;
}

class Reader {
  readonly #tracked: Tracked;
  readonly #notes: string[];
  readonly #lists: Lists;
  readonly #out: string[] = [];
  /** The names of the elements that are open. */
  readonly #open: string[] = [];
  #paragraph: Paragraph | undefined;
  #row: string[] | undefined;
  #cell: string[] = [];
  /** How deep in what was inserted, deleted, or is none of the text. */
  #inserted = 0;
  #deleted = 0;
  #aside = 0;

  constructor(definitions: Definitions, tracked: Tracked, notes: string[]) {
    this.#tracked = tracked;
    this.#notes = notes;
    this.#lists = new Lists(definitions);
  }

  read(xml: string): string {
    parse(xml, {
      open: (name, attributes) => this.begin(name, attributes),
      text: (words) => this.say(words),
      close: (name) => this.end(name),
    });
    return this.text;
  }

  /** What was read so far, a blank line between paragraphs. */
  get text(): string {
    return `${this.#out.join('\n\n')}\n`;
  }

  begin(name: string, attributes: Readonly<Record<string, string>>): void {
    this.#open.push(name);
    switch (name) {
      case 'w:p':
        this.#paragraph = { words: '', style: '', list: undefined, level: undefined };
        break;
      case 'w:pStyle':
        if (this.#paragraph && this.#isOwn()) this.#paragraph.style = attributes['w:val'] ?? '';
        break;
      case 'w:numId':
        if (this.#paragraph && this.#isOwn()) this.#paragraph.list = attributes['w:val'];
        break;
      case 'w:ilvl':
        if (this.#paragraph && this.#isOwn()) this.#paragraph.level = Number(attributes['w:val'] ?? 0);
        break;
      case 'w:ins':
      case 'w:moveTo':
        this.#inserted++;
        break;
      case 'w:del':
      case 'w:moveFrom':
        this.#deleted++;
        break;
      case 'w:tab':
        if (!this.#open.includes('w:tabs')) this.say(' ', true);
        break;
      case 'w:br':
      case 'w:cr':
        this.say('\n', true);
        break;
      case 'w:noBreakHyphen':
        this.say('-', true);
        break;
      case 'w:footnoteReference':
        if (this.#paragraph && !this.#aside) {
          this.#notes.push(attributes['w:id'] ?? '');
          this.say(`[${this.#notes.length}]`, true);
        }
        break;
      case 'w:tr':
        this.#row = [];
        break;
      case 'w:tc':
        this.#cell = [];
        break;
      case 'w:instrText':
      case 'mc:Fallback':
        this.#aside++;
        break;
    }
  }

  /** Words within text elements; `always` for what other elements stand for. */
  say(words: string, always = false): void {
    const paragraph = this.#paragraph;
    if (!paragraph || this.#aside > 0) return;
    const element = this.#open.at(-1);
    if (!always && element !== 'w:t' && element !== 'w:delText') return;
    if (this.#deleted > 0) {
      if (this.#tracked === 'show') paragraph.words += `[-${words}-]`;
      else if (this.#tracked === 'reject') paragraph.words += words;
    } else if (this.#inserted > 0) {
      if (this.#tracked === 'show') paragraph.words += `{+${words}+}`;
      else if (this.#tracked === 'accept') paragraph.words += words;
    } else paragraph.words += words;
  }

  end(name: string): void {
    this.#open.pop();
    switch (name) {
      case 'w:p': {
        const paragraph = this.#paragraph;
        this.#paragraph = undefined;
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
      case 'w:tc':
        this.#row?.push(this.#cell.join(' '));
        break;
      case 'w:tr':
        if (this.#row?.some((cell) => cell !== '')) this.#out.push(this.#row.join(' | '));
        this.#row = undefined;
        break;
      case 'w:instrText':
      case 'mc:Fallback':
        this.#aside--;
        break;
    }
  }

  /** What a paragraph's properties say; what they were before a tracked change says nothing. */
  #isOwn(): boolean {
    return this.#open.includes('w:pPr') && !this.#open.includes('w:pPrChange') && !this.#open.includes('w:rPrChange');
  }

  #take({ words, style, list, level }: Paragraph): void {
    const text = joined(words)
      .replace(/[\t ]+/g, ' ')
      .replace(/ *\n */g, '\n')
      .trim();
    // A paragraph without words is counted all the same, and its label is seen.
    const { label, gap } = this.#lists.label(style, list, level);
    const whole = text === '' ? label : `${label}${gap}${text}`;
    if (whole === '') return;
    if (this.#row) this.#cell.push(whole);
    else this.#out.push(whole);
  }
}

/** Changes that follow each other are one. */
const joined = (words: string): string => words.replace(/-\]\[-|\+\}\{\+/g, '');

/** The footnotes, each by its id. */
function readNotes(xml: string, definitions: Definitions, tracked: Tracked): Map<string, string> {
  const found = new Map<string, string>();
  let id = '';
  let reader: Reader | undefined;
  parse(xml, {
    open(name, attributes) {
      if (name === 'w:footnote') {
        id = attributes['w:id'] ?? '';
        reader = new Reader(definitions, tracked, []);
      } else reader?.begin(name, attributes);
    },
    text: (words) => reader?.say(words),
    close(name) {
      if (name !== 'w:footnote') reader?.end(name);
      else if (reader) {
        found.set(id, reader.text.replace(/\s+/g, ' ').trim());
        reader = undefined;
      }
    },
  });
  return found;
}
