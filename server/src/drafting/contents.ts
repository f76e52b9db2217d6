/** A document's table of contents, which follows its provisions. */
import type { Analysis, Range } from '../core/analysis.ts';
import { isDigit, isLetter } from '../core/text.ts';
import type { Edit } from './edit.ts';
import type { Becoming } from './follow.ts';

/** A line of a table of contents, and the provision that it lists. */
interface Entry {
  readonly line: Range;
  /** The line with its end. */
  readonly whole: Range;
  readonly designation: Range;
  readonly index: number;
}

const fold = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** The lines that give a provision's designation and, behind it, its heading. */
export function entriesOf({ text, sections, regions, lineStarts }: Analysis): Entry[] {
  const tables = regions.filter(({ kind }) => kind === 'contents');
  if (tables.length === 0) return [];
  const byDesignation = new Map<string, number[]>();
  sections.forEach(({ designation, heading }, index) => {
    if (heading !== '') byDesignation.set(designation, [...(byDesignation.get(designation) ?? []), index]);
  });
  const entries: Entry[] = [];
  for (const { range } of tables)
    for (
      let number = lineStarts.findIndex((start) => start >= range[0]);
      number >= 0 && number < lineStarts.length;
      number++
    ) {
      const start = lineStarts[number]!;
      if (start >= range[1]) break;
      const next = lineStarts[number + 1] ?? text.length;
      let end = next;
      while (end > start && (text[end - 1] === '\n' || text[end - 1] === '\r')) end--;
      const entry = entryIn(text, [start, end], byDesignation, sections);
      if (entry) entries.push({ ...entry, line: [start, end], whole: [start, next] });
    }
  return entries;
}

/** A number among the first words of a line, and behind it the heading of a provision that has it. */
function entryIn(
  text: string,
  [start, end]: Range,
  byDesignation: ReadonlyMap<string, readonly number[]>,
  sections: Analysis['sections'],
): Pick<Entry, 'designation' | 'index'> | undefined {
  let at = start;
  for (let words = 0; words < 3; words++) {
    while (at < end && !isLetter(text.charCodeAt(at)) && !isDigit(text.charCodeAt(at))) at++;
    const from = at;
    while (
      at < end &&
      (isLetter(text.charCodeAt(at)) || isDigit(text.charCodeAt(at)) || (text[at] === '-' && at > from))
    )
      at++;
    const behind = fold(text.slice(at, end));
    const index = byDesignation
      .get(text.slice(from, at))
      ?.find((each) => behind.startsWith(fold(sections[each]!.heading)));
    if (index !== undefined && at > from) return { designation: [from, at], index };
  }
  return undefined;
}

/** The edits of the table of contents: new numbers, lines that go, and for two provisions that change places their lines. */
export function followContents(analysis: Analysis, { numbers, gone, order }: Becoming): Edit[] {
  const { text, sections } = analysis;
  const entries = entriesOf(analysis);
  const rest = ({ designation, line }: Entry): Range => [designation[1], line[1]];
  const edits: Edit[] = [];
  for (const entry of entries) {
    const { index, designation, whole } = entry;
    const number = numbers.get(index);
    if (gone.has(index)) edits.push({ range: whole, text: '' });
    else if (order.has(index) && number !== undefined) {
      // Each line keeps its number and gets the heading of the other one.
      const other = entries.find(
        (each) =>
          each.index !== index && numbers.get(each.index) === sections[index]!.designation && order.has(each.index),
      );
      if (other) edits.push({ range: rest(entry), text: text.slice(...rest(other)) });
    } else if (number !== undefined) edits.push({ range: designation, text: number });
  }
  return edits;
}

/** The line of a provision that is put in beside another one; none where the table doesn't list that. */
export function newEntry(analysis: Analysis, beside: number, where: 'before' | 'after', designation: string): Edit[] {
  const { text, sections } = analysis;
  const entries = entriesOf(analysis);
  const own = entries.find(({ index }) => index === beside);
  if (!own) return [];
  const { heading } = sections[beside]!;
  const behind = text.slice(own.designation[1], own.line[1]);
  const at = behind.toLowerCase().indexOf(heading.toLowerCase());
  const fresh = at < 0 ? ' [HEADING]' : `${behind.slice(0, at)}[HEADING]${behind.slice(at + heading.length)}`;
  const line = text.slice(own.line[0], own.designation[0]) + designation + fresh;
  const eol = text.slice(own.line[1], own.whole[1]) || '\n';
  // What stands below a section in the table stays with it.
  const next = entries[entries.indexOf(own) + 1];
  const place =
    where === 'before'
      ? own.line[0]
      : next && next.line[0] > own.whole[1] && sections[next.index]!.level === sections[beside]!.level
        ? next.line[0]
        : own.whole[1];
  return [{ range: [place, place], text: line + eol }];
}
