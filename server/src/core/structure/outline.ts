/**
 * The outline: which labels open provisions, and where each belongs. Labels come in order, and each is judged by the
 * levels that are open (`placing.ts`).
 */
import type { Range, Region } from '../analysis.ts';
import { SECTION_RANK, type Unit } from '../citations/units.ts';
import { type Series, seriesOf, valueIn } from '../designation.ts';
import { isDash, isSpace, LF, lastAtMost } from '../text.ts';
import { belowLetters } from './belowLetters.ts';
import { hundredsAsSections } from './hundreds.ts';
import { acceptSection } from './inSequence.ts';
import type { Label } from './label.ts';
import { findLabels } from './labels.ts';
import type { Fit, Open } from './levels.ts';
import type { Line } from './lines.ts';
import { bulletsNest, type Place, placeOf, runIn, runningOn } from './placing.ts';
import { Recitals } from './recitals.ts';
import { type Earlier, NOTHING_RUNS, type Running, runningFrom } from './running.ts';
import { type Finished, finish, type Node } from './sections.ts';
import { goThroughParts } from './throughParts.ts';

export interface Given {
  readonly lines: readonly Line[];
  /** The offsets of the opening parentheses. */
  readonly parentheses: readonly number[];
  readonly regions: readonly Region[];
  /** Whether an offset lies within a phrase that points to law. */
  readonly covered: (at: number) => boolean;
  /** Whether levels are named as in statutes: by their series, (a) a subsection, (1) a paragraph. */
  readonly statute: boolean;
  /** Whether the text is a copy of the Code or of the C.F.R. */
  readonly code: boolean;
  /** Whether it is a rule of the Register, whose sections with a point are those of the regulation that it amends. */
  readonly rule: boolean;
  /** Where the head of a section of the Code has its label. */
  readonly head: { readonly designation: string; readonly range: Range } | undefined;
  /** What runs on from the block before. */
  readonly running: Running;
  /** Whether nothing runs on behind this block. */
  readonly last: boolean;
  /** How often a provision of an earlier block has an id. */
  readonly earlier: Earlier;
}

export interface Outline extends Finished {
  /** What runs on into the next block. */
  readonly running: Running;
  /** The ids that provisions of later blocks might have, too. */
  readonly ids: readonly string[];
}

/** The provisions of a block, in order; those that are open from the block before are none of them. */
export function readOutline(text: string, given: Given): Outline {
  const { lines, parentheses, regions, covered, head, running } = given;
  const starts = regions.map((region) => region.range[0]);
  const ends = runningEnds(regions);
  const skip = (at: number): boolean => {
    const index = lastAtMost(starts, at);
    return (
      (index >= 0 && ends[index]! > at) ||
      (covered(at) && (!dashAbove(text, at) || GOES_ON.test(text.slice(at, at + 16))))
    );
  };
  const found = findLabels(text, { lines, parentheses, skip, head, statute: given.statute, rule: given.rule });
  const labels = belowLetters(text, hundredsAsSections(found), lines, running.levels);
  const arrangement = new Arrangement(text, labels, lines, running, given.earlier);
  const nodes = arrangement.arrange();
  const closers = regions
    .filter((region) => region.kind === 'signature' || region.kind === 'note')
    .map((region) => region.range[0]);
  const finished = finish({ text, nodes, lines, closers, running, statute: given.statute, code: given.code });
  if (given.last) return { running: NOTHING_RUNS, ids: [], ...finished };
  return { running: arrangement.running(finished.open), ids: arrangement.shared(finished.open), ...finished };
}

/** "under section 601(a)-", and below it "(c) of Public Law 109-364": the end of a range. */
const GOES_ON = /^\([A-Za-z\d]{1,5}\)(?:\s{1,3}of\s|[,;)])/;

/** Whether a dash ends the line above: "under subparagraph (A)-" does not go on with the "(i)" below. */
function dashAbove(text: string, at: number): boolean {
  let i = at - 1;
  let ends = 0;
  for (; i >= 0 && isSpace(text.charCodeAt(i)); i--) if (text.charCodeAt(i) === LF || text.charCodeAt(i) === 13) ends++;
  return ends > 0 && isDash(text.charCodeAt(i));
}

/** For each region, the furthest end of those up to it. */
function runningEnds(regions: readonly Region[]): number[] {
  let end = 0;
  return regions.map((region) => {
    end = Math.max(end, region.range[1]);
    return end;
  });
}

/** A list within a line whose series is open above: its labels open nothing. */
interface Aside {
  readonly style: Label['style'];
  readonly series: Series;
  value: number;
}

/** What of a document's outline is known up to a label, and what each label does to it. */
class Arrangement {
  readonly #text: string;
  readonly #labels: readonly Label[];
  readonly #lines: readonly Line[];
  /** Those that are open from the block before come first. */
  readonly #nodes: Node[];
  readonly #ids = new Set<string>();
  readonly #earlier: Earlier;
  /** How many of them are of earlier blocks. */
  readonly #before: number;
  /** How often a path has come, where more than once. */
  readonly #repeats = new Map<string, number>();
  /** The open levels, the outermost first. */
  #levels: Open[];
  /** Whether figures go on through the parts, whose ids don't show in theirs. */
  readonly #through: boolean;
  /** Whether the indentation of bullets says what nests. */
  readonly #indents: boolean;
  /** The last value of each style and series, over the headings that closed them. */
  readonly #values: Map<string, number>;
  #aside: Aside | undefined;
  /** The number of the last section, and of the last one that is numbered "1.3". */
  #section: number | undefined;
  #decimal: readonly number[] | undefined;
  readonly #ranks: HeadRanks;
  readonly #recitals: Recitals;
  readonly #paragraph: Paragraph;
  /** The line up to which headings are read, and the last one that a label opens. */
  #line = 0;
  #labelled = -1;
  /** The last label that opened nothing. */
  #refused: Label | undefined;

  constructor(text: string, labels: readonly Label[], lines: readonly Line[], running: Running, earlier: Earlier) {
    this.#text = text;
    this.#labels = labels;
    this.#lines = lines;
    this.#nodes = [...running.nodes];
    this.#before = running.nodes.length;
    this.#levels = [...running.levels];
    this.#through = goThroughParts(labels);
    this.#indents = bulletsNest(labels, lines, running.levels);
    this.#values = new Map(running.values);
    this.#ranks = new HeadRanks(running.ranks);
    this.#section = running.section;
    this.#decimal = running.decimal;
    this.#earlier = earlier;
    this.#recitals = new Recitals(text);
    this.#paragraph = new Paragraph(lines);
  }

  /** The provisions, in order. */
  arrange(): readonly Node[] {
    this.#labels.forEach((label, index) => {
      if (this.#recitals.endBefore(label) && this.#levels.every((entry) => entry.rank > SECTION_RANK))
        this.#levels = [];
      this.#paragraph.reach(label);
      this.#headings(label);
      const opened = label.unit ? this.#head(label, label.unit, index) : this.#provision(label, index);
      if (!opened) this.#refused = label;
    });
    return this.#nodes;
  }

  /** What runs on behind the last provision; `open` are those within which it stands, itself included. */
  running(open: readonly { readonly index: number; readonly ended: boolean }[]): Running {
    return runningFrom({
      nodes: this.#nodes,
      open,
      levels: this.#levels,
      values: this.#values,
      ranks: this.#ranks.known,
      section: this.#section,
      decimal: this.#decimal,
    });
  }

  /** The ids of this block's provisions that others of later blocks might have: of sections, headings, and in what is open. */
  shared(open: readonly { readonly index: number }[]): string[] {
    const still = new Set(open.map(({ index }) => index));
    return this.#nodes
      .slice(this.#before)
      .flatMap(({ id, parent, label }) => (parent < 0 || label.unit || isTop(id) || still.has(parent) ? [id] : []));
  }

  /** Goes on to a label over Markdown headings without one: they close lists, and headings of their level and below. */
  #headings(label: Label): void {
    for (; this.#line < label.line; this.#line++) {
      const { hashes, blank, quoted } = this.#lines[this.#line]!;
      if (blank || hashes === 0 || quoted || this.#labelled === this.#line) continue;
      this.#levels = this.#levels.filter((entry) =>
        entry.hashes > 0
          ? entry.hashes < hashes || (entry.hashes === hashes && entry.rank < SECTION_RANK)
          : entry.series === undefined,
      );
    }
    if (label.first) this.#labelled = label.line;
  }

  /** A section, or a heading above sections. */
  #head(label: Label, unit: Unit, index: number): boolean {
    const section = unit.rank === SECTION_RANK;
    const designation = section ? sectionNumber(label, index, this.#labels) : label.designation;
    const before = section ? this.#nodes.findLast((node) => node.label.unit === unit)?.designation : undefined;
    // "PART II. OTHERS SEC. 21.": whatever came before, a part begins with its own.
    const headed = this.#labels[index - 1]?.style === 'unit' && this.#nodes.at(-1)?.label === this.#labels[index - 1];
    const opensPart = headed && Number.parseInt(designation, 10) > (this.#section ?? 0);
    if (section && !opensPart && !acceptSection(this.#text, label, designation, this.#section, before)) return false;
    if (section && this.#headsNothing(label, designation, index)) return false;
    if (section && this.#goesOn(label, designation, index)) return true;
    let rank = this.#ranks.of(label, unit, this.#levels, this.#nodes.length - 1);
    if (label.style === 'dotted') {
      const here = designation.split(/[.-]/).map(Number);
      if (
        !label.period &&
        !follows(this.#decimal, here) &&
        !opensSection(here, this.#levels) &&
        !isBelow(designation, this.#levels)
      )
        return false;
      this.#decimal = here;
      rank = decimalRank(here, this.#levels) ?? rank + 0.1 * (here.length - 2);
    }
    const { hashes } = this.#lines[label.line]!;
    // Markdown's own levels say more than the words: "### Section 1" stands below "## A. Guidance".
    this.#levels = this.#levels.filter((entry) =>
      label.first && hashes > 0 && entry.hashes > 0
        ? entry.hashes < hashes || (entry.hashes === hashes && entry.rank < rank)
        : entry.rank < rank,
    );
    const parent = this.#levels.at(-1)?.node ?? -1;
    const above = this.#headPath();
    const path = `${unit.prefix}${designation}`;
    const id = (section && this.#sectionId(path, above)) || `${above}/${path}`;
    this.#open(label, { designation, rank, id, parent });
    this.#paragraph.level = 0;
    this.#aside = undefined;
    if (section && /^\d/.test(designation)) this.#section = Number.parseInt(designation, 10);
    return true;
  }

  /** A section's id: without the headings above it, or where that is taken with its division alone; undefined where neither is free. */
  #sectionId(path: string, above: string): string | undefined {
    // An annex numbers its own.
    if (ANNEXED.test(above)) return this.#has(`${above}/${path}`, true) ? undefined : `${above}/${path}`;
    if (above === '' || !this.#has(`/${path}`, true)) return `/${path}`;
    const division = `${/^\/d[A-Z]{1,3}(?=\/)/.exec(above)?.[0] ?? above}/${path}`;
    return this.#has(division, true) ? undefined : division;
  }

  /** "SECTION 1(b): Oil" behind "SECTION 1(a): Lamps": the section goes on with its next subsection. */
  #goesOn(label: Label, designation: string, index: number): boolean {
    const open = this.#levels.findIndex(({ rank }) => rank === SECTION_RANK);
    const [section, last] = [this.#levels[open], this.#levels[open + 1]];
    const next = this.#labels[index + 1];
    return (
      next?.behind === true &&
      next.range[0] === label.range[1] &&
      section?.style === 'section' &&
      section.designation === designation &&
      last?.series !== undefined &&
      last.style === next.style &&
      valueIn(last.series, next.designation) === last.value + 1
    );
  }

  /** Whether a section's label is the heading of the one before: "Sec. 2.⏎Section 232 Investigation. (a) …". */
  #headsNothing(label: Label, designation: string, index: number): boolean {
    const before = this.#labels[index - 1];
    if (before?.style !== 'section' || label.period || before === this.#refused) return false;
    const between = this.#text.slice(before.range[1], label.range[0]);
    return (
      between.length < 400 &&
      /^(?:\s|[*_]|<[^>]*>)*$/.test(between) &&
      Number.parseInt(designation, 10) !== (this.#section ?? 0) + 1
    );
  }

  /** A provision below sections, or in a document that has none. */
  #provision(label: Label, index: number): boolean {
    if (label.behind && this.#refused === this.#labels[index - 1]) return false;
    const text = this.#text;
    if (label.first) this.#aside = undefined;
    if (this.#aside && /[.]\s*$/.test(text.slice(Math.max(0, label.range[0] - 4), label.range[0])))
      this.#aside = undefined;
    if (this.#aside && goesOnAside(this.#aside, label)) return false;
    const [lines, labels, indents] = [this.#lines, this.#labels, this.#indents];
    const place: Place = { text, lines, labels, index, label, stack: this.#levels, indents };
    const fit = placeOf(place) ?? runningOn(label, this.#values, this.#levels, labels[index - 1]);
    if (!fit || (!opensParagraph(label) && fit.depth < this.#paragraph.level)) {
      if (!label.first) this.#aside = startsAside(label, this.#levels) ?? this.#aside;
      return false;
    }
    if (label.first) this.#paragraph.begin(label, fit.depth);
    this.#values.set(label.style + fit.series, fit.value);
    this.#below(label, fit, place);
    return true;
  }

  /** Opens a provision at its place. */
  #below(label: Label, fit: Fit, place: Place): void {
    const sibling = this.#levels[fit.depth];
    const loose = !label.first && (sibling && fit.value > 1 ? sibling.loose : !runIn(place));
    this.#levels.length = fit.depth;
    const parent = this.#levels.at(-1)?.node ?? -1;
    const { designation, until } = label;
    const through = this.#through && label.style === '.' && fit.series === '1' && this.#nodes[parent]?.label.unit;
    this.#open(label, {
      designation,
      rank: SECTION_RANK + 1 + fit.depth,
      id: `${parent < 0 || through ? '' : this.#nodes[parent]!.id}/${designation}`,
      parent,
      series: fit.series,
      value: until === undefined ? fit.value : valueIn(fit.series, until) || fit.value,
      loose,
      last:
        label.first &&
        fit.value > 1 &&
        ENDS_LIST.test(this.#text.slice(Math.max(0, label.range[0] - 64), label.range[0])),
    });
  }

  #open(
    label: Label,
    given: Pick<Node, 'id' | 'parent' | 'rank' | 'designation'> &
      Partial<Pick<Open, 'series' | 'value' | 'loose' | 'last'>>,
  ): void {
    const { parent, rank, designation, series, value = 0, loose = false, last = false } = given;
    let { id } = given;
    // Only what stands in no provision of this block can be called like one of another.
    if (this.#has(id, parent < this.#before || label.unit !== undefined || isTop(id))) {
      const count = (this.#repeats.get(id) ?? Math.max(1, this.#earlier(id))) + 1;
      this.#repeats.set(id, count);
      id = `${id}~${count}`;
    }
    this.#ids.add(id);
    const line = this.#lines[label.line]!;
    const depth = parent < 0 ? 0 : this.#nodes[parent]!.depth + 1;
    this.#nodes.push({ id, label, designation, parent, depth, rank, series });
    this.#levels.push({
      node: this.#nodes.length - 1,
      at: label.range[0],
      rank,
      style: label.style,
      series,
      value,
      designation,
      indent: label.first ? line.indent : -1,
      bullet: label.first && line.bullet,
      hashes: label.first ? line.hashes : 0,
      loose,
      last,
    });
  }

  #has(id: string, shared: boolean): boolean {
    return this.#ids.has(id) || (shared && this.#earlier(id) > 0);
  }

  /** Headings above sections nest in identifiers: `/tII/ch4`; a section above them does not show. */
  #headPath(): string {
    const head = this.#levels.findLast((entry) => entry.rank < SECTION_RANK);
    return head ? this.#nodes[head.node]!.id : '';
  }
}

const isTop = (id: string): boolean => id.lastIndexOf('/') === 0;

const ANNEXED = /^\/(?:annex|app|att|encl)(?:[\dA-Z/]|$)/;

/** Whether a label opens a paragraph: its line, or one whose break was lost, "… cut fees.(b) They report". */
const opensParagraph = (label: Label): boolean => label.first || (label.paragraph && !label.behind);

/** What stands before the last item of a list. */
const ENDS_LIST = /[;,]\s+(?:and|or)\s*$/;

/** The level of the label that starts a paragraph: what stands within belongs there or below. */
class Paragraph {
  level = 0;
  readonly #lines: readonly Line[];
  #begun = 0;
  /** The line that the paragraph starts with, and the line up to which is looked. */
  #start = 0;
  #seen = 0;

  constructor(lines: readonly Line[]) {
    this.#lines = lines;
  }

  /** Goes on to a label: behind a blank line another paragraph begins. */
  reach(label: Label): void {
    for (; this.#seen < label.line; this.#seen++) if (this.#lines[this.#seen]!.blank) this.#start = this.#seen + 1;
    if (this.#start > this.#begun) this.level = 0;
  }

  begin(label: Label, level: number): void {
    this.level = level;
    this.#begun = label.line;
  }
}

/** The order in which a document's headings nest: mostly chapters hold parts, in some parts hold chapters. */
class HeadRanks {
  readonly known: Map<Unit, number>;

  constructor(known: Iterable<readonly [Unit, number]>) {
    this.known = new Map(known);
  }

  /** The rank of a label among the open levels. A unit that first comes right below another one stands below it. */
  of(label: Label, unit: Unit, levels: readonly Open[], lastNode: number): number {
    // "1-1." stands above "1-101.", and "SECTION 1" above both.
    if (label.style === 'hyphenated') return SECTION_RANK + (label.designation.split('-')[1]!.length >= 3 ? 0.6 : 0.3);
    if (unit.rank >= SECTION_RANK) return unit.rank;
    const known = this.known.get(unit);
    if (known !== undefined) return known;
    const above = levels.at(-1);
    const rank =
      above && !unit.heads && above.node === lastNode && above.rank < SECTION_RANK && above.rank > unit.rank
        ? above.rank + 0.5
        : unit.rank;
    this.known.set(unit, rank);
    return rank;
  }
}

/** Whether "3.1" is the first below an open "SECTION 3" or "SECTION 3.0". */
const opensSection = (here: readonly number[], levels: readonly Open[]): boolean =>
  here.length === 2 &&
  here[1] === 1 &&
  levels.some((entry) => entry.style === 'section' && Number(entry.designation) === here[0]);

/** Whether "13.40.010" stands below an open "Chapter 13.40", as cities number their codes. */
const isBelow = (designation: string, levels: readonly Open[]): boolean =>
  levels.some((entry) => entry.rank < SECTION_RANK && designation.startsWith(`${entry.designation}.`));

/** "1.1" stands below an open "1.", and "1.1.1" below "1.1"; undefined where neither is open. */
function decimalRank(here: readonly number[], levels: readonly Open[]): number | undefined {
  const whole = levels.findLast(
    (entry) =>
      (entry.style === '.' || entry.style === 'section') &&
      Number(entry.designation) === here[0] &&
      entry.rank >= SECTION_RANK,
  );
  // "1.1" below "Section A.", whatever its whole number.
  const lettered = levels.findLast((entry) => entry.style === 'section' && /^[A-Z]$/.test(entry.designation));
  const above = whole ?? lettered;
  return above && above.rank + 0.1 * (here.length - 1);
}

/** Whether "1.4" may follow "1.3": a figure such as "12.5 GW" at the start of a line follows nothing. */
function follows(last: readonly number[] | undefined, here: readonly number[]): boolean {
  const final = here.at(-1)!;
  if (!last) return here.length === 2 && final === 1;
  // A level deeper, or the next on its own level or one above.
  if (here.length > last.length)
    return here.length === last.length + 1 && final === 1 && last.every((number, index) => here[index] === number);
  const level = here.length - 1;
  for (let i = 0; i < level; i++) {
    if (here[i] === last[i]) continue;
    return final === 1 && i === level - 1 && here[i] === last[i]! + 1;
  }
  return final > last[level]!;
}

/** The number of a section: "SECTION I." and a scanned "l" before "SEC. 2." is 1; "Section 1" between them may begin a line of words. */
function sectionNumber(label: Label, index: number, labels: readonly Label[]): string {
  if (!/^[Il]$/.test(label.designation)) return label.designation;
  const next = labels
    .slice(index + 1, index + 400)
    .find(({ style, designation }) => style === 'section' && /^(?:2|II)$/.test(designation));
  return label.designation === 'l' || next?.designation === '2' ? '1' : label.designation;
}

/** The list that a label starts within a line, in a series that is open above. */
function startsAside(label: Label, levels: readonly Open[]): Aside | undefined {
  const series = seriesOf(label.designation).find((each) => valueIn(each, label.designation) === 1);
  const open = series && levels.some((entry) => entry.style === label.style && entry.series === series);
  return open ? { style: label.style, series, value: 1 } : undefined;
}

/** Whether a label goes on with such a list: "(b)" behind "in (a) an effect … ; or (b) a …". */
function goesOnAside(aside: Aside, label: Label): boolean {
  if (aside.style !== label.style || valueIn(aside.series, label.designation) !== aside.value + 1) return false;
  aside.value++;
  return true;
}
