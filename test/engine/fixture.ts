/**
 * Fixtures of the engine: legal text with marks, and below a line `---` what the engine must say of it. A file holds any
 * number of them, each opened by a line `=== what it shows`, with options behind `|`: `name=8cfr-208.14.txt` is the
 * file's name that the engine is told, `forms=LF,CRLF` the only forms in which the text makes sense, `gap=NBSP` a form in
 * which the engine is known to fail.
 *
 * Six kinds, by folder:
 * - identity: the text, and what it is: `executive-order 13999 of 2025-01-20 | Keeping Files`;
 * - outline: the text, and a line for each provision, `/s4/a (a) | Heading`, indented by its depth;
 * - phrases: citations and references `«…»`, and for each `phrase -> usc /us/usc/t8/s1225` or `phrase -> ref /s2`;
 * - definitions: terms `«…»`, and `term -> /us/act/… in /s2` (`-` where it names no law);
 * - deadlines: `«…»`, and `phrase -> 2025-02-03 in /s2`, with `from …` and `recurs …` where it has them;
 * - instructions: `«…»` round the matter, and for each instruction `action target | first words … last words`, with `+n` for
 *   the pieces of its matter.
 *
 * What is compared is the marked text with those lines, so a failure reads as two marked texts.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Analysis, Range } from '../../server/src/core/analysis.ts';
import { analyze } from '../../server/src/core/analyze.ts';

export const FOLDER = 'test/fixtures/engine';
export const KINDS = ['identity', 'outline', 'phrases', 'definitions', 'deadlines', 'instructions'] as const;
export type FixtureKind = (typeof KINDS)[number];

export interface Fixture {
  readonly kind: FixtureKind;
  readonly file: string;
  readonly title: string;
  /** The text with its marks. */
  readonly marked: string;
  readonly expected: readonly string[];
  readonly name: string;
  /** The names of the forms to run, where not all make sense. */
  readonly forms: readonly string[] | undefined;
  /** The names of the forms in which the engine is known to fail. */
  readonly gaps: readonly string[];
}

/** A text without its marks, the ranges that they marked, and the cursors `‸`. */
export interface Unmarked {
  readonly text: string;
  readonly ranges: readonly Range[];
  readonly cursors: readonly number[];
}

/** Takes the marks out of a text. Ranges don't nest. */
export function unmark(marked: string): Unmarked {
  const ranges: Range[] = [];
  const cursors: number[] = [];
  let text = '';
  let open = -1;
  for (const piece of marked.split(/([«»‸])/)) {
    if (piece === '«') {
      assert.equal(open, -1, `A range opens within a range: ${text.slice(-60)}`);
      open = text.length;
    } else if (piece === '»') {
      assert.notEqual(open, -1, `A range closes that wasn't opened: ${text.slice(-60)}`);
      ranges.push([open, text.length]);
      open = -1;
    } else if (piece === '‸') cursors.push(text.length);
    else text += piece;
  }
  assert.equal(open, -1, 'A range is not closed');
  return { text, ranges, cursors };
}

/** Puts the marks of ranges into a text; the inverse of `unmark`. */
export function mark(text: string, ranges: readonly Range[]): string {
  let out = '';
  let at = 0;
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    out += `${text.slice(at, start)}«${text.slice(Math.max(at, start), end)}»`;
    at = end;
  }
  return out + text.slice(at);
}

/** The fixtures of one kind, or those of the known gaps. */
export function fixturesOf(kind: FixtureKind, folder: string = kind): Fixture[] {
  const place = path.join(FOLDER, folder);
  return readdirSync(place)
    .filter((file) => folder === kind || file.startsWith(`${kind}.`))
    .sort()
    .flatMap((file) => parse(kind, file, readFileSync(path.join(place, file), 'utf8')));
}

function parse(kind: FixtureKind, file: string, content: string): Fixture[] {
  return content
    .split(/^=== /m)
    .slice(1)
    .map((source) => {
      const lines = source.trimEnd().split('\n');
      const [title, ...options] = lines[0]!.split(' | ');
      const rule = lines.lastIndexOf('---');
      assert.notEqual(rule, -1, `${file}: "${title}" says nothing below a line ---`);
      const option = (name: string) => options.find((each) => each.startsWith(`${name}=`))?.slice(name.length + 1);
      return {
        kind,
        file,
        title: title!,
        marked: `${lines.slice(1, rule).join('\n')}\n`,
        expected: lines.slice(rule + 1),
        name: option('name') ?? '',
        forms: option('forms')?.split(','),
        gaps: option('gap')?.split(',') ?? [],
      };
    });
}

/** White space of any kind as one blank. */
const flat = (text: string): string => text.replace(/[\s\u0000\u00ad]+/g, ' ');

/** Words alone resolve to where they stand and are optional in the contract: they count only where a fixture marks them. */
const OPTIONAL = /^[Tt]his \w+$/;

/** What the engine says of a text, as the lines of a fixture of a kind, and the ranges that they speak of. */
export function describeAnalysis(kind: FixtureKind, analysis: Analysis, marks: readonly Range[]) {
  const { text, sections } = analysis;
  const words = (range: Range) => flat(text.slice(...range));
  switch (kind) {
    case 'identity': {
      const { form, number, date, title } = analysis;
      const own = `${form}${number ? ` ${number}` : ''}${date ? ` of ${date}` : ''}`;
      return { ranges: [], lines: [title ? `${own} | ${title}` : own] };
    }
    case 'outline':
      return {
        ranges: [],
        lines: sections.map(
          ({ depth, id, label, heading }) => `${'  '.repeat(depth)}${id} ${label}${heading ? ` | ${heading}` : ''}`,
        ),
      };
    case 'phrases': {
      const wanted = new Set(marks.map(([start]) => start));
      const found = [
        ...analysis.citations.map(({ kind, range, targets }) => ({ kind: kind as string, range, targets })),
        ...analysis.references
          .filter(({ range }) => wanted.has(range[0]) || !OPTIONAL.test(words(range)))
          .map(({ range, targets }) => ({ kind: 'ref', range, targets })),
      ].sort((a, b) => a.range[0] - b.range[0]);
      return {
        ranges: found.map(({ range }) => range),
        lines: found.map(({ kind, range, targets }) => `${words(range)} -> ${kind} ${targets.join(' ')}`),
      };
    }
    case 'definitions':
      return {
        ranges: analysis.definitions.map(({ range }) => range),
        lines: analysis.definitions.map(
          ({ term, target, scope }) =>
            `${flat(term)} -> ${target ?? '-'}${scope >= 0 ? ` in ${sections[scope]!.id}` : ''}`,
        ),
      };
    case 'instructions':
      return {
        ranges: analysis.instructions.flatMap(({ matter }) => matter),
        lines: analysis.instructions.map(
          ({ action, targets, matter, range }) =>
            `${action} ${targets.join(' ') || '-'}${matter.length > 0 ? ` +${matter.length}` : ''} | ${ends(words(range))}`,
        ),
      };
    case 'deadlines':
      return {
        ranges: analysis.deadlines.map(({ range }) => range),
        lines: analysis.deadlines.map(
          ({ range, date, from, recurs, section }) =>
            `${words(range)} -> ${date ?? '-'}${from === 'document' ? '' : ` from ${flat(from)}`}` +
            `${recurs ? ` recurs ${recurs}` : ''}${section ? ` in ${section}` : ''}`,
        ),
      };
  }
}

/** The first and the last words of a stretch. */
function ends(words: string): string {
  const all = words.split(' ');
  return all.length <= 6 ? words : `${all.slice(0, 3).join(' ')} … ${all.slice(-2).join(' ')}`;
}

/** The fixture as it should read in a form of its text. */
export function expectedText(fixture: Fixture, marked: string): string {
  return [marked, ...fixture.expected].join('\n');
}

/** The fixture as the engine reads it in a form of its text. */
export function actualText(fixture: Fixture, marked: string): string {
  const { text, ranges } = unmark(marked);
  const analysis = analyze(text, { name: fixture.name });
  const found = describeAnalysis(fixture.kind, analysis, ranges);
  return [mark(text, found.ranges), ...found.lines].join('\n');
}

/**
 * The forms in which one text comes. Each takes the marked text and gives it back marked, so that offsets stay exact.
 */
export const FORMS: Record<string, (marked: string) => string> = {
  LF: (marked) => marked,
  CRLF: (marked) => marked.replace(/\n/g, '\r\n'),
  CR: (marked) => marked.replace(/\n/g, '\r'),
  NBSP: noBreakSpaces,
  astral,
  'no final newline': (marked) => marked.trimEnd(),
};

/** The blanks within phrases and behind the words of labels are no-break spaces. */
function noBreakSpaces(marked: string): string {
  return marked
    .replace(/«[^»]*»/g, (phrase) => phrase.replace(/ /g, '\u00a0'))
    .replace(/^([\s>#*-]*(?:Section|SECTION|Sec\.|SEC\.|§)) (?=\d)/gm, '$1\u00a0');
}

/**
 * Characters of two UTF-16 units before every phrase: in front of a line that goes on with a sentence, else behind a
 * verb, where they can't change what a label, a heading or a phrase is.
 */
function astral(marked: string): string {
  let inside = false;
  let before = '';
  return marked
    .split('\n')
    .map((line) => {
      const started = inside;
      inside = line.lastIndexOf('«') > line.lastIndexOf('»') || (inside && !line.includes('»'));
      const goesOn = before !== '' && /^[a-z]{2}/.test(line) && !/^(?:section|and|or)\b|^\w+:/.test(line);
      before = line;
      if (!started && goesOn) return `𝔸 ${line}`;
      return line.replace(/^([^«»]*?\b(?:shall|may|must|will|can)) (?=[a-z])/, (words) =>
        started ? words : `${words}😀 `,
      );
    })
    .join('\n');
}
