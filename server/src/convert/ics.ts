import ical, { ICalEventRepeatingFreq } from 'ical-generator';
import { digest } from '../core/digest.ts';
import { visible } from '../core/foreign.ts';
import type { Due } from '../workspace/deadlines.ts';

const FREQUENCIES = {
  D: ICalEventRepeatingFreq.DAILY,
  W: ICalEventRepeatingFreq.WEEKLY,
  M: ICalEventRepeatingFreq.MONTHLY,
  Y: ICalEventRepeatingFreq.YEARLY,
} as const;

/**
 * Deadlines that have a date as an iCalendar, a whole day each. A deadline keeps its own name however often it is exported, so
 * that a calendar that knows it takes it for the same. Its time stamp is its date, as the file says nothing of when it was made.
 */
export function calendar(rows: readonly Due[]): string {
  const made = ical({ name: 'Deadlines', prodId: { company: 'policy-text', product: 'deadlines' } });
  for (const { date, time, who, what, document, recurs, place } of rows) {
    if (date === null) continue;
    const day = new Date(`${date}T00:00:00Z`);
    const [, count, unit] = /^P(\d+)([DWMY])$/.exec(recurs) ?? [];
    const summary = `${who.length > 0 ? `${who.join(', ')}: ` : ''}${time}`;
    made.createEvent({
      id: `${digest(`${place.file} ${place.range.join(' ')} ${date} ${what}`)}@policy-text`,
      stamp: day,
      start: day,
      allDay: true,
      timezone: 'UTC',
      summary: visible(summary),
      description: `${visible(what)}\n${visible(document)}${place.cite ? `, ${place.cite}` : ''}`,
      ...(unit ? { repeating: { freq: FREQUENCIES[unit as keyof typeof FREQUENCIES], interval: Number(count) } } : {}),
    });
  }
  return made.toString();
}
