import type { Kind } from '../core/analysis.ts';
import { designations, formatId, type LawId, parseId } from '../law/ids.ts';
import type { Law } from '../law/law.ts';
import { fileName, type Place, placeOf, placeText } from './document.ts';
import type { Table } from './table.ts';

/** A law that is cited: a section with what is cited of it, or a whole document. */
export interface Authority {
  readonly id: string;
  readonly group: string;
  /** `INA § 212 (8 U.S.C. § 1182)`. */
  readonly cite: string;
  /** '' where the tables have none. */
  readonly heading: string;
  /** Subdivisions that are cited by themselves: `(a)`, `(f)`. */
  readonly provisions: readonly string[];
  /** How often. */
  readonly count: number;
  readonly places: readonly Place[];
}

/** The heads of a table of authorities, in the order in which courts and the Register have them. */
const GROUPS = [
  'Constitution',
  'Cases',
  'Statutes',
  'Bills',
  'Executive orders',
  'Proclamations',
  'Memoranda',
  'Regulations',
  'Federal Register',
] as const;

const GROUP_OF: Readonly<Record<Kind, (typeof GROUPS)[number]>> = {
  const: 'Constitution',
  case: 'Cases',
  usc: 'Statutes',
  act: 'Statutes',
  pl: 'Statutes',
  stat: 'Statutes',
  bill: 'Bills',
  eo: 'Executive orders',
  proc: 'Proclamations',
  memo: 'Memoranda',
  cfr: 'Regulations',
  fr: 'Federal Register',
};

/** The laws that documents cite, each with its places. An act's section and the Code's section that it is are one. */
export const authorities: Table<Authority> = {
  name: 'authorities',
  title: 'Authorities',
  about: 'the laws that documents cite, by kind, with their places',
  none: 'No law is cited.',
  columns: [
    { title: 'Authority', text: ({ cite }) => cite },
    { title: 'Heading', wide: true, text: ({ heading }) => heading },
    { title: 'Cited', text: ({ provisions }) => provisions.join(', ') },
    { title: 'Times', text: ({ count }) => String(count) },
    { title: 'Where', wide: true, text: ({ places }, files) => wherever(places, files) },
  ],
  group: ({ group }) => group,
  place: ({ places }) => places[0]!,

  of(document, law) {
    const rows: Authority[] = [];
    const { form, number } = document.analysis;
    const itself = form === 'executive-order' && number !== null ? `/us/eo/${number}` : `/us/proc/${number}`;
    for (const { kind, parts, targets, range } of document.analysis.citations) {
      const named = parts.length > 0 ? parts : targets.map((target) => ({ target, range }));
      const said = new Set<string>();
      for (const part of named) {
        for (const target of ends(part.target)) {
          // A document's own title is no citation of it.
          if (target === itself) continue;
          const row = rowOf(kind, target, placeOf(document, part.range), law);
          // "section 212 … (8 U.S.C. 1182)" in one phrase names one law once.
          const key = `${row.id} ${row.provisions[0] ?? ''}`;
          if (said.has(key)) continue;
          said.add(key);
          rows.push(row);
        }
      }
    }
    return this.join(rows);
  },

  join(rows) {
    const byId = new Map<string, { first: Authority; provisions: Set<string>; count: number; places: Place[] }>();
    for (const row of rows) {
      const known = byId.get(row.id);
      if (!known) {
        byId.set(row.id, {
          first: row,
          provisions: new Set(row.provisions),
          count: row.count,
          places: [...row.places],
        });
        continue;
      }
      for (const provision of row.provisions) known.provisions.add(provision);
      known.count += row.count;
      for (const place of row.places) known.places.push(place);
    }
    const order = (group: string) => (GROUPS as readonly string[]).indexOf(group);
    return Array.from(byId.values(), ({ first, provisions, count, places }) => ({
      ...first,
      provisions: [...provisions].sort(compare),
      count,
      places,
    })).sort((a, b) => order(a.group) - order(b.group) || compare(a.cite, b.cite));
  },
};

const compare = new Intl.Collator('en', { numeric: true }).compare;

/** A range is listed by its ends. */
const ends = (target: string): string[] => target.split('..').slice(0, 2);

function rowOf(kind: Kind, target: string, place: Place, law: Law): Authority {
  const parsed = parseId(target);
  const whole: LawId | undefined = parsed && { ...parsed, path: [] };
  let id = whole ? formatId(whole) : target;
  // The act's section and the Code's are one authority, whose id is the Code's.
  const code = parsed?.kind === 'act' ? law.parallel(id) : undefined;
  const own = id;
  if (code !== undefined) id = code;
  const act = code === undefined && parsed?.kind === 'usc' ? law.parallel(id) : undefined;
  return {
    id,
    group: GROUP_OF[kind],
    cite: law.cite(code !== undefined ? own : (act ?? own), 'parallel'),
    heading:
      law.exists(id)?.exists === false ? 'there is no such provision' : (law.breadcrumb(id).at(-1)?.heading ?? ''),
    provisions: parsed && parsed.path.length > 0 ? [designations(parsed.path)] : [],
    count: 1,
    places: [place],
  };
}

/** Places, those of one document together: `a.txt: section 1, section 4(a) (2)`. */
function wherever(places: readonly Place[], files: boolean): string {
  const byFile = new Map<string, Map<string, number>>();
  for (const place of places) {
    const list = byFile.get(place.file) ?? new Map<string, number>();
    byFile.set(place.file, list);
    const name = place.cite || placeText(place, false);
    list.set(name, (list.get(name) ?? 0) + 1);
  }
  const lists = Array.from(byFile, ([file, names]) => {
    const list = Array.from(names, ([name, count]) => (count > 1 ? `${name} (${count})` : name)).join(', ');
    return files ? `${fileName(file)}: ${list}` : list;
  });
  return lists.join('; ');
}
