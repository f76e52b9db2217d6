/** Times that a document sets: "Within 14 days of the date of this order", "not later than March 1, 2021". */
import type { Deadline, Section } from '../analysis.ts';
import { isUpper, lastAtMost } from '../text.ts';
import type { Tree } from '../tree.ts';
import { dateAt } from './fixedDates.ts';
import { everyAround, type Found, periodAround } from './periods.ts';
import { isTold, wasPast } from './told.ts';
import { yearEndAt } from './yearEnds.ts';

/** Whether what comes back by itself stands right behind a day that tells so already. */
const isAgain = (each: Found, day: Found): boolean =>
  each.from === 'thereafter' && each.range[0] >= day.range[1] && each.range[0] - day.range[1] < 30;

/** The deadlines of a text, in order. `times` are the offsets of its words for time, `date` is the document's own. */
export function readDeadlines(
  text: string,
  times: readonly number[],
  date: string | null,
  sections: readonly Section[],
  tree: Tree,
  skip: (at: number) => boolean,
): Deadline[] {
  const found: Found[] = [];
  let done = 0;
  for (const time of times) {
    const last = found.at(-1);
    // What comes back behind another time is told there.
    const told = last?.recurs !== undefined && !/[.;]/.test(text.slice(last.range[1], time));
    const period =
      periodAround(text, time, done, date) ??
      yearEndAt(text, time, done) ??
      (told ? undefined : everyAround(text, time, done));
    if (!period) continue;
    // Another period may follow in the same sentence.
    done = period.range[1];
    if (!skip(period.range[0])) found.push(period);
  }
  const starts = found.map(({ range }) => range[0]);
  const ends = found.map(({ range }) => range[1]);
  let before: Found | undefined;
  for (const time of times) {
    if (!isUpper(text.charCodeAt(time))) continue;
    const day = dateAt(text, time, before);
    if (!day || skip(day.range[0]) || (ends[lastAtMost(starts, day.range[0])] ?? 0) > day.range[0]) continue;
    // What goes on from it is still looked for: "by April 30, 2025, and each April 30 thereafter".
    before = day;
    if (isTold(text, day.range)) continue;
    // "July 1, 2026, and every 6 months thereafter" is one.
    const again = day.recurs === undefined ? -1 : found.findIndex((each) => isAgain(each, day));
    if (again >= 0) found.splice(again, 1);
    found.push(day);
  }
  return found
    .filter((each) => !wasPast(text, each, date))
    .map((each) => ({ section: sections[tree.at(each.range[0])]?.id ?? null, ...each }))
    .sort((a, b) => a.range[0] - b.range[0]);
}
