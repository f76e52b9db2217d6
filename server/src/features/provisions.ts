import type { Analysis, Level, Range, Section } from '../core/analysis.ts';
import { visible } from '../core/foreign.ts';
import { DIVISIONS } from '../core/levels.ts';
import { endOf, type PlacedPassage, readText } from '../core/passages.ts';
import { flatten, isSpace, own } from '../core/text.ts';

/** The index in `analysis.sections` of the provision with that id; -1 where the document lacks it. */
export function indexOf(analysis: Analysis, id: string): number {
  return analysis.tree.byId(id);
}

/** The provisions that a reference's target names: one, the run from the first to the last of a range, or none. */
export function provisionsOf(analysis: Analysis, target: string): readonly Section[] {
  const [from = '', to] = target.split('..');
  const first = indexOf(analysis, from);
  if (first < 0) return [];
  if (to === undefined) return [analysis.sections[first]!];
  const last = indexOf(analysis, to);
  const { level } = analysis.sections[first]!;
  return analysis.sections.slice(first, last + 1).filter((section) => section.level === level);
}

/** The provisions that any of the targets names, in document order; a list may name the same ones over and over. */
export function provisionsOfAll(analysis: Analysis, targets: readonly string[]): readonly Section[] {
  if (targets.length === 1) return provisionsOf(analysis, targets[0]!);
  const { sections } = analysis;
  /** By level, the runs that are named. */
  const runs = new Map<string, [first: number, last: number][]>();
  for (const target of targets) {
    const [from = '', to = from] = target.split('..');
    const first = indexOf(analysis, from);
    if (first < 0) continue;
    const { level } = sections[first]!;
    const list = runs.get(level) ?? [];
    list.push([first, indexOf(analysis, to)]);
    runs.set(level, list);
  }
  const found: number[] = [];
  for (const [level, list] of runs) {
    let next = 0;
    for (const [first, last] of list.sort((a, b) => a[0] - b[0])) {
      for (let at = Math.max(first, next); at <= last; at++) if (sections[at]!.level === level) found.push(at);
      next = Math.max(next, last + 1);
    }
  }
  return found.sort((a, b) => a - b).map((at) => sections[at]!);
}

/** The index of the innermost provision that holds the offset; -1 outside all. */
export function provisionAt(analysis: Analysis, offset: number): number {
  const { sections } = analysis;
  // Sections stand in order of their starts: the last one that has begun, or one of its parents, holds the offset.
  let low = 0;
  let high = sections.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sections[middle]!.range[0] <= offset) low = middle + 1;
    else high = middle;
  }
  let at = low - 1;
  while (at >= 0 && sections[at]!.range[1] < offset) at = sections[at]!.parent;
  return at;
}

/** The provisions from the outermost one down to the one at that index. */
export function pathTo(analysis: Analysis, index: number): readonly Section[] {
  const path: Section[] = [];
  for (let at = index; at >= 0; at = analysis.sections[at]!.parent) path.unshift(analysis.sections[at]!);
  return path;
}

/** Markup that some publishers leave round words, which a name in the outline doesn't want. */
const MARKUP = /<<NOTE:[^<>]{0,200}>>|[*_\\]+|<\/?[A-Za-z][^<>]*>|(?:^|\n)[ \t]*[#>]+/g;

/** Signs of markup, page markers and soft hyphens. */
const MARKED = /[*_<\\#>[\u00ad]/;

/** How many characters of its first words name a provision. */
const LIMIT = 60;

/** Dots of ASCII: a list of thousands of names without any other character goes to the editor in half the time. */
const MORE = '...';

/**
 * The first words of a provision that has no heading, at most `limit` characters, with dots where more follow. They end with their
 * paragraph, and where a run-in child begins: in "(a) (1) …" the words belong to (1).
 */
export function firstWords(analysis: Analysis, index: number, limit = LIMIT): string {
  const { sections } = analysis;
  const { labelRange, range } = sections[index]!;
  const next = sections[index + 1];
  return wordsBehind(analysis, labelRange, next && next.parent === index ? next.range[0] : range[1], limit);
}

/** The first words behind a label, up to where the provision or its own text ends. */
function wordsBehind(analysis: Analysis, labelRange: Range, end: number, limit = LIMIT): string {
  const { text, start } = behindLabel(analysis, [labelRange[1], end], 2 * limit);
  const far = Math.min(text.length, start + 2 * limit);
  const paragraph = PARAGRAPH_END.exec(text.slice(start, far))?.index;
  const stop = paragraph === undefined ? far : start + paragraph;
  const raw = text.slice(start, stop);
  const words = MARKED.test(raw)
    ? flatten(raw.replace(MARKUP, (mark) => (mark.startsWith('\n') ? ' ' : '')))
    : onOneLine(text, start, stop, limit + 4);
  const more = paragraph === undefined && labelRange[1] + stop < end;
  if (words.length <= limit && !more) return words;
  const cut = words.slice(0, Math.min(limit + 1, 1000));
  const blank = cut.lastIndexOf(' ');
  return `${(blank > limit / 2 ? cut.slice(0, blank) : cut.slice(0, limit)).replace(/[\s,;:–—-]+$/, '')} ${MORE}`;
}

/** A blank line behind words. */
const PARAGRAPH_END = /(?<=\S)[^\S\r\n]{0,40}(?:\r\n|\r|\n)[^\S\r\n]{0,40}(?:\r\n|\r|\n)/;

/** The text from a label's end on, so that some characters of it stand behind the blanks, or up to its end; and where those end. */
function behindLabel(analysis: Analysis, [from, end]: Range, characters: number): { text: string; start: number } {
  for (let length = characters + 40; ; length *= 4) {
    const text = readText(analysis, [from, Math.min(end, from + length)]);
    let start = 0;
    // "SEC. 2 (a). The Director": the period belongs to neither.
    while (start < text.length && isFill(text, start)) start++;
    if (text.length - start >= characters || from + text.length >= end) return { text, start };
  }
}

/** Whether a blank or a period stands between a label and its words. */
const isFill = (text: string, at: number): boolean => text[at] === '.' || isSpace(text.charCodeAt(at));

/**
 * A stretch of text without those signs on one line, up to some length or a little more. The outline asks for it for
 * every provision at every keystroke: words with one blank between them are taken as they stand.
 */
function onOneLine(text: string, start: number, end: number, length: number): string {
  let line = '';
  let from = start;
  while (from < end && isSpace(text.charCodeAt(from))) from++;
  let at = from;
  for (; at < end && line.length + at - from < length; at++) {
    if (!isSpace(text.charCodeAt(at))) continue;
    if (text.charCodeAt(at) === 32 && !isSpace(text.charCodeAt(at + 1))) continue;
    line += `${line && ' '}${text.slice(from, at)}`;
    while (at < end && isSpace(text.charCodeAt(at))) at++;
    from = at;
  }
  const last = text.slice(from, Math.max(from, Math.min(at, end))).trimEnd();
  return line && last ? `${line} ${last}` : line || last;
}

/** A provision's name as the outline shows it: `Sec. 4. Deployment of Personnel`, `(a) The Secretary of …`. */
export function nameOf(analysis: Analysis, index: number): string {
  const section = analysis.sections[index]!;
  return named(section, section.heading || firstWords(analysis, index));
}

/** The names of the provisions that begin in a passage, as `nameOf` has them; `known` are those of some of its first ones. */
export function namesIn(analysis: Analysis, place: number, known: readonly (string | undefined)[] = []): string[] {
  const { all } = analysis.passages;
  const { first, sections } = all[place]!;
  return sections.map((section, at) => {
    if (section.heading || known[at] !== undefined) return known[at] ?? named(section, section.heading);
    const next = sections[at + 1] ?? all.find((each, later) => later > place && each.sections.length > 0)?.sections[0];
    const end = next?.parent === first + at ? next.range[0] : endOf(all, place, first + at);
    return named(section, wordsBehind(analysis, section.labelRange, end));
  });
}

/** Whether a passage says by itself how its last provision is named: by a heading, or by enough words in it. */
export function namesLast({ own: sections, read }: PlacedPassage): boolean {
  const last = sections.at(-1);
  if (!last || last.heading) return true;
  const end = last.range[1];
  let start = last.labelRange[1];
  while (start < end && isFill(read, start)) start++;
  const paragraph = PARAGRAPH_END.exec(read.slice(start, start + 2 * LIMIT))?.index;
  return paragraph === undefined ? end > start + 2 * LIMIT : end >= start + paragraph;
}

const named = ({ label, designation }: Section, words: string): string =>
  own(visible(words ? `${label} ${words}` : label || designation));

/** How a drafter cites a provision of this document: `section 4(a)(ii)`, `part II`, `subsection (a)`. */
export function citeProvision(analysis: Analysis, index: number): string {
  const path = pathTo(analysis, index);
  const top = path.findLastIndex((section) => HEADING_LEVELS.has(section.level) || section.level === 'section');
  const [head, ...rest] = path.slice(Math.max(top, 0));
  if (!head) return '';
  const designation =
    head.level === 'section' || HEADING_LEVELS.has(head.level) ? head.designation : `(${head.designation})`;
  return `${head.level} ${designation}${rest.map((section) => `(${section.designation})`).join('')}`;
}

const HEADING_LEVELS: ReadonlySet<Level> = new Set([...DIVISIONS, 'schedule', 'annex']);

/** The provision's own text: from its label to its first child, else to its end. */
export function ownRange(analysis: Analysis, index: number): Range {
  const section = analysis.sections[index]!;
  const child = analysis.sections[index + 1];
  const inside = child && child.parent === index;
  return [section.range[0], inside ? child.range[0] : section.range[1]];
}

/** A section id in words where no provision has it: `/s12/a` is "section 12(a)". */
export function spell(id: string): string {
  const [head = '', ...rest] = id.split('..')[0]!.split('/').filter(Boolean);
  const match = /^(s|t|ch|sch|pt|spt|art|d|st|annex)(?=[\dA-Z])(.+)$/.exec(head.replace(/~\d+$/, ''));
  const names: Record<string, string> = {
    s: 'section',
    t: 'title',
    ch: 'chapter',
    sch: 'subchapter',
    pt: 'part',
    spt: 'subpart',
    art: 'article',
    d: 'division',
    st: 'subtitle',
    annex: 'annex',
  };
  const tail = rest.map((designation) => `(${designation})`).join('');
  return match ? `${names[match[1]!]} ${match[2]}${tail}` : `(${head})${tail}`;
}
