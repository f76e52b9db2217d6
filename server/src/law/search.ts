import abbreviations from '../../data/law/act-abbreviations.tsv';
import { analyze } from '../core/analyze.ts';
import { slugOf } from '../core/citations/slug.ts';
import type { ActTable } from './acts.ts';
import type { CodeTable } from './code.ts';
import { INA } from './ids.ts';
import { INA_ROWS, inaOfCode } from './ina.ts';
import type { Hit } from './law.ts';
import type { OrderTable } from './orders.ts';

/** Acts by their usual short names: `IEEPA`. */
const ABBREVIATIONS = new Map(
  abbreviations
    .trim()
    .split(/\r?\n/)
    .map((line) => line.split('\t'))
    .map(([short, name]) => [short!.toUpperCase(), name!]),
);

/** What a search looks through; what isn't loaded isn't searched. */
export interface Searched {
  readonly code: CodeTable | undefined;
  readonly orders: OrderTable | undefined;
  readonly acts: ActTable | undefined;
  /** Makes a hit of an id: label and heading. */
  hit(id: string): Hit;
  /** Provisions whose explanations have all the words. */
  explained(words: readonly string[], limit: number): readonly string[];
  /** Whether the provision is not surely missing. */
  possible(id: string): boolean;
}

const CODE = String.raw`(?:u\.?\s?s\.?\s?c\.?(?:\s?a\.?)?|united states code|us code)`;
const SECTION = String.raw`(?:§+|sections?|secs?\.?|s)?\s?`;
const NUMBER = String.raw`(\d+[a-z]*(?:-\d+[a-z]*)*)`;
const TAIL = String.raw`\s?((?:\([^()\s]*\)?|[\s.](?!of\b|the\b|ina\b|title\b)[a-z\d]{1,5}(?![\w(]))*)`;

interface Form {
  readonly pattern: RegExp;
  id(match: readonly string[]): string | undefined;
}

/** Spellings of a citation as one types it, best known first. */
const FORMS: readonly Form[] = [
  {
    pattern: new RegExp(`^(?:title )?(\\d+a?)\\s?${CODE}\\s?${SECTION}${NUMBER}${TAIL}$`, 'i'),
    id: ([, title, section, tail]) => provision(`/us/usc/t${title!.toLowerCase()}`, section!, tail!),
  },
  {
    pattern: new RegExp(`^${SECTION}${NUMBER}${TAIL}\\s?(?:of|,)?\\s?(?:title )(\\d+)(?:,?\\s?${CODE})?$`, 'i'),
    id: ([, section, tail, title]) => provision(`/us/usc/t${title}`, section!, tail!),
  },
  {
    pattern: new RegExp(`^(?:ina|immigration (?:and|&) nationality act)\\s?${SECTION}${NUMBER}${TAIL}$`, 'i'),
    id: ([, section, tail]) => provision(INA, section!, tail!),
  },
  {
    pattern: new RegExp(
      `^${SECTION}${NUMBER}${TAIL}\\s?(?:of)?\\s?(?:the)?\\s?(?:ina|immigration (?:and|&) nationality act)$`,
      'i',
    ),
    id: ([, section, tail]) => provision(INA, section!, tail!),
  },
  {
    pattern: /^(?:e\.?\s?o\.?|exec(?:utive|\.)? order)\s*(?:no\.?\s*)?(\d{1,2},?\d{3}(?:-[a-z])?)$/i,
    id: ([, number]) => `/us/eo/${number!.replace(',', '').toUpperCase()}`,
  },
  {
    pattern: /^proc(?:lamation|\.)?\s*(?:no\.?\s*)?(\d{1,2},?\d{3})$/i,
    id: ([, number]) => `/us/proc/${number!.replace(',', '')}`,
  },
  {
    pattern: /^(?:p\.?\s?l\.?|pub(?:lic|\.)?\s?l(?:aw|\.)?)\s*(?:no\.?\s*)?(\d{1,3})[-–](\d{1,4})$/i,
    id: ([, congress, law]) => `/us/pl/${congress}/${law}`,
  },
  {
    pattern: new RegExp(`^(\\d+)\\s?c\\.?\\s?f\\.?\\s?r\\.?\\s?${SECTION}(\\d+\\.\\d+[a-z]?(?:-\\d+)?)${TAIL}$`, 'i'),
    id: ([, title, section, tail]) => provision(`/us/cfr/t${title}`, section!, tail!),
  },
  {
    pattern: /^(\d+)\s*c\.?\s?f\.?\s?r\.?\s*(?:(?:parts?|pt\.?)\s*)?(\d+)$/i,
    id: ([, title, part]) => `/us/cfr/t${title}/pt${part}`,
  },
  { pattern: /^(\d+)\s*stat\.?\s*(\d+(?:-\d+)?)$/i, id: ([, volume, page]) => `/us/stat/${volume}/${page}` },
  {
    pattern: /^(\d+)\s*(?:f\.?\s?r\.?|fed\.?\s?reg\.?)\s*(\d+),?(\d{3})?$/i,
    id: ([, volume, page, rest]) => `/us/fr/${volume}/${page}${rest ?? ''}`,
  },
];

/** The id of a citation in any spelling; undefined where the query is none. Letters keep their case. */
export function parseCitation(query: string): string | undefined {
  const text = tidy(query);
  for (const { pattern, id } of FORMS) {
    const match = pattern.exec(text);
    const found = match && id(match);
    if (found) return found;
  }
  return undefined;
}

/** No citation and no heading that somebody types is longer. */
const LONGEST = 200;

function tidy(query: string): string {
  return query
    .slice(0, LONGEST)
    .replace(/[\u00a0\u2009\u202f]/g, ' ')
    .replace(/[‐‑–—]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/** `(b)(2)(C)`, ` b 2 C`, and a bracket that is still open while one types. */
function provision(document: string, section: string, tail: string): string {
  const path = tail
    .split(/[().\s]+/)
    .filter(Boolean)
    .map((step) => `/${step}`)
    .join('');
  // Section numbers end in small letters in the Code, in capitals in the INA.
  const number = document === INA ? section.toUpperCase() : section.toLowerCase();
  return `${document}/s${number}${path}`;
}

/** What else a section with a letter may be: `8 usc 1225b` is 1225(b), which is no section 1225b. */
function subdivided(id: string): readonly string[] {
  const match = /\/s\d{1,6}[a-z](?![^/])/i.exec(id);
  if (!match) return [];
  const letter = match.index + match[0].length - 1;
  return [`${id.slice(0, letter)}/${id.charAt(letter).toLowerCase()}${id.slice(letter + 1)}`];
}

/** Provisions by citation in any spelling, by number, or by words of a heading; best first. */
export function search(query: string, limit: number, tables: Searched): Hit[] {
  const hits = new Map<string, Hit>();
  const add = (id: string): void => {
    if (hits.size < limit && !hits.has(id) && tables.possible(id)) hits.set(id, tables.hit(id));
  };
  const text = tidy(query);
  if (text === '') return [];

  const cited = parseCitation(text);
  if (cited) {
    for (const each of [cited, ...subdivided(cited)]) {
      add(each);
      for (const id of continuations(each, tables, limit)) add(id);
    }
    return [...hits.values()];
  }
  const number = new RegExp(`^${SECTION}${NUMBER}${TAIL}$`, 'i').exec(text);
  if (number) {
    for (const id of byNumber(number[1]!, number[2]!, tables, limit)) add(id);
    return [...hits.values()];
  }
  // Any other phrase of law, read as in a document: "section 2 of Executive Order 14165", "the Jones Act".
  const read = analyze(text).citations[0];
  if (read && 2 * (read.range[1] - read.range[0]) > text.length)
    for (const target of read.targets) add(target.split('..')[0]!);
  for (const id of byWords(text, tables, limit)) add(id);
  if (hits.size < limit) for (const id of tables.explained(wordsOf(text), limit)) add(id);
  if (hits.size > 0) return [...hits.values()];
  // Nothing has these words: one of them may be mistyped.
  for (const other of nearby(text, tables)) {
    for (const id of byWords(other, tables, limit)) add(id);
    if (hits.size > 0) break;
  }
  return [...hits.values()];
}

const wordsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

/** The query with one word put right, for words that no heading begins with; the likeliest first. */
function* nearby(text: string, tables: Searched): Generator<string> {
  const words = wordsOf(text);
  const vocabulary = new Map<string, number>();
  const take = (heading: string) => {
    for (const word of wordsOf(heading)) if (word.length > 3) vocabulary.set(word, (vocabulary.get(word) ?? 0) + 1);
  };
  for (const { heading } of INA_ROWS) take(heading);
  for (const heading of tables.code?.headings() ?? []) take(heading);
  for (const [i, word] of words.entries()) {
    if (word.length < 5 || vocabulary.has(word)) continue;
    const near = [...vocabulary].filter(([other]) => isOneEdit(word, other)).sort((a, b) => b[1] - a[1]);
    for (const [other] of near.slice(0, 3)) yield [...words.slice(0, i), other, ...words.slice(i + 1)].join(' ');
  }
}

/** Whether two words differ by one letter that is wrong, missing or too much, or by two that changed places. */
export function isOneEdit(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1 || a === b) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const [left, right] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (left.length <= 1 && right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left[0] === right[1] && left[1] === right[0];
}

/** Sections whose number goes on from what was typed: "ina 23" finds 231 to 239. */
function continuations(id: string, { code }: Searched, limit: number): string[] {
  const ina = new RegExp(`^${INA}/s(\\w+)$`).exec(id);
  if (ina) return INA_ROWS.filter((row) => row.section.startsWith(ina[1]!)).map((row) => `${INA}/s${row.section}`);
  const [, title, prefix] = /^\/us\/usc\/t(\w+)\/s([\w-]+)$/.exec(id) ?? [];
  if (!code || title === undefined || prefix === undefined) return [];
  return code.startingWith(title, prefix, limit).map((i) => `/us/usc/t${title}/s${code.at(i).section}`);
}

/** A number alone: the INA's section, then title 8's, then an order's, then other titles'. */
function byNumber(section: string, tail: string, { code, orders }: Searched, limit: number): string[] {
  const ids: string[] = [];
  if (INA_ROWS.some((row) => row.section === section.toUpperCase())) ids.push(provision(INA, section, tail));
  if (inaOfCode(section.toLowerCase())) ids.push(provision('/us/usc/t8', section, tail));
  if (tail === '' && orders?.find(section)) ids.push(`/us/eo/${section}`);
  if (code) {
    for (let title = 1; title <= 54 && ids.length < limit; title++) {
      if (code.indexOf(String(title), section.toLowerCase()) >= 0)
        ids.push(provision(`/us/usc/t${title}`, section, tail));
    }
  }
  if (ids.length === 0) ids.push(...continuations(`${INA}/s${section.toUpperCase()}`, { code } as Searched, limit));
  return ids;
}

/** Words of headings: the INA first, then acts by name, the Code, orders. */
function byWords(text: string, { code, orders, acts }: Searched, limit: number): string[] {
  const words = text
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  if (words.length === 0) return [];
  const ids: string[] = [];
  const matches = (heading: string): boolean => {
    const own = heading.toLowerCase().split(/[^a-z0-9]+/);
    return words.every((word) => own.some((w) => w.startsWith(word)));
  };
  const act = acts?.find(slugOf(ABBREVIATIONS.get(text.toUpperCase()) ?? text));
  if (act) ids.push(`/us/act/${act.slug}`);
  for (const row of INA_ROWS) if (row.status === 'current' && matches(row.heading)) ids.push(`${INA}/s${row.section}`);
  if (code) {
    // Subdivisions have headings of their own; title 8's are few enough to look through.
    for (const row of INA_ROWS) {
      if (row.status !== 'current' || row.note) continue;
      for (const { path, heading } of code.designations(code.indexOf('8', row.code))) {
        if (heading !== '' && matches(heading)) ids.push([`${INA}/s${row.section}`, ...path].join('/'));
      }
    }
  }
  for (const found of acts?.withWords(words, limit) ?? []) ids.push(`/us/act/${found.slug}`);
  if (code) {
    const sections = code.withWords(words, limit * 4).map((index) => code.at(index));
    const current = (status: string): number => (status === 'current' ? 0 : 1);
    sections.sort((a, b) => current(a.status) - current(b.status));
    for (const { title, section } of sections.slice(0, limit)) {
      if (title !== '8' || !inaOfCode(section)) ids.push(`/us/usc/t${title}/s${section}`);
    }
  }
  for (const order of orders?.withWords(words, limit) ?? []) ids.push(`/us/eo/${order.number}`);
  return ids;
}
