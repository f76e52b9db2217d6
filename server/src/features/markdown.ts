import type { Analysis, Range, Section } from '../core/analysis.ts';
import { forMarkdown } from '../core/foreign.ts';
import { flatten } from '../core/text.ts';

/** A link; parentheses and blanks in the address are encoded. */
export const link = (title: string, url: string): string =>
  `[${forMarkdown(title)}](${url.replace(/[()\s<>]/g, (sign) => encodeURIComponent(sign).replace('(', '%28').replace(')', '%29'))})`;

const dates = new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' });
const weekdays = new Intl.DateTimeFormat('en-US', { weekday: 'long', timeZone: 'UTC' });

const months = new Intl.DateTimeFormat('en-US', { year: 'numeric', month: 'long', timeZone: 'UTC' });

/** An ISO date or month as Americans write it: `February 3, 2025`, `August 2026`. Anything else stays as it is. */
export function longDate(iso: string): string {
  if (isDate(iso)) return dates.format(new Date(`${iso}T00:00:00Z`));
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(iso) ? months.format(new Date(`${iso}-01T00:00:00Z`)) : iso;
}

/** The day of the week of an ISO date. */
export const weekday = (iso: string): string => (isDate(iso) ? weekdays.format(new Date(`${iso}T00:00:00Z`)) : '');

const isDate = (iso: string): boolean => /^\d{4}-\d\d-\d\d$/.test(iso) && !Number.isNaN(Date.parse(iso));

/**
 * The provision's text as quoted Markdown, lines joined to paragraphs, each of its own provisions a paragraph; cut
 * after about `limit` characters. `links` gives the words in a stretch of text that link to somewhere, in order.
 */
export function quote(
  analysis: Analysis,
  section: Section,
  limit = 1200,
  links: (from: number, to: number) => readonly PlaceLink[] = () => [],
): string {
  const [, end] = section.range;
  const from = section.headingRange?.[1] ?? section.labelRange[1];
  const starts = analysis.sections
    .filter(({ labelRange }) => labelRange[0] > from && labelRange[0] < end)
    .map(({ labelRange }) => labelRange[0]);
  const paragraphs: string[] = [];
  let length = 0;
  for (const [start, stop] of split(analysis.text, from, end, starts)) {
    const paragraph = flatten(analysis.text.slice(start, stop)).replace(/^[.—–-]+\s*(?=\S)/, '');
    if (paragraph === '' || paragraph === '.') continue;
    if (length + paragraph.length > limit) {
      const cut = paragraph.slice(0, Math.max(limit - length, 80));
      paragraphs.push(`${forMarkdown(cut.slice(0, Math.max(cut.lastIndexOf(' '), 1)))} …`);
      break;
    }
    length += paragraph.length;
    const found = links(start, stop);
    paragraphs.push(found.length === 0 ? forMarkdown(paragraph) : linked(analysis.text, start, stop, found));
  }
  return paragraphs.map((paragraph) => `> ${paragraph}`).join('\n>\n');
}

/** Words that link to a place. */
export interface PlaceLink {
  readonly range: Range;
  readonly url: string;
}

/** A paragraph on one line, with links in it. */
function linked(text: string, start: number, stop: number, links: readonly PlaceLink[]): string {
  /** White space folded, but not dropped: links stand between words. */
  const words = (from: number, to: number): string =>
    forMarkdown(
      text
        .slice(from, to)
        .replace(/\u00ad/g, '')
        .replace(/[\s\u0000\u200b]+/g, ' '),
    );
  let out = '';
  let at = start;
  for (const { range, url } of links) {
    if (range[0] < at) continue;
    out += words(at, range[0]) + link(flatten(text.slice(...range)), url);
    at = range[1];
  }
  return (out + words(at, stop)).trim().replace(/^[.—–-]+\s*(?=\S)/, '');
}

const BLANK_LINE = /\r?\n[^\S\n]*\r?\n/g;

/** The stretches between the offsets, cut at blank lines and at the given starts; the scan stops where nobody reads on. */
function* split(text: string, from: number, end: number, starts: readonly number[]): Generator<Range> {
  let at = from;
  for (const stop of [...starts, end]) {
    const piece = text.slice(at, stop);
    let last = 0;
    for (const { index, 0: gap } of piece.matchAll(BLANK_LINE)) {
      yield [at + last, at + index];
      last = index + gap.length;
    }
    yield [at + last, stop];
    at = stop;
  }
}
