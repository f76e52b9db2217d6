import { designations, parseId } from './ids.ts';
import type { Explanation } from './law.ts';

/** One Markdown file of explanations: a provision and those of its subdivisions that are explained by themselves. */
export interface ExplanationFile {
  /** USLM id of the provision that the file explains. */
  readonly provision: string;
  /** `INA § 235 — Inspection by immigration officers; …`. */
  readonly title: string;
  readonly checkedAgainst: string;
  /** ISO date. */
  readonly checkedOn: string;
  readonly entries: readonly ExplanationEntry[];
  /** What the entries say that the text of their provisions doesn't, and what it rests on. */
  readonly beyondText: readonly BeyondText[];
}

/** A reasoned exception from the rule that figures and citations of an entry stand in its provision's text. */
export interface BeyondText {
  /** Designations of the entry; none for the provision itself. */
  readonly path: readonly string[];
  /** As the entry writes them: `180 days`, `§ 240B`, `8 CFR 208.13`. */
  readonly things: readonly string[];
  readonly reason: string;
}

export interface ExplanationEntry {
  /** Designations below the provision; none for the provision itself. */
  readonly path: readonly string[];
  /** Markdown. */
  readonly text: string;
}

/** Explanations that a user or an office lays over ours; a later layer wins. */
export interface Layer {
  readonly name: string;
  readonly files: readonly ExplanationFile[];
}

const FRONT_MATTER = /^---\n([\s\S]*?)\n---\n/;

/**
 * Reads a file of explanations: front matter (`key: value` lines), then the provision's own explanation, then one
 * `## (b)(2)(C)` heading for each subdivision, of the Constitution `## § 2, cl. 1`. Throws an Error whose message names the file and what is wrong.
 */
export function parseExplanationFile(markdown: string, name: string): ExplanationFile {
  const text = markdown.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const matter = FRONT_MATTER.exec(text);
  if (!matter) throw new Error(`${name}: no front matter between "---" lines at the start`);
  const fields = new Map<string, string>();
  const beyond: string[] = [];
  for (const line of matter[1]!.split('\n')) {
    const colon = line.indexOf(':');
    if (colon < 0) throw new Error(`${name}: front matter line without a colon: ${line}`);
    const [key, value] = [line.slice(0, colon).trim(), line.slice(colon + 1).trim()];
    if (key === 'beyond-text') beyond.push(value);
    else fields.set(key, value);
  }
  const field = (key: string): string => {
    const value = fields.get(key);
    if (value === undefined || value === '') throw new Error(`${name}: front matter lacks "${key}"`);
    return value;
  };
  const provision = field('provision');
  if (!parseId(provision)) throw new Error(`${name}: "${provision}" is not the identifier of a provision`);

  const entries: ExplanationEntry[] = [];
  const [own = '', ...parts] = `\n${text.slice(matter[0].length)}`.split(/\n## */);
  if (own.trim() !== '') entries.push({ path: [], text: own.trim() });
  for (const part of parts) {
    const end = part.indexOf('\n');
    const heading = (end < 0 ? part : part.slice(0, end)).trim();
    const body = end < 0 ? '' : part.slice(end + 1).trim();
    const path = pathOf(heading, provision);
    if (!path) throw new Error(`${name}: heading "${heading}" is no designation`);
    if (body === '') throw new Error(`${name}: ${heading} has no text`);
    entries.push({ path, text: body });
  }
  if (entries.length === 0) throw new Error(`${name}: no explanation`);
  const beyondText = beyond.map((line) => parseBeyondText(line, name));
  for (const { path } of beyondText) {
    const there = entries.some((entry) => entry.path.join('/') === path.join('/'));
    if (!there)
      throw new Error(`${name}: beyond-text names ${designations(path) || 'the section'}, which isn't explained`);
  }
  return {
    provision,
    title: field('title'),
    checkedAgainst: field('checked-against'),
    checkedOn: field('checked-on'),
    entries,
    beyondText,
  };
}

/** The designations that a heading names; undefined where it is no designation. */
function pathOf(heading: string, provision: string): string[] | undefined {
  if (provision.startsWith('/us/const/')) {
    const [, section, clause] = /^§ (\d+)(?:, cl\. (\d+))?$/.exec(heading) ?? [];
    return section === undefined ? undefined : [`s${section}`, ...(clause === undefined ? [] : [clause])];
  }
  return /^(?:\([A-Za-z0-9-]+\))+$/.test(heading) ? heading.slice(1, -1).split(')(') : undefined;
}

/** `(b)(1): 180 days; § 240B — why`, or `section: …` for the provision itself. */
function parseBeyondText(line: string, name: string): BeyondText {
  const match = /^(section|(?:\([A-Za-z0-9-]+\))+): (.+?) — (.+)/.exec(line);
  if (!match) throw new Error(`${name}: beyond-text is "(b)(1): 180 days; § 240B — reason", not "${line}"`);
  const [, place = '', things = '', reason = ''] = match;
  return { path: place === 'section' ? [] : place.slice(1, -1).split(')('), things: things.split('; '), reason };
}

/** All explanations by id. A provision of an act and its place in the Code are one entry. */
export class Explanations {
  readonly #byId = new Map<string, Explanation>();
  readonly #titles = new Map<string, string>();
  readonly #canonical: (id: string) => string;

  /** `canonical` gives one of the ids under which a provision is known, the same for all of them. */
  constructor(files: readonly ExplanationFile[], layers: readonly Layer[], canonical: (id: string) => string) {
    this.#canonical = canonical;
    for (const file of files) this.#add(file);
    for (const layer of layers) for (const file of layer.files) this.#add(file, layer.name);
  }

  #add(file: ExplanationFile, layer?: string): void {
    const id = this.#canonical(file.provision);
    this.#titles.set(id, file.title);
    for (const { path, text } of file.entries) {
      const entryId = [id, ...path].join('/');
      const checked = { source: file.checkedAgainst, asOf: file.checkedOn };
      this.#byId.set(entryId, { id: entryId, text, checked, ...(layer === undefined ? {} : { layer }) });
    }
  }

  /** The explanation of exactly this provision. */
  get(id: string): Explanation | undefined {
    return this.#byId.get(this.#canonical(id));
  }

  /** The heading that the file's title gives to a provision: what follows the dash, else the whole title. */
  heading(id: string): string | undefined {
    const title = this.#titles.get(this.#canonical(id));
    return title?.split(/ [—–] /, 2).at(-1);
  }

  /** At most so many provisions whose explanations have all the words, in small letters, each at the start of a word. */
  withWords(words: readonly string[], limit: number): string[] {
    const found: string[] = [];
    for (const [id, { text }] of this.#byId) {
      if (found.length >= limit) break;
      const own = ` ${text.toLowerCase().replace(/[^a-z0-9]+/g, ' ')}`;
      if (words.every((word) => own.includes(` ${word}`))) found.push(id);
    }
    return found;
  }

  /** Every explained provision. */
  ids(): Iterable<string> {
    return this.#byId.keys();
  }
}
