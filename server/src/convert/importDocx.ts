import { strFromU8, unzipSync } from 'fflate';
import { ConvertError, type Tracked } from './importing.ts';
import { type Definitions, readNumbering, readStyles } from './wordNumbering.ts';
import { WordText } from './wordText.ts';
import { parse } from './xml.ts';

/** No part of a document of policy is larger, unpacked; an archive that says so is refused. */
const MOST_BYTES = 64 * 1024 * 1024;

/** The parts of a document that are read: what a relation to them is called, and where Word puts them. */
const PARTS = {
  main: 'officeDocument',
  numbering: 'numbering',
  styles: 'styles',
  footnotes: 'footnotes',
  endnotes: 'endnotes',
};
type Part = keyof typeof PARTS;

/**
 * The text of a Word document: its paragraphs with the labels that Word numbers them by, tables by rows, footnotes and
 * endnotes at the end, tracked changes accepted, rejected, or shown as `[-gone-]` and `{+new+}`. Throws a `ConvertError` with
 * a sentence.
 */
export function importDocx(bytes: Uint8Array, tracked: Tracked): string {
  const parts = readParts(bytes);
  const main = parts.get('main');
  if (main === undefined)
    throw new ConvertError('this is no Word document (.docx); older .doc files must be saved anew as .docx.');
  const definitions: Definitions = {
    numbering: readNumbering(parts.get('numbering') ?? ''),
    styles: readStyles(parts.get('styles') ?? ''),
  };
  const notes: string[] = [];
  const document = new WordText(definitions, tracked, notes);
  parse(main, document);
  const text = document.written;
  if (text.trim() === '') throw new ConvertError('there are no words in this document.');
  if (notes.length === 0) return text;
  const byId = new Map<string, string>();
  for (const part of ['footnotes', 'endnotes'] as const) readNotes(parts.get(part) ?? '', definitions, tracked, byId);
  const lines = notes.map((id, i) => `[${i + 1}] ${byId.get(id) ?? ''}`);
  return `${text.trimEnd()}\n\n${lines.join('\n')}\n`;
}

/** The parts, wherever the archive's relations say that they are: Word on the web puts them elsewhere than Word. */
function readParts(bytes: Uint8Array): Map<Part, string> {
  const root = related(unpack(bytes, ['_rels/.rels']).get('_rels/.rels'), '');
  const main = root.get(PARTS.main) ?? 'word/document.xml';
  const slash = main.lastIndexOf('/') + 1;
  const folder = main.slice(0, slash);
  const relations = `${folder}_rels/${main.slice(slash)}.rels`;
  const targets = related(unpack(bytes, [relations]).get(relations), folder);
  const places = new Map<Part, string>([['main', main]]);
  for (const part of ['numbering', 'styles', 'footnotes', 'endnotes'] as const)
    places.set(part, targets.get(PARTS[part]) ?? `word/${part}.xml`);
  const files = unpack(bytes, [...places.values()]);
  const parts = new Map<Part, string>();
  for (const [part, place] of places) {
    const xml = files.get(place);
    if (xml !== undefined) parts.set(part, xml);
  }
  return parts;
}

/** The names of the files to which the relations lead, by the last word of their kind. */
function related(xml: string | undefined, folder: string): Map<string, string> {
  const found = new Map<string, string>();
  if (xml === undefined) return found;
  parse(xml, {
    open(name, { Type: type = '', Target: target = '', TargetMode: mode }) {
      const kind = type.split('/').at(-1)!;
      if (name === 'Relationship' && mode !== 'External' && !found.has(kind))
        found.set(kind, target.startsWith('/') ? target.slice(1) : folder + target);
    },
    text() {},
    close() {},
  });
  return found;
}

/** The named files of the archive, those that are there. */
function unpack(bytes: Uint8Array, names: readonly string[]): Map<string, string> {
  try {
    let total = 0;
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!names.includes(name)) return false;
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

/** Puts the notes of a part into `found`, each by its element and id. */
function readNotes(xml: string, definitions: Definitions, tracked: Tracked, found: Map<string, string>): void {
  if (xml === '') return;
  let key = '';
  let reader: WordText | undefined;
  const isNote = (name: string) => name === 'w:footnote' || name === 'w:endnote';
  parse(xml, {
    open(name, attributes) {
      if (isNote(name)) {
        key = `${name} ${attributes['w:id'] ?? ''}`;
        reader = new WordText(definitions, tracked, []);
      } else reader?.open(name, attributes);
    },
    text: (words) => reader?.text(words),
    close(name) {
      if (!isNote(name)) reader?.close(name);
      else if (reader) {
        found.set(key, reader.written.replace(/\s+/g, ' ').trim());
        reader = undefined;
      }
    },
  });
}
