import type { Law } from '../../server/src/law/law.ts';
import { codePlace, type Entry, textsOf } from './entries.ts';
import { figuresOf, sectionsOf, subdivisionsNamed } from './figures.ts';
import { nearest, type SectionText, type TextFolder } from './texts.ts';

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
  // "21 years" in the text speaks for "under 21".
  const speaksFor = (key: string): unknown => keys.add(key).add(key.split(' ')[0]!);
  const numbers = new Set<string>();
  for (const { text } of texts) {
    const { said, noted } = figuresIn(text);
    for (const place of around(text, entry.at)) {
      for (const key of said.get(place) ?? []) speaksFor(key);
      for (const number of numbersIn(text).get(place) ?? []) numbers.add(number);
    }
    for (const key of noted) keys.add(key);
  }
  for (const { section, at } of subdivisionsNamed(entry.text)) {
    const place = codePlace(`${INA}/s${section}`, law);
    for (const text of place ? folders.flatMap((folder) => folder.section(place) ?? []) : [])
      for (const [below, said] of figuresIn(text).said)
        if (below === at || below.startsWith(`${at}/`)) for (const key of said) speaksFor(key);
  }
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
    const mine = entry.place!.section;
    if (other.section === mine || numbers.has(other.section)) return true;
    return folders
      .flatMap((folder) => folder.section(other) ?? [])
      .some((text) => [...numbersIn(text).values()].some((named) => named.has(mine)));
  }
}

/** The section whose definitions hold throughout the INA, so that any entry may point to it. */
const DEFINITIONS = '101';

/** Kinds of figures that the notes under a section may vouch for: laws and dates, which tell its history. */
const IN_NOTES = /^(?:law|year|\d+-\d+-\d{4}$)/;

/** Reads each text once, though many entries rest on it. */
function once<T>(read: (text: SectionText) => T): (text: SectionText) => T {
  const known = new WeakMap<SectionText, T>();
  return (text) => {
    if (!known.has(text)) known.set(text, read(text));
    return known.get(text)!;
  };
}

const keysOf = (text: string): string[] => figuresOf(text).map(({ key }) => key);

const figuresIn = once((text) => ({
  said: new Map([...ownWords(text)].map(([place, words]) => [place, keysOf(words)])),
  noted: keysOf(text.notes).filter((key) => IN_NOTES.test(key)),
}));

/** Numbers that may be those of sections of the Code: `1182`, `1255a`, `1440-1`. */
const numbersIn = once(
  (text) => new Map([...ownWords(text)].map(([place, words]) => [place, numbersOf(words.replaceAll('–', '-'))])),
);

const numbersOf = (words: string): Set<string> =>
  new Set([...(words.match(/\b\d+[a-z]?\b/g) ?? []), ...(words.match(/\b\d+[a-z]?-\d+[a-z]?\b/g) ?? [])]);

/** Own words by place; those of the section with its heading. */
const ownWords = (text: SectionText): Map<string, string> =>
  new Map(text.own).set('', `${text.heading}\n${text.own.get('') ?? ''}`);

/** The provision's place in the text, with those above and within it. */
function around(text: SectionText, at: string): string[] {
  const place = nearest(text, at);
  return ['', ...text.own.keys()].filter(
    (other) =>
      other === place || other === '' || place === '' || place.startsWith(`${other}/`) || other.startsWith(`${place}/`),
  );
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
