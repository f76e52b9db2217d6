import { visible } from '../core/foreign.ts';
import { own } from '../core/text.ts';
import { longDate } from '../features/markdown.ts';
import { sentenceAt } from '../features/sentence.ts';
import { type Place, placeOf, placeText, words } from './document.ts';
import { doersAt } from './duties.ts';
import type { Table } from './table.ts';

/** What is due when. */
export interface Due {
  /** ISO date; null where it runs from an event that isn't this document. */
  readonly date: string | null;
  /** The time in the document's words. */
  readonly time: string;
  /** From what it runs: the date of the document, or an event. */
  readonly from: string;
  /** ISO 8601 duration, where it recurs. */
  readonly recurs: string;
  /** Whose sentence it is, as far as that is plain. */
  readonly who: readonly string[];
  /** The sentence. */
  readonly what: string;
  /** The document's title, or its file. */
  readonly document: string;
  readonly place: Place;
}

/** What is due when, from where; first what has a date, in order. */
export const deadlines: Table<Due> = {
  name: 'deadlines',
  title: 'Deadlines',
  about: 'what is due when, by the dates and periods that documents set',
  none: 'No deadline is set.',
  columns: [
    {
      title: 'Date',
      text: ({ date, recurs }) => [date ?? 'open', recurs && `every ${period(recurs)}`].filter(Boolean).join(', '),
    },
    { title: 'Time', text: ({ time }) => time },
    { title: 'Who', text: ({ who }) => who.join(', ') },
    { title: 'What', wide: true, text: ({ what }) => what },
    { title: 'Where', text: ({ place }, files) => placeText(place, files) },
  ],
  also: ({ date }) => (date === null ? '' : longDate(date)),
  place: ({ place }) => place,

  of(document) {
    const { analysis } = document;
    const rows = analysis.deadlines.map(({ range, date, from, recurs }) => ({
      date,
      time: words(analysis, range, 160),
      from: from === 'document' ? 'the date of the document' : from.slice(0, 160),
      recurs: recurs ?? '',
      who: doersAt(document, range),
      what: words(analysis, sentenceAt(analysis, range[0]), 400),
      document: own(visible(analysis.title)) || document.file,
      place: placeOf(document, range),
    }));
    return this.join(rows);
  },

  join: (rows) => [...rows].sort((a, b) => (a.date ?? '9').localeCompare(b.date ?? '9')),
};

const UNITS = { D: 'day', W: 'week', M: 'month', Y: 'year' } as const;

/** `90 days` of `P90D`; the duration itself where it is of another form. */
export function period(duration: string): string {
  const [, count, unit] = /^P(\d+)([DWMY])$/.exec(duration) ?? [];
  if (!count) return duration;
  const name = UNITS[unit as keyof typeof UNITS];
  return count === '1' ? name : `${count} ${name}s`;
}
