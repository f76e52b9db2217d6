import type { Analysis } from '../core/analysis.ts';
import { asCitedHere } from '../drafting/ownStyle.ts';
import type { Law } from '../law/law.ts';
import { lawAt } from './definition.ts';
import { provisionOfLaw } from './lawDocument.ts';
import { ownId } from './ownId.ts';
import { citeProvision, provisionAt, spell } from './provisions.ts';
import { subjectAt, targetsAt } from './subject.ts';

/** The ways to write a citation down, for the clipboard. */
export interface Citations {
  readonly id: string;
  /** As the document cites others; '' where it cites none, or has no sure form for this one. */
  readonly here: string;
  readonly plain: string;
  readonly parallel: string;
  readonly bluebook: string;
  /** The official text, the preferred publisher's; '' where none is known. */
  readonly link: string;
  /** Said before anything is copied, where the provision surely doesn't exist; ''. */
  readonly warning: string;
}

/**
 * The citation at the offset in each style; at a reference, what it refers to. Elsewhere the provision in which the offset
 * stands: of the law in a document of law, whose section's id is `section`; of the document itself where it has a number.
 * Undefined where there is none of these.
 */
export function citations(analysis: Analysis, offset: number, law: Law, section?: string): Citations | undefined {
  const id = lawAt(analysis, offset)?.id ?? (section && provisionOfLaw(analysis, offset, section));
  if (id !== undefined && id !== '') return { ...inStyles(id, law), here: asCitedHere(analysis, offset, id, law) };
  const itself = ownId(analysis);
  if (itself === null) return undefined;
  const referred = referredTo(analysis, offset);
  const index = referred === undefined ? provisionAt(analysis, offset) : analysis.tree.byId(referred);
  if (index < 0 && referred === undefined) return undefined;
  const own = inStyles(itself + (referred ?? analysis.sections[index]!.id), law);
  const provision = index < 0 ? spell(referred!) : citeProvision(analysis, index);
  const plain = `${provision} of ${law.cite(itself, 'plain')}`;
  return { ...own, plain, parallel: plain, warning: index < 0 ? `This document has no ${provision}.` : own.warning };
}

/** The provision that a reference at the offset names: under the cursor, or the first. */
function referredTo(analysis: Analysis, offset: number): string | undefined {
  const subject = subjectAt(analysis, offset);
  if (subject?.kind !== 'reference') return undefined;
  return targetsAt(subject.reference, subject.part)[0]?.split('..')[0];
}

function inStyles(id: string, law: Law): Citations {
  const isMissing = law.exists(id)?.exists === false;
  const plain = law.cite(id, 'plain');
  return {
    id,
    here: '',
    plain,
    parallel: law.cite(id, 'parallel'),
    bluebook: law.cite(id, 'bluebook'),
    link: isMissing ? '' : (law.links(id)[0]?.url ?? ''),
    warning: isMissing ? `There is no ${plain}.` : '',
  };
}
