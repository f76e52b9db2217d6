import type { Analysis } from '../core/analysis.ts';
import type { Law } from '../law/law.ts';
import { lawAt } from './definition.ts';
import { provisionOfLaw } from './lawDocument.ts';
import { ownId } from './ownId.ts';
import { citeProvision, provisionAt } from './provisions.ts';

/** The ways to write a citation down, for the clipboard. */
export interface Citations {
  readonly id: string;
  readonly plain: string;
  readonly parallel: string;
  readonly bluebook: string;
  /** The official text, the preferred publisher's; '' where none is known. */
  readonly link: string;
  /** Said before anything is copied, where the provision surely doesn't exist; ''. */
  readonly warning: string;
}

/**
 * The citation at the offset in each style. Elsewhere the provision in which the offset stands: of the law in a document of
 * law, whose section's id is `section`; of the document itself where it has a number. Undefined where there is none of these.
 */
export function citations(analysis: Analysis, offset: number, law: Law, section?: string): Citations | undefined {
  const id = lawAt(analysis, offset)?.id ?? (section && provisionOfLaw(analysis, offset, section));
  if (id !== undefined && id !== '') return inStyles(id, law);
  const itself = ownId(analysis);
  const index = provisionAt(analysis, offset);
  if (itself === null || index < 0) return undefined;
  const own = inStyles(itself + analysis.sections[index]!.id, law);
  const plain = `${citeProvision(analysis, index)} of ${law.cite(itself, 'plain')}`;
  return { ...own, plain, parallel: plain };
}

function inStyles(id: string, law: Law): Citations {
  const isMissing = law.exists(id)?.exists === false;
  const plain = law.cite(id, 'plain');
  return {
    id,
    plain,
    parallel: law.cite(id, 'parallel'),
    bluebook: law.cite(id, 'bluebook'),
    link: isMissing ? '' : (law.links(id)[0]?.url ?? ''),
    warning: isMissing ? `There is no ${plain}.` : '',
  };
}
