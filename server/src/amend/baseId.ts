/** What a text that may be changed is. */
import type { Analysis } from '../core/analysis.ts';
import { codeHead } from '../core/form/codeHead.ts';
import { ownId, ownIds, shortTitles } from '../core/ownId.ts';

/** What a text is: by the name of its file, "usc-38-1720D.txt" or "8cfr-208.14.txt", or by what it says of itself. */
export const baseId = (name: string, analysis: Analysis): string | undefined => baseIds(name, analysis)[0];

/**
 * All that a text is, the likeliest first: a section by the name of its file, or by its head; a document by its number; an
 * act by the short titles that it gives itself; the parts of the C.F.R. that a copy holds.
 */
export function baseIds(name: string, analysis: Analysis): readonly string[] {
  const named = /^usc-(\d+a?)-(.+)\.\w+$/i.exec(name);
  if (named) return [`/us/usc/t${named[1]!.toLowerCase()}/s${named[2]}`];
  const agency = /^(\d+)cfr-(\d[\w-]*\.\d[\w-]*)\.\w+$/i.exec(name);
  if (agency) return [`/us/cfr/t${agency[1]}/s${agency[2]}`];
  const { form } = analysis;
  if (form === 'us-code' || form === 'cfr') return copied(analysis);
  if (form !== 'bill' && form !== 'resolution') return ownIds(analysis);
  const compiled = compiledAct(analysis);
  if (compiled) return compiled;
  // A bill that is not yet law is no text of the act whose name it would give.
  const number = ownId(analysis);
  return number === null ? [] : [number];
}

/** The names under which bases of a place are kept: a section of the Code or of the C.F.R., or its part, or the law. */
export function baseNames(place: string): readonly string[] {
  const code = sectionOfCode(place)?.[1];
  if (code !== undefined) return [code];
  const [, title, section, within] = SECTION_OF_RULES.exec(place) ?? [];
  if (section !== undefined) return [`${title}/s${section}`, `${title}/pt${within}`];
  const [, of, part] = PART_OF_RULES.exec(place) ?? [];
  return [part === undefined ? lawOf(place) : `${of}/${part}`];
}

const SECTION_OF_RULES = /^(\/us\/cfr\/t\d+)\/(?:.*\/)?s((\d+[a-z]?)\.[^/]+)/;
const PART_OF_RULES = /^(\/us\/cfr\/t\d+)\/(?:.*\/)?(pt\d[^/]*)/;

/** The section in which a place of the Code is, by itself: chapters above it are none of its name. */
export const sectionOfCode = (place: string): RegExpExecArray | null =>
  SECTION_OF_CODE.exec(place.replace(/^(\/us\/usc\/t\d+a?)\/(?!s\d).*?(?=\/s\d)/, '$1'));
const SECTION_OF_CODE = /^(\/us\/usc\/t(\d+a?)\/s([^/]+))/;

const LAW = /^\/us\/(?:usc\/t\w+|cfr\/t\d+|pl\/\d+\/\d+|bill\/\w+\/\d+|\w+\/[^/]+)/;
/** The law of a place. */
export const lawOf = (id: string): string => LAW.exec(id)?.[0] ?? id;

/** An act as the House's counsel print it with its amendments: by its number, and by its name. */
function compiledAct(analysis: Analysis): readonly string[] | undefined {
  const top = analysis.text.slice(0, OPENING);
  if (!/\[As Amended Through (?:P\.\s?L\.|Public Law) \d/i.test(top)) return undefined;
  const [, congress, number] = /\[(?:Public Law|P\.\s?L\.) (\d+)[-–](\d+)\b/i.exec(top) ?? [];
  const own = number === undefined ? [] : [`/us/pl/${congress}/${number}`];
  return [...own, ...shortTitles(analysis).map(({ id }) => id)];
}

/** How much of a text may hold the head of a copy. */
const OPENING = 3000;

/** The section of the Code or of the C.F.R. that a text is a copy of, or the parts of the C.F.R. that it holds, by its head. */
function copied({ text, form, sections }: Analysis): readonly string[] {
  const head = codeHead(text.slice(0, OPENING).replace(/\r\n?/g, '\n'));
  if (head?.form !== form || head.title === null) return [];
  const title = `/us/${form === 'cfr' ? 'cfr' : 'usc'}/t${head.title}`;
  const own = sections.filter(({ level }) => level === 'section');
  if (head.section !== null && own.length <= 1) return [`${title}/s${head.section}`];
  if (form !== 'cfr') return [];
  const numbers = own.map(({ id }) => /\/s(\d+[a-z]?)\.[^/]+$/.exec(id)?.[1]);
  return [...new Set(numbers.filter((number) => number !== undefined))].map((number) => `${title}/pt${number}`);
}
