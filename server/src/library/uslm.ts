import { SaxesParser } from 'saxes';

/** Why a file can't be imported, in one sentence for the user. */
export class ImportError extends Error {}

/** What a USLM file says of itself. */
export interface UslmMeta {
  /** `/us/usc/t8`, `/us/pl/113/67`, `/us/bill/s/1325`. */
  readonly id: string;
  readonly kind: 'usc' | 'pl' | 'bill';
  readonly title: string;
  /** `Online@119-99`: the House's name of a release point; '' where there is none. */
  readonly publication: string;
  /** ISO date on which the publisher made the file; '' where it doesn't say. */
  readonly date: string;
}

/** Where a subdivision lies in its section's text, in UTF-16 units. */
export interface UslmPlace {
  /** Designations below the section, joined with `/`: `b/2/C`. */
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** One section as plain text, each subdivision on a line of its own. Notes are left out. */
export interface UslmSection {
  /** `/us/usc/t8/s1225`, with plain hyphens. */
  readonly id: string;
  readonly number: string;
  readonly heading: string;
  readonly text: string;
  readonly places: readonly UslmPlace[];
}

const ROOTS: Readonly<Record<string, UslmMeta['kind']>> = {
  uscDoc: 'usc',
  pLaw: 'pl',
  bill: 'bill',
  resolution: 'bill',
};

/** Levels above sections, and the letter of each in an identifier. */
const ABOVE: Readonly<Record<string, string>> = {
  title: 't',
  subtitle: 'st',
  division: 'd',
  chapter: 'ch',
  subchapter: 'sch',
  part: 'pt',
  subpart: 'spt',
  article: 'art',
};

const BELOW = new Set('level subsection paragraph subparagraph clause subclause item subitem subsubitem'.split(' '));

/** What is no text of the law: notes of the publisher, contents, marginal notes, marks of print. */
const SKIPPED = new Set('notes note sourceCredit toc sidenote page footnote editorialNote explanationNote'.split(' '));

/** Elements that start a line. */
const BLOCKS = new Set(
  'chapeau content continuation p list listItem listContent tr quotedContent block table caption'.split(' '),
);

/** No section of the law comes near this; what does is no law. */
const MAX_SECTION = 16_000_000;
const MAX_DEPTH = 200;
/** How much the parser is given at once. */
const PIECE = 65_536;
/** The same of what stands between two tags, and of the names and numbers of the law. */
const MAX_PIECE = 16_000_000;
const MAX_NAME = 300;
const MAX_SECTIONS = 500_000;

/**
 * Reads USLM XML (versions 1 and 2) piece by piece, in memory that doesn't grow with the file, and hands out each
 * section as it ends. Throws an ImportError for anything but a title of the Code, a public law or a bill in USLM.
 */
export class UslmReader {
  readonly #parser = new SaxesParser({ position: false, xmlns: false });
  readonly #onSection: (section: UslmSection) => void;
  readonly #open: string[] = [];
  #kind: UslmMeta['kind'] | undefined;
  readonly #meta = { id: '', title: '', publication: '', date: '', congress: '', number: '', type: '', chamber: '' };
  #metaText = '';
  /** Depth of `#open` at which skipped or quoted matter began; 0 outside. */
  #skippedAt = 0;
  #quotedAt = 0;
  readonly #above: { readonly depth: number; readonly letter: string; number: string }[] = [];
  #section: SectionBuilder | undefined;
  #sections = 0;
  /** How much has come since the parser last told of something: it keeps all of that. */
  #pending = 0;

  constructor(onSection: (section: UslmSection) => void) {
    this.#onSection = onSection;
    const parser = this.#parser;
    parser.on('error', (error) => {
      throw new ImportError(`The file is not well-formed XML: ${error.message.replace(/^\d*:?\d*:? ?/, '')}.`);
    });
    parser.on('doctype', () => {
      throw new ImportError('The file declares a DOCTYPE, which the law’s XML never does; it is refused.');
    });
    const on =
      <T>(handle: (event: T) => void) =>
      (event: T): void => {
        this.#pending = 0;
        handle(event);
      };
    parser.on(
      'opentag',
      on(({ name, attributes }) => this.#openTag(local(name), attributes)),
    );
    parser.on(
      'closetag',
      on(({ name }) => this.#closeTag(local(name))),
    );
    parser.on(
      'text',
      on((text) => this.#text(text)),
    );
    parser.on(
      'cdata',
      on((text) => this.#text(text)),
    );
    parser.on(
      'comment',
      on(() => {}),
    );
  }

  write(chunk: string): void {
    // In small pieces: what makes no event in one is counted.
    for (let at = 0; at < chunk.length; at += PIECE) {
      const piece = chunk.slice(at, at + PIECE);
      this.#pending += piece.length;
      if (this.#pending > MAX_PIECE)
        throw new ImportError('The file holds more than 16 million characters without a tag; it is refused.');
      this.#parser.write(piece);
    }
  }

  /** Ends the file and tells what it is. */
  close(): UslmMeta {
    if (this.#kind === undefined) throw new ImportError('The file holds no XML.');
    if (this.#open.length > 0) throw new ImportError('The file breaks off in the middle; get it once more.');
    this.#parser.close();
    if (this.#sections === 0) throw new ImportError('The file holds no section of law.');
    const { title, publication, date } = this.#meta;
    return { id: this.#documentId(), kind: this.#kind, title, publication, date };
  }

  #openTag(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.#open.length === 0) this.#root(name, attributes);
    this.#open.push(name);
    const depth = this.#open.length;
    if (depth > MAX_DEPTH) throw new ImportError('The file nests more deeply than any law does; it is refused.');
    if (this.#skippedAt > 0) return;
    if (SKIPPED.has(name)) {
      this.#skippedAt = depth;
      return;
    }
    this.#metaText = '';
    const section = this.#section;
    if (section) {
      if (name === 'quotedContent' && this.#quotedAt === 0) this.#quotedAt = depth;
      if (BELOW.has(name) || name === 'section' || name in ABOVE) section.openLevel(this.#quotedAt > 0);
      else if (BLOCKS.has(name)) section.openBlock();
      else if (name === 'td' || name === 'th') section.openCell();
      else if (name === 'num') section.openNumber(attributes.value);
      else if (name === 'br') section.openBlock();
      return;
    }
    // In a Code note, and in an amendment, quoted sections are those of other laws.
    if (name === 'quotedContent') this.#skippedAt = depth;
    else if (name === 'section') this.#section = new SectionBuilder(depth, hyphens(attributes.identifier ?? ''));
    else if (name in ABOVE) this.#above.push({ depth, letter: ABOVE[name]!, number: '' });
    else if (name === 'num' && this.#above.at(-1)?.depth === depth - 1) {
      this.#above.at(-1)!.number = (attributes.value ?? '').slice(0, 60);
    }
  }

  #root(name: string, attributes: Readonly<Record<string, string>>): void {
    if (/^html$/i.test(name)) {
      throw new ImportError('This is a web page, not the law’s XML; save the XML or ZIP file that the page offers.');
    }
    this.#kind = ROOTS[name];
    if (this.#kind === undefined) {
      throw new ImportError(
        `This XML is no title of the Code, public law or bill in USLM (its outermost element is <${name.slice(0, 40)}>).`,
      );
    }
    this.#meta.id = (attributes.identifier ?? '').slice(0, MAX_NAME);
  }

  #closeTag(name: string): void {
    const depth = this.#open.length;
    this.#open.pop();
    if (this.#skippedAt > 0) {
      if (this.#skippedAt === depth) this.#skippedAt = 0;
      return;
    }
    const section = this.#section;
    if (!section) {
      if (this.#above.at(-1)?.depth === depth) this.#above.pop();
      if (this.#open.at(-1) === 'meta') this.#metaField(name, this.#metaText.replace(/\s+/g, ' ').trim());
      return;
    }
    if (section.depth === depth) {
      this.#section = undefined;
      this.#endSection(section);
    } else if (BELOW.has(name) || name === 'section' || name in ABOVE) section.closeLevel();
    else if (name === 'num') section.closeNumber();
    else if (name === 'heading') section.closeHeading();
    if (this.#quotedAt === depth) this.#quotedAt = 0;
  }

  #text(text: string): void {
    if (this.#skippedAt > 0) return;
    if (this.#section) this.#section.append(text);
    else if (this.#open.at(-2) === 'meta' && this.#metaText.length < 10_000) this.#metaText += text;
  }

  #metaField(name: string, value: string): void {
    const meta = this.#meta;
    if (name === 'title') meta.title ||= value;
    else if (name === 'type') meta.type ||= value;
    else if (name === 'docNumber') meta.number ||= value;
    else if (name === 'congress') meta.congress ||= value;
    else if (name === 'currentChamber') meta.chamber ||= value;
    else if (name === 'docPublicationName') meta.publication ||= value;
    else if (name === 'created' || name === 'processedDate' || name === 'date') {
      meta.date ||= /\d{4}-\d\d-\d\d/.exec(value)?.[0] ?? '';
    }
  }

  #documentId(): string {
    const { id, congress, number, type, chamber } = this.#meta;
    if (this.#kind === 'usc') {
      const title = /^\/us\/usc\/t(\d+a?)/i.exec(id)?.[1] ?? number;
      if (!/^\d+a?$/i.test(title)) throw new ImportError('The file doesn’t say which title of the Code it is.');
      return `/us/usc/t${title.toLowerCase()}`;
    }
    if (!/^\d+$/.test(congress) || !/^\d+$/.test(number)) {
      throw new ImportError('The file doesn’t say which law or bill it is.');
    }
    return this.#kind === 'pl' ? `/us/pl/${congress}/${number}` : `/us/bill/${billType(type, chamber)}/${number}`;
  }

  #endSection(section: SectionBuilder): void {
    if (section.number === '') return;
    // The same levels that a citation names: /us/pl/113/67/dA/tI/s101. The Code's sections stand under no level.
    const above = this.#kind === 'usc' ? '' : this.#above.map(({ letter, number }) => `/${letter}${number}`).join('');
    const id =
      this.#kind === 'usc' && section.id !== ''
        ? section.id
        : `${this.#documentId()}${above}/s${hyphens(section.number)}`;
    if (++this.#sections > MAX_SECTIONS)
      throw new ImportError('The file holds more sections than the law; it is refused.');
    if (id.length > MAX_NAME) throw new ImportError('The file holds a name of a section as no law has; it is refused.');
    this.#onSection(section.finish(id));
  }
}

/** Makes a section's text of the events within it. */
class SectionBuilder {
  readonly depth: number;
  readonly id: string;
  number = '';
  #heading = '';
  #text = '';
  #places: UslmPlace[] = [];
  /** The levels that are open, and where the text of each starts; `path` null in quoted matter. */
  readonly #levels: { path: string | null; start: number; numbered: boolean }[] = [];
  #inNumber = false;
  /** At the start of a line nothing but its indentation stands there yet. */
  #lineStart = true;
  /** A block that follows its number or the line's start needs no line of its own. */
  #fresh = true;
  #headed = false;
  #headingStart = 0;

  constructor(depth: number, id: string) {
    this.depth = depth;
    this.id = id;
  }

  openLevel(quoted: boolean): void {
    this.#line();
    const above = this.#levels.at(-1);
    const path = quoted || above?.path === null ? null : (above?.path ?? '');
    this.#levels.push({ path, start: -1, numbered: false });
  }

  closeLevel(): void {
    const level = this.#levels.pop();
    this.#trim();
    if (level?.path && level.numbered && level.start >= 0) {
      this.#places.push({ path: level.path, start: level.start, end: this.#text.trimEnd().length });
    }
    this.#line();
  }

  openNumber(value: string | undefined): void {
    this.#inNumber = true;
    if (value !== undefined && value.length > 60)
      throw new ImportError('The file holds a number as no law has; it is refused.');
    const level = this.#levels.at(-1);
    if (!level) this.number ||= value ?? '';
    else if (!level.numbered && level.path !== null && value) {
      level.numbered = true;
      level.path = level.path === '' ? value : `${level.path}/${value}`;
    }
  }

  closeNumber(): void {
    this.#inNumber = false;
    this.append(' ');
    this.#fresh = true;
    if (this.#levels.length === 0) this.#headingStart ||= this.#text.length;
  }

  closeHeading(): void {
    if (this.#levels.length === 0 && !this.#headed) {
      this.#headed = true;
      this.#heading = this.#text.slice(this.#headingStart).trim().slice(0, 2_000);
      this.#line();
      this.#text += '\n';
    } else if (this.#text.endsWith('—')) {
      // A heading that leads into the text with a dash stays on its line.
      this.#fresh = true;
    } else this.#line();
  }

  openBlock(): void {
    if (!this.#fresh) this.#line();
  }

  openCell(): void {
    if (!this.#lineStart) this.append('  ');
  }

  append(text: string): void {
    const flat = text.replace(/\s+/g, ' ');
    const piece = this.#lineStart || this.#text.endsWith(' ') ? flat.replace(/^ /, '') : flat;
    if (piece === '') return;
    if (this.#lineStart && /^[.,;:”’)]+$/.test(piece)) {
      // What closes a sentence after quoted lines stands at their end.
      this.#text = this.#text.trimEnd();
      this.#lineStart = false;
    } else if (this.#lineStart) {
      this.#text += '  '.repeat(Math.max(0, this.#levels.length - 1));
      this.#lineStart = false;
    }
    for (const level of this.#levels) if (level.start < 0) level.start = this.#text.length;
    this.#text += piece;
    this.#fresh = this.#inNumber;
    if (this.#text.length > MAX_SECTION) {
      throw new ImportError('The file holds a section of more than 16 million characters; it is refused.');
    }
  }

  #trim(): void {
    if (this.#text.endsWith(' ')) this.#text = this.#text.trimEnd();
  }

  #line(): void {
    if (this.#lineStart) return;
    this.#trim();
    this.#text += '\n';
    this.#lineStart = true;
    this.#fresh = true;
  }

  finish(id: string): UslmSection {
    const text = this.#text.trimEnd();
    const places = this.#places.sort((a, b) => a.start - b.start || b.end - a.end);
    return { id, number: this.number, heading: this.#heading, text, places };
  }
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);

/** Identifiers write every dash as "-". */
const hyphens = (id: string): string => id.replace(/[‐‑–—]/g, '-');

function billType(type: string, chamber: string): string {
  const house = /house/i.test(type) || (!/senate/i.test(type) && /house/i.test(chamber));
  const letter = house ? 'h' : 's';
  if (/concurrent/i.test(type)) return `${letter}conres`;
  if (/joint/i.test(type)) return `${letter}jres`;
  if (/resolution/i.test(type)) return `${letter}res`;
  return house ? 'hr' : 's';
}
