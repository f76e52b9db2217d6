import { baseId } from '../amend/baseId.ts';
import type { Analysis } from '../core/analysis.ts';

/** The law that a document is for those who look for it: by its number, or a section of the Code by the name of its file. */
export const indexId = (analysis: Analysis): string | null =>
  ownId(analysis) ?? baseId(analysis.name, analysis) ?? null;

/** By what others cite the document; null where it has no number. */
export function ownId({ form, number, date }: Analysis): string | null {
  if (form === 'memorandum' && number === null && date !== null) return `/us/memo/${date}`;
  if (number === null) return null;
  if (form === 'executive-order') return `/us/eo/${number}`;
  if (form === 'proclamation') return `/us/proc/${number}`;
  if (form === 'public-law') return `/us/pl/${number.replace('-', '/')}`;
  const at = number.search(/\d/);
  const [chamber, figures] = [number.slice(0, at).replace(/[. ]/g, '').toLowerCase(), number.slice(at)];
  if (at > 0 && /^[a-z]+$/.test(chamber) && /^\d+$/.test(figures) && (form === 'bill' || form === 'resolution'))
    return `/us/bill/${chamber}/${figures}`;
  return null;
}
