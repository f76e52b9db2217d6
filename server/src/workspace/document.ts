import type { Analysis, Range } from '../core/analysis.ts';
import { visible } from '../core/foreign.ts';
import { flatten, lastAtMost, own } from '../core/text.ts';
import { citeProvision, provisionAt } from '../features/provisions.ts';

/** A document of a folder, read. */
export interface Document {
  /** As it is shown and opened: a path or an address. */
  readonly file: string;
  readonly analysis: Analysis;
}

/** Where something stands, for a table: plain data that outlives the analysis. */
export interface Place {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Id of the provision; null outside all. */
  readonly section: string | null;
  /** `section 4(a)`; '' outside all. */
  readonly cite: string;
  readonly range: Range;
}

/** The place of a range of a document. */
export function placeOf({ file, analysis }: Document, range: Range): Place {
  const index = provisionAt(analysis, range[0]);
  return {
    file,
    line: lastAtMost(analysis.lineStarts, range[0]) + 1,
    section: analysis.sections[index]?.id ?? null,
    cite: index < 0 ? '' : own(citeProvision(analysis, index)),
    range,
  };
}

/** A link in Markdown, of which its words are shown. */
const LINK = /\[([^\][]{1,200})\](?:\[[^\][]{1,200}\]|\([^()\s]{1,300}\))/g;

/** Words of a document on one line, at most `limit` characters, for a table. */
export function words(analysis: Analysis, [start, end]: Range, limit = 600): string {
  const all = flatten(analysis.text.slice(start, Math.min(end, start + 2 * limit)));
  const line = visible(all.replace(LINK, '$1').replace(/\u00ad|\*\*|__|<\/?[A-Za-z][^<>]{0,80}>/g, '')).replace(
    /^[\s—–*#-]+(?=\S)/,
    '',
  );
  if (line.length <= limit) return own(line);
  const cut = line.slice(0, Math.min(limit, 1000));
  return own(`${cut.slice(0, Math.max(cut.lastIndexOf(' '), limit - 40)).replace(/[\s,;:–—-]+$/, '')} …`);
}

/** `sec. 4(a)` where the document is known, else with its file. */
export const placeText = (place: Place, withFile: boolean): string => {
  const where = place.cite === '' ? `line ${place.line}` : `${place.cite}, line ${place.line}`;
  return withFile ? `${fileName(place.file)}: ${where}` : where;
};

/** A document's name as it is shown: a path as it was given, of an address its last part. */
export function fileName(file: string): string {
  if (!/^[a-z][\w+.-]+:/i.test(file)) return visible(file);
  const last = file.slice(file.lastIndexOf('/') + 1);
  try {
    return visible(decodeURIComponent(last));
  } catch {
    return visible(last);
  }
}
