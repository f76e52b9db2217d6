import type { Analysis } from '../core/analysis.ts';
import type { Law } from '../law/law.ts';
import { lawAt } from './definition.ts';
import { provisionOfLaw } from './lawDocument.ts';

/** The ways to write a citation down, for the clipboard. */
export interface Citations {
  readonly id: string;
  readonly plain: string;
  readonly parallel: string;
  readonly bluebook: string;
  /** The official text, the preferred publisher's; '' where none is known. */
  readonly link: string;
}

/**
 * The citation at the offset in each style. In a document of law, whose section's id is `section`, the provision in
 * which the offset stands is meant where no citation is there. Undefined where there is neither.
 */
export function citations(analysis: Analysis, offset: number, law: Law, section?: string): Citations | undefined {
  const id = lawAt(analysis, offset)?.id ?? (section && provisionOfLaw(analysis, offset, section));
  if (id === undefined) return undefined;
  return {
    id,
    plain: law.cite(id, 'plain'),
    parallel: law.cite(id, 'parallel'),
    bluebook: law.cite(id, 'bluebook'),
    link: law.links(id)[0]?.url ?? '',
  };
}
