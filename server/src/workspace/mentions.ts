import type { Analysis } from '../core/analysis.ts';
import { subjectAt, targetsAt } from '../features/subject.ts';
import type { Law } from '../law/law.ts';
import { asIndexed, citedAs, type Facts, idsOf, type Spot } from './facts.ts';
import type { Folder } from './folder.ts';

/**
 * By what ids other documents cite what stands at the offset: the law that is cited there, or the provision of this document,
 * where it has a number. Empty in running text.
 */
export function idsAt(analysis: Analysis, offset: number, law: Law): readonly string[] {
  const subject = subjectAt(analysis, offset);
  const itself = citedAs(analysis, law);
  switch (subject?.kind) {
    case 'citation':
      return targetsAt(subject.citation, subject.part).map((target) => asIndexed(target.split('..')[0]!, law));
    case 'label':
      return itself.map((id) => asIndexed(id + subject.section.id, law));
    case 'reference':
      return targetsAt(subject.reference, subject.part).flatMap((target) =>
        itself.map((id) => asIndexed(id + target.split('..')[0]!, law)),
      );
    default:
      return [];
  }
}

/** A provision, a document or a law that cites or is cited: a node of the call hierarchy. */
export interface Node {
  /** The document in which it stands; '' for a law that the folder hasn't. */
  readonly file: string;
  /** The provision's id; '' for the document as a whole. */
  readonly section: string;
  /** The law's id, by which it is cited; null for a provision of a document without a number. */
  readonly id: string | null;
  readonly name: string;
  readonly at: Spot;
}

/** One node that cites another, with the places at which it does. */
export interface Link {
  readonly node: Node;
  /** In the citing document. */
  readonly at: readonly Spot[];
}

const TOP: Spot = [0, 0, 0, 0];

/** A provision of a document as a node; the document itself for an id that it lacks, or ''. */
export function nodeOf(facts: Facts, section: string): Node {
  const known = facts.sections.find(({ id }) => id === section);
  return {
    file: facts.file,
    section: known ? section : '',
    id: facts.id === null ? null : facts.id + (known ? section : ''),
    name: known?.name ?? (facts.title || lastOf(facts.file)),
    at: known?.at ?? TOP,
  };
}

const lastOf = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

/** Who cites a node: provisions of its own document by references, those of others by citations. */
export function citersOf(node: Node, folder: Folder): Link[] {
  const links = new Map<string, { node: Node; at: Spot[] }>();
  const add = (facts: Facts, within: number, at: Spot) => {
    const citing = nodeOf(facts, facts.sections[within]?.id ?? '');
    const key = `${citing.file} ${citing.section}`;
    const known = links.get(key);
    if (known) known.at.push(at);
    else links.set(key, { node: citing, at: [at] });
  };
  const itself = folder.get(node.file);
  if (itself && node.section !== '')
    for (const { id, at, within } of itself.references)
      if (id === node.section || id.startsWith(`${node.section}/`)) add(itself, within, at);
  const ids = itself ? idsOf(itself).map((id) => id + node.section) : node.id === null ? [] : [node.id];
  for (const id of ids) for (const { facts, citation } of folder.citing(id)) add(facts, citation.within, citation.at);
  return [...links.values()];
}

/** What a node cites, where it is a provision or a document of the folder. `name` says how a law is called. */
export function citedBy(node: Node, folder: Folder, name: (id: string) => string): Link[] {
  const facts = folder.get(node.file);
  if (!facts) return [];
  const isWithin = (within: number): boolean => {
    const id = facts.sections[within]?.id ?? '';
    return node.section === '' || id === node.section || id.startsWith(`${node.section}/`);
  };
  const links = new Map<string, { node: Node; at: Spot[] }>();
  const add = (cited: Node, at: Spot) => {
    const key = `${cited.file} ${cited.section} ${cited.id}`;
    const known = links.get(key);
    if (known) known.at.push(at);
    else links.set(key, { node: cited, at: [at] });
  };
  for (const { id, at, within } of facts.references)
    if (isWithin(within) && facts.sections.some((section) => section.id === id)) add(nodeOf(facts, id), at);
  for (const { id, at, within } of facts.citations) {
    if (!isWithin(within)) continue;
    const known = folder.find(id);
    if (known) add(nodeOf(known.facts, known.section?.id ?? ''), at);
    else add({ file: '', section: '', id, name: name(id), at: TOP }, at);
  }
  return [...links.values()];
}
