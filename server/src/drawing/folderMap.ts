import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
  type SimulationNodeDatum,
} from 'd3-force';
import { fileName } from '../workspace/document.ts';
import { type Facts, idsOf } from '../workspace/facts.ts';
import { drawing, type Goal, label, linesOf, linked, round } from './svg.ts';

/** So many can still be told apart. */
const MOST_DOCUMENTS = 150;
const MOST_LAWS = 120;
/** With so few laws those that one document alone cites are drawn, too. */
const FEW = 25;

interface Node extends SimulationNodeDatum {
  readonly kind: 'document' | 'law';
  readonly name: string;
  readonly size: number;
  readonly uses: number;
  readonly goal: Goal;
}

/**
 * A folder as a graph: its documents and the laws that they cite, each as large as it is used. Laws that one document alone
 * cites are left out where there are many. `name` says how a law is called; `room` how wide the drawing should be, if it can.
 */
export function folderMap(documents: readonly Facts[], name: (id: string) => string, room = WIDE): string {
  const byUse = [...documents].sort((a, b) => b.citations.length - a.citations.length).slice(0, MOST_DOCUMENTS);
  const own = new Map(byUse.flatMap((facts) => idsOf(facts).map((id) => [id, facts] as const)));
  const laws = new Map<string, Map<Facts, { count: number; line: number }>>();
  for (const facts of byUse)
    for (const { id, at } of facts.citations) {
      const base = baseOf(id);
      const users = laws.get(base) ?? new Map<Facts, { count: number; line: number }>();
      laws.set(base, users);
      const known = users.get(facts);
      if (known) known.count++;
      else users.set(facts, { count: 1, line: at[0] });
    }
  const chosen = [...laws]
    .filter(([id]) => !own.has(id))
    .sort(([a, x], [b, y]) => y.size - x.size || total(y) - total(x) || (a < b ? -1 : 1))
    .filter(([, users], i) => users.size > 1 || i < FEW)
    .slice(0, MOST_LAWS);
  const nodes = new Map<Facts | string, Node>();
  const links: SimulationLinkDatum<Node>[] = [];
  for (const facts of byUse) {
    const cited = new Set(idsOf(facts).flatMap((id) => [...(laws.get(id)?.keys() ?? [])])).size;
    const title = facts.title || lastPart(fileName(facts.file));
    nodes.set(facts, {
      kind: 'document',
      name: title,
      uses: cited,
      size: 6 + 2 * Math.sqrt(cited),
      goal: { file: facts.file, line: 0 },
    });
  }
  for (const [id, users] of chosen) {
    const [first, use] = [...users][0]!;
    nodes.set(id, {
      kind: 'law',
      name: name(id),
      uses: users.size,
      size: 4 + 2.5 * Math.sqrt(users.size),
      goal: { file: first.file, line: use.line },
    });
    for (const facts of users.keys()) links.push({ source: nodes.get(facts)!, target: nodes.get(id)! });
  }
  for (const [id, facts] of own)
    for (const user of laws.get(id)?.keys() ?? [])
      if (user !== facts) links.push({ source: nodes.get(user)!, target: nodes.get(facts)! });
  const all = [...nodes.values()];
  // The library's own sequence of chance is always the same: so is the drawing.
  forceSimulation(all)
    .force('link', forceLink<Node, SimulationLinkDatum<Node>>(links).distance(60))
    .force('charge', forceManyBody().strength(-150))
    .force('x', forceX(0).strength(0.06))
    .force('y', forceY(0).strength(0.09))
    .force(
      'collide',
      forceCollide<Node>((node) => node.size + 13),
    )
    .stop()
    .tick(260);
  // Names stand beside their marks: the room that they need is wide, and not high.
  const most = room < WIDE ? SHORT_NAME : LONGEST_NAME;
  const forNames = 40 + LETTER * most;
  const across = Math.max(1, ...all.map(({ x = 0 }) => x)) - Math.min(0, ...all.map(({ x = 0 }) => x));
  const stretch = room < WIDE ? Math.min(2.4, Math.max(0.8, (room - 40 - forNames) / across)) : 2.4;
  for (const node of all) node.x = (node.x ?? 0) * stretch;
  moveApart(all, most);
  const left = Math.min(0, ...all.map(({ x = 0 }) => x)) - 40;
  const top = Math.min(0, ...all.map(({ y = 0 }) => y)) - 50;
  const width = Math.max(
    Math.min(WIDTH_OF_LEGEND, room),
    Math.max(0, ...all.map(({ x = 0 }) => x)) - left + (room < WIDE ? forNames : 210),
  );
  const height = Math.max(0, ...all.map(({ y = 0 }) => y)) - top + 40;
  const X = (node: Node) => round((node.x ?? 0) - left);
  const Y = (node: Node) => round((node.y ?? 0) - top);
  const edges = links.map(({ source, target }) => {
    const [a, b] = [source as Node, target as Node];
    return `<line class="edge" x1="${X(a)}" y1="${Y(a)}" x2="${X(b)}" y2="${Y(b)}"/>`;
  });
  const marks = all.map((node) => {
    const shape =
      node.kind === 'document'
        ? `<rect class="document" x="${round(X(node) - node.size)}" y="${round(Y(node) - node.size)}" width="${round(2 * node.size)}" height="${round(2 * node.size)}" rx="2"/>`
        : `<circle class="law" cx="${X(node)}" cy="${Y(node)}" r="${round(node.size)}"/>`;
    const said =
      node.kind === 'document'
        ? `${node.name}${node.uses > 0 ? `, cited by ${node.uses} of the folder` : ''}`
        : `${node.name}, cited by ${node.uses} ${node.uses === 1 ? 'document' : 'documents'}`;
    const lines = linesOf(node.name, most);
    const first = Y(node) + 4 - ((lines.length - 1) * LETTERS) / 2;
    const words = lines.map((line, i) => label(X(node) + node.size + 4, first + i * LETTERS, line, most));
    return linked(node.goal, said, shape + words.join(''));
  });
  const counts = `${byUse.length} documents (squares), ${chosen.length} laws (circles)`;
  const sizes = 'as large as they are cited';
  const legend =
    room < WIDTH_OF_LEGEND
      ? label(12, 16, `${counts},`, 120, ' class="dim"') + label(12, 31, sizes, 120, ' class="dim"')
      : label(12, 20, `${counts}, ${sizes}`, 120, ' class="dim"');
  return drawing(width, height, 'Map of the folder', legend + edges.join('') + marks.join(''));
}

/** How many characters of a name are shown, and how wide one is at most. */
const LONGEST_NAME = 28;
/** The same where there is little room. */
const SHORT_NAME = 18;
/** From here on there is room enough. */
const WIDE = 700;
const LETTER = 7;
/** The height of a line. */
const LINE = 18;
/** From one line of a name to the next. */
const LETTERS = 14;
const WIDTH_OF_LEGEND = 460;
/** So many rounds and what is still too close stays so. */
const ROUNDS = 80;

/** Moves marks up and down until none lies on the name of another. */
function moveApart(nodes: readonly Node[], most: number): void {
  const from = ({ x = 0, size }: Node) => x - size - 4;
  const to = ({ x = 0, size, name }: Node) => x + size + 8 + LETTER * Math.min(name.length, most);
  const half = ({ name }: Node) => (LINE + (linesOf(name, most).length - 1) * LETTERS) / 2;
  const room = (a: Node, b: Node) =>
    Math.max(half(a) + half(b), a.size + b.size + 4, a.size + half(b) + 2, b.size + half(a) + 2);
  for (let round = 0, moved = true; moved && round < ROUNDS; round++) {
    moved = false;
    const sorted = [...nodes].sort((a, b) => (a.y ?? 0) - (b.y ?? 0));
    for (const [i, upper] of sorted.entries())
      for (const lower of sorted.slice(i + 1)) {
        const lacks = room(upper, lower) - ((lower.y ?? 0) - (upper.y ?? 0));
        if (lacks < 0.5 || from(upper) > to(lower) || from(lower) > to(upper)) continue;
        upper.y = (upper.y ?? 0) - lacks / 2;
        lower.y = (lower.y ?? 0) + lacks / 2;
        moved = true;
      }
  }
}

const lastPart = (file: string): string => file.slice(file.lastIndexOf('/') + 1);

const total = (users: ReadonlyMap<Facts, { count: number }>): number => {
  let sum = 0;
  for (const { count } of users.values()) sum += count;
  return sum;
};

/** A law without subdivisions. */
function baseOf(id: string): string {
  const section = /^(?:\/[^/]+)*?\/s\d[^/]*/.exec(id);
  const document = /^\/us\/(?:eo|proc)\/[^/]+/.exec(id);
  return document?.[0] ?? section?.[0] ?? id;
}
