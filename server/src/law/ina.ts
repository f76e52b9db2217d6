import inaTsv from '../../data/law/ina.tsv';
import formerTsv from '../../data/law/ina-former.tsv';
import { formatId, INA, type LawId, parseId } from './ids.ts';
import type { Provenance } from './law.ts';
import { parseTsv } from './tsv.ts';

/** A section of the Immigration and Nationality Act and the section of title 8 to which it is classified. */
export interface InaRow {
  readonly section: string;
  /** Section of 8 U.S.C.; '' where it is scattered. */
  readonly code: string;
  /** It stands in a note under that section. */
  readonly note: boolean;
  readonly heading: string;
  readonly status: 'current' | 'repealed' | 'transferred' | 'executed';
}

export const INA_PROVENANCE: Provenance = {
  source: 'source credits of 8 U.S.C. chapter 12, Office of the Law Revision Counsel, release point 119-99',
  asOf: '2026-08',
};

const INA_SLUG = INA.slice('/us/act/'.length);

export const INA_ROWS: readonly InaRow[] = parseTsv(inaTsv).rows.map(([section, code, heading, status]) => ({
  section: section!,
  code: code!.replace(/ note$/, ''),
  note: code!.endsWith(' note'),
  heading: heading!,
  status: status as InaRow['status'],
}));

/** Sections of title 8 at which an INA section's number once stood, before the Act was renumbered. */
export const INA_FORMER: ReadonlyMap<string, readonly string[]> = new Map(
  parseTsv(formerTsv).rows.map(([section, former]) => [section!, former!.split(' ')]),
);

const bySection = new Map<string, InaRow>();
const byCode = new Map<string, InaRow>();
for (const row of INA_ROWS) {
  // Three numbers were given anew in 1986 and 1996; the current bearer wins.
  if (bySection.get(row.section)?.status !== 'current') bySection.set(row.section, row);
}
for (const row of bySection.values()) {
  if (row.code !== '' && !row.note && byCode.get(row.code)?.status !== 'current') byCode.set(row.code, row);
}

/** The row of an INA section; the table is complete, so that a number without a row never was a section. */
export const inaSection = (section: string): InaRow | undefined => bySection.get(section);

/** The row of a section of 8 U.S.C. that is a section of the INA. */
export const inaOfCode = (section: string): InaRow | undefined => byCode.get(section);

/** Whether the id is of the INA as an act. */
export const isIna = (id: LawId): boolean => id.kind === 'act' && id.name === INA_SLUG;

/** INA id to U.S. Code id and back; undefined where there is no counterpart. */
export function inaParallel(id: LawId): LawId | undefined {
  if (id.section === null) return undefined;
  if (isIna(id)) {
    const row = inaSection(id.section);
    if (!row || row.code === '') return undefined;
    // A note has no subdivisions of the section that it stands under.
    if (row.note) return { kind: 'usc', name: '8', above: [], section: row.code, path: [], note: true };
    return { ...id, kind: 'usc', name: '8', above: [], section: row.code };
  }
  if (id.kind === 'usc' && id.name === '8' && !id.note) {
    const row = inaOfCode(id.section);
    return row && { ...id, kind: 'act', name: INA_SLUG, above: [], section: row.section };
  }
  return undefined;
}

/** The Act's id for a section of title 8 that is one of the INA; any other id as it is. */
export function byTheAct(id: string): string {
  const parsed = parseId(id);
  if (parsed?.kind !== 'usc') return id;
  const parallel = inaParallel(parsed);
  return parallel ? formatId(parallel) : id;
}
