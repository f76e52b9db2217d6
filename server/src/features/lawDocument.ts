import type { Analysis } from '../core/analysis.ts';
import { flatten } from '../core/text.ts';
import type { Law } from '../law/law.ts';
import { ADD_LAW_NAME, LAW_SCHEME } from './lawNames.ts';
import { lawPage, pageOf } from './lawPage.ts';
import { pathTo, provisionAt } from './provisions.ts';

/** A section of law as a document to read in the editor. */
export interface LawDocument {
  /** USLM id of the section. */
  readonly id: string;
  readonly text: string;
}

const SECTION = /^(\/us\/usc\/t(\d+a?)\/s([^/]+))((?:\/[^/]+)*)$/;

/**
 * The section of the U.S. Code in which a provision stands, and the path below it: `/us/usc/t8/s1225` and `b/2/C`.
 * An act's provision is found where the Code has it; an act, a public law or an order as a whole has a page of its own.
 * Undefined for what has no such place.
 */
export function placeInCode(id: string, law: Law): { readonly section: string; readonly path: string } | undefined {
  const match = SECTION.exec(id) ?? SECTION.exec(law.parallel(id) ?? '');
  if (match) return { section: match[1]!, path: match[4]!.replace(/\/note$/, '').slice(1) };
  const page = pageOf(id, law);
  return page === undefined ? undefined : { section: page, path: '' };
}

/** Whether there is a document of ours to go to for the id. */
export function opens(id: string, law: Law): boolean {
  const place = placeInCode(id, law);
  return (
    place !== undefined && (pageOf(place.section, law) !== undefined || law.exists(place.section)?.exists === true)
  );
}

/**
 * The address of the section's document. Its last part is what the editor's tab shows, and its ending gives it our
 * language: `policy-law:/us/usc/t8/s1225/INA%20§%20235%20(8%20U.S.C.%20§%201225).policy`.
 */
export function lawUri(section: string, law: Law): string {
  const act = law.parallel(section);
  const code = law.cite(section, 'plain');
  const name = act === undefined ? code : `${law.cite(act, 'plain')} (${code})`;
  return `${LAW_SCHEME}:${encodeURI(`${section}/${name.replaceAll('/', '-')}`)}.policy`;
}

/** The id of the section whose document has this address, or is the file that was made of it; undefined for other addresses. */
export function sectionOfUri(uri: string): string | undefined {
  const isFile = uri.startsWith('file:');
  const start = isFile ? uri.lastIndexOf(`/${LAW_SCHEME}/us/`) : uri.startsWith(`${LAW_SCHEME}:`) ? -1 : undefined;
  if (start === undefined || (isFile && (start < 0 || !uri.endsWith('.policy')))) return undefined;
  let path: string;
  try {
    path = decodeURIComponent(uri.slice(start + LAW_SCHEME.length + 2 - (isFile ? 1 : 0))).replace(/^\/\/(?=\/us)/, '');
  } catch {
    return undefined;
  }
  const id = path.slice(0, path.lastIndexOf('/'));
  return SECTION.exec(id)?.[1] ?? (/^\/us\/(?:eo|proc|act|pl)\/[^/]+(?:\/\d+)?$/.test(id) ? id : undefined);
}

/** The USLM id of the provision at the offset in the document of that section. */
export function provisionOfLaw(analysis: Analysis, offset: number, section: string): string {
  const path = pathTo(analysis, provisionAt(analysis, offset)).filter((provision) => provision.level !== 'section');
  return [section, ...path.map((provision) => provision.designation)].join('/');
}

/** The name under which the engine reads it, from which it learns the title: `usc-8-1225.txt`. */
export function readingName(section: string): string {
  const [, , title, number] = SECTION.exec(section) ?? [];
  return title === undefined ? 'law.policy' : `usc-${title}-${number}.txt`;
}

/**
 * The section's document: what is known of the section, then the imported text where the user has it, else a skeleton
 * of headings. Undefined where the section isn't known.
 */
export function lawDocument(section: string, law: Law): LawDocument | undefined {
  if (!opens(section, law)) return undefined;
  if (pageOf(section, law) !== undefined) return { id: section, text: lawPage(section, law) };
  const imported = law.text(section);
  const heading = law.breadcrumb(section).at(-1)?.heading ?? '';
  const number = SECTION.exec(section)![3]!;
  const title = `§ ${number}. ${heading.replace(/\.$/, '')}`;
  const body = imported ? imported.text.trim() : skeleton(section, law);
  const source = imported
    ? `The text is that of ${imported.provenance.source}, ${imported.provenance.asOf}.`
    : 'Only the headings are here, with what we know of the provisions in our own words: the text of this section is not ' +
      `imported. “${ADD_LAW_NAME}” imports it.`;
  const links = law.links(section).map(({ title: name, url }) => `${name}: ${url}`);
  // An imported text may open with its own heading line.
  const opening = body.startsWith('§') ? [] : [title];
  const blocks = [...about(section, law), source, links.join('\n'), RULE, ...opening, body];
  return { id: section, text: `${blocks.filter(Boolean).join('\n\n')}\n` };
}

const RULE = '_'.repeat(40);

/** One line for each subdivision with its designation, heading and own explanation, indented by depth. */
function skeleton(section: string, law: Law): string {
  return law
    .subdivisions(section)
    .map(({ path, heading }) => {
      const words = [heading && `${heading}.`, explained([section, ...path].join('/'), law)].filter(Boolean).join(' ');
      return `${'    '.repeat(path.length - 1)}(${path.at(-1)}) ${words || '…'}`;
    })
    .join('\n');
}

/** The explanation of exactly this provision, on one line; ''. */
function explained(id: string, law: Law): string {
  const explanation = law.explain(id);
  if (!explanation || (explanation.id !== id && explanation.id !== law.parallel(id))) return '';
  return `[${explanation.text.replace(/[*_`]/g, '').replace(/\s+/g, ' ').trim()}]`;
}

/** The parallel citation, the explanation of the section as a whole, and its standing. */
function about(section: string, law: Law): string[] {
  const explanation = law.explain(section);
  const own = explanation && (explanation.id === section || explanation.id === law.parallel(section));
  const standing = law.standing(section);
  return [
    law.cite(section, 'parallel'),
    own
      ? explanation.text
          .replace(/[*_`]/g, '')
          .split(/\n{2,}/)
          .map(flatten)
          .join('\n\n')
      : '',
    standing && standing.status !== 'current' && standing.status !== 'unknown' ? standing.note : '',
  ].filter(Boolean);
}
