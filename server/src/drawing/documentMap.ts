import { curveBasis, line } from 'd3-shape';
import type { Facts, IndexedReference } from '../workspace/facts.ts';
import { drawing, label, linked, round } from './svg.ts';

const ROW = 18;
/** A letter of a name, on an average. */
const LETTER = 6.9;
/** What the drawing takes where there is room, and the least in which it can be read. */
const WIDE = { room: 700, left: 24, names: 430, arcs: 230 };
const LEAST_NAMES = 110;
/** So many provisions can still be taken in; of a longer document only its upper levels are drawn. */
const MOST_ROWS = 160;

/**
 * A document as a column of its provisions, each reference an arc from where it stands to where it points.
 * @param room how wide it may be: names are cut and arcs drawn flatter where that is little
 */
export function documentMap(facts: Facts, room = WIDE.room): string {
  const isNarrow = room < WIDE.room;
  const LEFT = isNarrow ? 8 : WIDE.left;
  // Without a reference there is nothing beside the names.
  const hasArcs = facts.references.length > 0;
  const forArcs = isNarrow ? (hasArcs ? Math.max(64, 0.28 * room) : 0) : WIDE.arcs;
  const NAMES = isNarrow ? Math.min(WIDE.names, Math.max(LEAST_NAMES, room - LEFT - 32 - forArcs)) : WIDE.names;
  const letters = (width: number): number => Math.max(6, Math.floor(width / LETTER));
  const { sections, citations, file } = facts;
  const depth = (id: string): number => id.split('/').length - 2;
  let deepest = Math.max(0, ...sections.map(({ id }) => depth(id)));
  const shownAt = (limit: number) => sections.filter(({ id }) => depth(id) <= limit);
  while (deepest > 0 && shownAt(deepest).length > MOST_ROWS) deepest--;
  const shown = shownAt(deepest).slice(0, 20 * MOST_ROWS);
  const rows = new Map(shown.map(({ id }, row) => [id, row]));
  const rowOf = (id: string): number | undefined => {
    for (let at = id; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
      const row = rows.get(at);
      if (row !== undefined) return row;
    }
    return undefined;
  };
  const y = (row: number): number => 40 + row * ROW;
  const known = new Set(sections.map(({ id }) => id));
  const laws = new Map<number, Set<string>>();
  for (const { id, within } of citations) {
    const row = rowOf(sections[within]?.id ?? '');
    if (row !== undefined) laws.set(row, (laws.get(row) ?? new Set()).add(id));
  }
  const names = shown.map(({ id, name, at }, row) => {
    const count = laws.get(row)?.size ?? 0;
    const cites = count > 0 ? label(LEFT + NAMES, y(row), String(count), 6, ' class="dim" text-anchor="end"') : '';
    const own = label(
      LEFT + (isNarrow ? 10 : 16) * depth(id),
      y(row),
      name,
      letters(NAMES - (isNarrow ? 10 : 16) * depth(id) - 18),
      depth(id) === 0 ? ' class="top"' : '',
    );
    const title = count > 0 ? `${name}; cites ${count} ${count === 1 ? 'law' : 'laws'}` : name;
    return linked({ file, line: at[0] }, title, own + cites);
  });
  const start = LEFT + NAMES + 12;
  let widest = 60;
  const arcs = distinct(facts, rowOf).map(({ from, to, reference, count }) => {
    const source = sections[reference.within]?.name ?? 'the opening';
    const goal = { file, line: reference.at[0] };
    if (to === undefined || !known.has(reference.id)) {
      const words = `points to ${reference.id.slice(1).replaceAll('/', ' ')}, which is not there`;
      return linked(
        goal,
        `${source} ${words}`,
        `<path class="broken" d="M${start},${y(from) - 4}h34"/>${label(start + 40, y(from), '✕', 2, ' class="broken"')}`,
      );
    }
    const far = 18 + Math.min(260, 6 * Math.abs(from - to) ** 0.9);
    const reach = from === to ? 14 : isNarrow ? Math.min(far, 18 + ((forArcs - 18) * far) / 278) : far;
    widest = Math.max(widest, reach);
    const [a, b] = [y(from) - 4, y(to) - 4];
    const path = line().curve(curveBasis)([
      [start, a],
      [start + reach, a + (b - a) * 0.08],
      [start + reach, b - (b - a) * 0.08],
      [start, b],
    ]);
    const name = sections.find(({ id }) => id === reference.id)!.name;
    const times = count > 1 ? `, ${count} times` : '';
    return linked(
      goal,
      `${source} refers to ${name}${times}`,
      `<path class="arc" d="${path}" style="stroke-width:${round(1.2 + Math.log2(count))}"/><circle class="dot" cx="${start}" cy="${b}" r="3"/>`,
    );
  });
  const head = label(LEFT, 20, facts.title || 'The document', letters(NAMES - 40), ' class="top"');
  const column = label(LEFT + NAMES, 20, 'laws', 6, ' class="dim" text-anchor="end"');
  const legend = hasArcs
    ? label(start, 20, isNarrow ? 'references' : 'references; ✕ points to nothing', 60, ' class="dim"')
    : '';
  const width = isNarrow ? start + forArcs + 20 : start + Math.max(widest, 210) + 20;
  return drawing(
    width,
    y(shown.length) + 10,
    `Map of ${facts.title || 'the document'}`,
    head + column + legend + names.join('') + arcs.join(''),
  );
}

interface Arc {
  readonly from: number;
  readonly to: number | undefined;
  readonly reference: IndexedReference;
  readonly count: number;
}

/** References from one row to one place are one arc. */
function distinct({ references, sections }: Facts, rowOf: (id: string) => number | undefined): Arc[] {
  // What stands before the first provision starts at the top.
  const found = new Map<string, { from: number; to: number | undefined; reference: IndexedReference; count: number }>();
  for (const reference of references) {
    const to = rowOf(reference.id);
    const from = rowOf(sections[reference.within]?.id ?? '') ?? 0;
    const key = `${from} ${reference.id}`;
    const known = found.get(key);
    if (known) known.count++;
    else found.set(key, { from, to, reference, count: 1 });
  }
  return [...found.values()];
}
