import type { Analysis, Citation, Range, Reference } from '../core/analysis.ts';
import { visible } from '../core/foreign.ts';
import { ownIds } from '../core/ownId.ts';
import { lastAtMost, own } from '../core/text.ts';
import { indexId } from '../features/ownId.ts';
import { nameOf, provisionAt } from '../features/provisions.ts';
import type { Law } from '../law/law.ts';
import type { Document } from './document.ts';

/** Lines and columns, counted from 0, as editors do: of a document that nobody keeps open there are no offsets. */
export type Spot = readonly [line: number, column: number, endLine: number, endColumn: number];

/** A provision as an index knows it. */
export interface IndexedSection {
  readonly id: string;
  /** `Sec. 4. Deployment of Personnel`. */
  readonly name: string;
  /** Its label. */
  readonly at: Spot;
}

/** A citation of another document. */
export interface IndexedCitation {
  /** Each thing that is named, the Code's section for an act's where that is sure; of a range its two ends. */
  readonly id: string;
  readonly at: Spot;
  /** Index in `sections` of the provision in which it stands; -1 outside all. */
  readonly within: number;
}

/** A reference to a provision of the same document. */
export interface IndexedReference {
  /** Of a range its two ends. */
  readonly id: string;
  readonly at: Spot;
  readonly within: number;
}

/** What an index keeps of a document: plain data, with nothing of the text but names of provisions. */
export interface Facts {
  readonly file: string;
  readonly title: string;
  /** `/us/eo/14165`; null where the document has no number by which others cite it. */
  readonly id: string | null;
  /** Other ids by which it is cited: those of the names that an act gives itself, and of an order that is known by its title. */
  readonly names: readonly string[];
  readonly sections: readonly IndexedSection[];
  readonly citations: readonly IndexedCitation[];
  readonly references: readonly IndexedReference[];
}

/** What a web page puts before the title of an order. */
const PAGE_TITLE = /^(?:executive\s+)?order\s+(?:on|regarding)\s+/i;

/**
 * All ids by which others cite a document, its number's first: also of an order without its number, as the White House publishes
 * them, where the day and the title tell it.
 */
export function citedAs(analysis: Analysis, law: Law): readonly string[] {
  const { form, number, date, title } = analysis;
  const ids = ownIds(analysis);
  if (form !== 'executive-order' || number !== null || date === null || title === '') return ids;
  const order = law.orderTitled(title, date) ?? law.orderTitled(title.replace(PAGE_TITLE, ''), date);
  return order ? [...ids, `/us/eo/${order.number}`] : ids;
}

/** All ids by which a document is cited. */
export const idsOf = ({ id, names }: Facts): readonly string[] => (id === null ? names : [id, ...names]);

/** What an index keeps of a document; undefined of a text that is no policy document. */
export function factsOf({ file, analysis }: Document, law: Law): Facts | undefined {
  if (analysis.form === 'unknown' && !/\.policy(?:\.txt)?$/.test(file)) return undefined;
  const spot = spotsOf(analysis);
  const sections = analysis.sections.map(({ id, labelRange }, index) => ({
    id: own(id),
    name: nameOf(analysis, index),
    at: spot(labelRange),
  }));
  const itself = indexId(analysis);
  const names = citedAs(analysis, law).flatMap((id) => (id === itself ? [] : [own(asIndexed(id, law))]));
  const named = (phrase: Citation | Reference) => {
    const within = provisionAt(analysis, phrase.range[0]);
    // Of a phrase that names one thing the whole is its place.
    const parts =
      phrase.parts.length > 1 ? phrase.parts : phrase.targets.map((target) => ({ target, range: phrase.range }));
    return parts.flatMap((part) =>
      part.target.split('..').map((target) => ({ id: target, at: spot(part.range), within })),
    );
  };
  const citations = analysis.citations
    .flatMap(named)
    .map((citation) => ({ ...citation, id: own(asIndexed(citation.id, law)) }))
    // A document's own title is no citation of it.
    .filter(({ id }) => id !== itself && !names.includes(id));
  const references = analysis.references.flatMap(named).map((reference) => ({ ...reference, id: own(reference.id) }));
  return { file, title: own(visible(analysis.title)), id: itself, names, sections, citations, references };
}

/** The one id under which a law is kept, whichever of its two ways of citing was used. */
export const asIndexed = (id: string, law: Law): string => (id.startsWith('/us/act/') ? (law.parallel(id) ?? id) : id);

/** Makes a function from ranges to lines and columns. */
export function spotsOf({ lineStarts }: Analysis): (range: Range) => Spot {
  const place = (offset: number): readonly [number, number] => {
    const line = lastAtMost(lineStarts, offset);
    return [line, offset - lineStarts[line]!];
  };
  return ([start, end]) => [...place(start), ...place(end)];
}
