import type { Law } from '../../server/src/law/law.ts';
import { codePlace, type Entry, textsOf } from './entries.ts';
import { figuresOf, sectionsOf, subdivisionsNamed } from './figures.ts';
import { above, nearest, type SectionText, type TextFolder, whole } from './texts.ts';

const INA = '/us/act/immigration-and-nationality-act';

/**
 * What an entry says that stands in none of the texts: figures, periods, dates and other law (in the provision, in what
 * is above and within it, in subdivisions that the entry names; dates and laws in the notes too), and sections of the INA
 * (in the provision and around it, or the other section names this one). Undefined where no text of it is at hand.
 */
export function beyondText(entry: Entry, folders: readonly TextFolder[], law: Law): string[] | undefined {
  const texts = textsOf(entry, folders);
  if (texts.length === 0) return undefined;
  const keys = new Set<string>();
  for (const { text } of texts) {
    // "21 years" in the text speaks for "under 21".
    for (const { key } of figuresOf(around(text, entry.at))) keys.add(key).add(key.split(' ')[0]!);
    for (const { key } of figuresOf(text.notes)) if (IN_NOTES.test(key)) keys.add(key);
  }
  for (const { section, at } of subdivisionsNamed(entry.text)) {
    const place = codePlace(`${INA}/s${section}`, law);
    for (const folder of place ? folders : []) {
      const text = folder.section(place!);
      for (const { key } of text ? figuresOf(whole(text, at)) : []) keys.add(key).add(key.split(' ')[0]!);
    }
  }
  const words = texts.map(({ text }) => around(text, entry.at)).join('\n');
  // A day that the text gives speaks for its year.
  const years = new Set([...keys].flatMap((key) => /^\d+-\d+-(\d{4})$/.exec(key)?.[1] ?? []));
  const figures = figuresOf(entry.text).filter(({ key }) => !keys.has(key) && !years.has(key.replace('year ', '')));
  const own = /\/s(\d+[A-Z]?)$/.exec(entry.file.provision)?.[1];
  const sections = sectionsOf(entry.text).filter(
    (section) => section !== own && section !== DEFINITIONS && !named(section),
  );
  return [...figures.map((figure) => figure.words.trim()), ...sections.map((section) => `§ ${section}`)];

  function named(section: string): boolean {
    const other = codePlace(`${INA}/s${section}`, law);
    if (!other) return false;
    if (names(words, other.section)) return true;
    return folders.some((folder) => {
      const text = folder.section(other);
      return text !== undefined && names(whole(text, ''), entry.place!.section);
    });
  }
}

/** The section whose definitions hold throughout the INA, so that any entry may point to it. */
const DEFINITIONS = '101';

/** Kinds of figures that the notes under a section may vouch for: laws and dates, which tell its history. */
const IN_NOTES = /^(?:law|year|\d+-\d+-\d{4}$)/;

const names = (text: string, section: string): boolean => new RegExp(`\\b${section}(?![\\w-])`).test(text);

/** The provision's text with what stands above and within it. */
function around(text: SectionText, at: string): string {
  const place = nearest(text, at);
  return `${text.heading}\n${above(text, place)}\n${whole(text, place)}`;
}

/** What is beyond the text and has no reason in the front matter, and reasons that nothing needs any more. */
export function unreasoned(
  entry: Entry,
  folders: readonly TextFolder[],
  law: Law,
): { readonly unfounded: string[]; readonly idle: string[] } {
  const beyond = beyondText(entry, folders, law);
  const reasoned = entry.file.beyondText.filter(({ path }) => path.join('/') === entry.at).flatMap((b) => b.things);
  if (beyond === undefined) return { unfounded: [], idle: [] };
  return {
    unfounded: beyond.filter((thing) => !reasoned.includes(thing)),
    idle: reasoned.filter((thing) => !beyond.includes(thing)),
  };
}
