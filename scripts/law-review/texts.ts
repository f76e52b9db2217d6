import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The text of a section of the Code, by subdivision. */
export interface SectionText {
  readonly heading: string;
  /** Each subdivision's own words, without those of its subdivisions; '' is the section itself, `a/1` is (a)(1). */
  readonly own: ReadonlyMap<string, string>;
  /** Source credit and notes; '' where the text came without them. */
  readonly notes: string;
}

export interface CodePlace {
  readonly title: string;
  readonly section: string;
}

/** Texts of one time: a folder with a file for each section, `sec-1225.txt` or `.md` of title 8, else `3-301.txt`. */
export class TextFolder {
  readonly name: string;
  readonly #folder: string;
  readonly #known: (place: CodePlace) => Iterable<string>;
  readonly #read = new Map<string, SectionText | undefined>();

  /** `known` lists the subdivisions of a section, to read by where a text has no indentation. */
  constructor(folder: string, known: (place: CodePlace) => Iterable<string>) {
    if (!existsSync(folder)) throw new Error(`there is no folder ${folder}`);
    this.name = path.basename(folder);
    this.#folder = folder;
    this.#known = known;
  }

  section(place: CodePlace): SectionText | undefined {
    const key = `${place.title}-${place.section}`;
    if (!this.#read.has(key)) {
      const names = [key, ...(place.title === '8' ? [`sec-${place.section}`] : [])];
      const files = names.flatMap((name) => [`${name}.txt`, `${name}.md`]).map((name) => path.join(this.#folder, name));
      const file = files.find(existsSync);
      this.#read.set(
        key,
        file === undefined ? undefined : parseSection(readFileSync(file, 'utf8'), [...this.#known(place)]),
      );
    }
    return this.#read.get(key);
  }
}

/** Where the source credit or the notes begin, in each of the forms in which the texts come. */
const NOTES =
  /^(?:## (?:Source credit|Notes)|\((?:[A-Z][a-z]+\.? \d+, \d{4}, ch\.|Pub\. L\.|R\.S\.)|[^\S\n]?__[A-Z][^_]*__$)/m;
/** A footnote of the editors, in the text or as its mark: `sentence 11 So in original. Probably should be “sentenced”.` */
const FOOTNOTE =
  /\s?<sup>\\?\[\d+\\?\]<\/sup>\s*(?:<sup><sup>.*?<\/sup><\/sup>)?|\s?\b(\d{1,2})\1 (?:So in original\.|See References in Text note below\.)(?: (?:Probably|No |Two |The (?:words?|phrase|comma|period|semicolon|closing))[^.”]*(?:”\.?|\.))?|\u202f ?\d{1,2}\b/g;
const LINE = /^([^\S\n]*)(?:- )?(?:\*\*)?\(([A-Za-z0-9]{1,6})\)(?:\*\*)?(.*)$/;

interface Open {
  readonly name: string;
  readonly indent: number;
}

/**
 * Reads a section. Where lines are indented, that tells what stands within what; else the known subdivisions do. What
 * follows a list and belongs to all of it goes to the provision above the list, as far as the indentation shows it.
 */
export function parseSection(file: string, known: readonly string[]): SectionText {
  const text = file.replace(/^---\n[\s\S]*?\n---\n/, '').replace(/\r\n?/g, '\n');
  const head = /^#*[^\S\n]?§[^\S\n]?\S+[^\S\n](.*)$/m.exec(text);
  const body = text.slice(head ? head.index + head[0].length : 0);
  const end = NOTES.exec(body)?.index ?? body.length;
  const lines = body.slice(0, end).split('\n');
  const indented = lines.some((line) => /^[^\S\n]{2,}\S/.test(line));
  const own = new Map<string, string>();
  const add = (at: string, words: string): void => {
    const clean = words
      .replace(FOOTNOTE, '')
      .replace(/\*\*?|__|<\/?sup>/g, '')
      .trim();
    own.set(at, [own.get(at), clean].filter(Boolean).join('\n'));
  };

  let open: Open[] = [];
  // A heading alone is followed by the provision's own words, at the same indentation as what continues its parent.
  let bare = false;
  for (const line of lines) {
    if (line.trim() === '') continue;
    const [, space = '', name = '', words = ''] = LINE.exec(line) ?? [];
    if (name === '') {
      const indent = line.length - line.trimStart().length;
      if (indented && !bare) while (open.length > 0 && open.at(-1)!.indent >= indent) open.pop();
      add(open.map((level) => level.name).join('/'), line);
      bare = false;
      continue;
    }
    const parents = indented
      ? open.filter(({ indent }) => indent < space.length)
      : parentsByNames(open, name, known, own);
    if (parents === undefined) {
      add(open.map((level) => level.name).join('/'), line);
      continue;
    }
    open = [...parents, { name, indent: space.length }];
    add(open.map((level) => level.name).join('/'), words);
    bare = /^\s*(?:(?:__|\*).*(?:__|\*))?\s*$/.test(words);
  }
  return { heading: head?.[1] ?? '', own, notes: body.slice(end) };
}

/** How many known subdivisions a text may lack before what follows: more, and a letter in running text was taken for one. */
const GAP = 20;

/** The levels within which a designation stands: the innermost where the section has it, hasn't had it, and soon has it. */
function parentsByNames(
  open: readonly Open[],
  name: string,
  known: readonly string[],
  seen: ReadonlyMap<string, string>,
): Open[] | undefined {
  const here = known.indexOf(open.map((level) => level.name).join('/'));
  for (let depth = open.length; depth >= 0; depth--) {
    const at = known.indexOf([...open.slice(0, depth).map((level) => level.name), name].join('/'));
    if (at > here && at - here <= GAP && !seen.has(known[at]!)) return open.slice(0, depth);
  }
  return undefined;
}

/** The nearest provision, from the asked one upward, that the text has as one of its own. */
export function nearest(text: SectionText, at: string): string {
  const steps = at === '' ? [] : at.split('/');
  while (steps.length > 0 && !text.own.has(steps.join('/'))) steps.pop();
  return steps.join('/');
}

/** The heading that a provision begins with in the text; '' where it begins with its words. */
function headingIn(text: SectionText, at: string): string {
  const lines = (text.own.get(at) ?? '').split('\n');
  const within = [...text.own.keys()].some((place) => place.startsWith(`${at}/`));
  const first = lines[0]!.trim();
  return (lines.length > 1 || within) && first.length <= 200 && !/[.,;:—]$|\b(?:means|includes|shall|may)\b/.test(first)
    ? first
    : '';
}

/** Words of a heading that tell what it is about. */
const topic = (heading: string): string[] => heading.toLowerCase().match(/[a-z]{4,}/g) ?? [];

/**
 * Whether the text has the provision as one of its own: `none` where it lacks it, or doesn't set it apart from what is
 * above; `other` where another stands under the same designation, as in a text of before a renumbering. `heading` is the
 * provision's own; '' where it has none, and then only the designation counts.
 */
export function standing(text: SectionText, at: string, heading: string): 'here' | 'none' | 'other' {
  if (at !== '' && !text.own.has(at)) return 'none';
  const words = topic(heading);
  const then = topic(headingIn(text, at));
  const other = at !== '' && words.length > 0 && then.length > 0 && !then.some((word) => words.includes(word));
  return other ? 'other' : 'here';
}

/** What `show` prints of a text: the provision with what stands above it, or that it isn't there. */
export function shown(text: SectionText, at: string, heading: string): string {
  const found = standing(text, at, heading);
  const missing =
    found === 'none'
      ? 'no text of this provision here'
      : found === 'other'
        ? `no text of this provision here: ${designation(at)} is “${headingIn(text, at)}”`
        : '';
  // What is above may hold it in running text; the provisions beside it are no text of it.
  const place = found === 'here' ? at : nearest(text, at.split('/').slice(0, -1).join('/'));
  const own = found === 'here' ? whole(text, at) : `${designation(place)} ${text.own.get(place) ?? ''}`.trim();
  const words = [above(text, place), own].filter(Boolean).join('\n…\n');
  return missing ? [missing, words && `above it: ${words}`].filter(Boolean).join('\n') : words;
}

/** The provision with all within it, one line for each. */
export function whole(text: SectionText, at: string): string {
  return [...text.own]
    .filter(([place]) => at === '' || place === at || place.startsWith(`${at}/`))
    .map(([place, words]) => `${designation(place)} ${words}`.trim())
    .join('\n');
}

/** What stands above a provision: own words of each that contains it, outermost first. */
export function above(text: SectionText, at: string): string {
  const steps = at === '' ? [] : at.split('/');
  return steps
    .map((_, depth) => steps.slice(0, depth).join('/'))
    .filter((place) => (text.own.get(place) ?? '') !== '')
    .map((place) => `${designation(place)} ${text.own.get(place)}`.trim())
    .join('\n');
}

export const designation = (at: string): string =>
  at === ''
    ? ''
    : at
        .split('/')
        .map((step) => `(${step})`)
        .join('');
