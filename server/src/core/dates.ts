/** Dates as law writes them. Pure arithmetic on ISO dates; no clock. */

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

const SHORT_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'Aug', 'Sept', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The word with which a date begins, without the period of an abbreviation. */
export const MONTH_WORDS: readonly string[] = [...MONTHS, ...SHORT_MONTHS];

/** A date such as "January 25, 2017" or "Sept. 24, 1965", as a pattern with groups for month, day and year. */
export const DATE = `(${[...MONTHS, ...SHORT_MONTHS.map((month) => `${month}\\.`)].join('|')})[\\s\\u0000]+(\\d{1,2})(?:,[\\s\\u0000]*|[\\s\\u0000]+)(\\d{4})`;

/** The same where a print leaves the period of an abbreviation out: "Dec 18, 1933". */
export const LOOSE_DATE = DATE.replaceAll('\\.', '\\.?');

/** The ISO date of a month's name or abbreviation, a day and a year; undefined where there is no such day. */
export function isoDate(month: string, day: string, year: string): string | undefined {
  const index = MONTHS.findIndex((name) => name.startsWith(month.slice(0, 3)));
  const date = { year: Number(year), month: index + 1, day: Number(day) };
  if (index < 0 || date.day < 1 || date.day > daysInMonth(date.year, date.month)) return undefined;
  return format(date);
}

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function format({ year, month, day }: Day): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function parse(iso: string): Day {
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number];
  return { year, month, day };
}

function daysInMonth(year: number, month: number): number {
  return month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31;
}

/** Days since 1970-01-01. */
function toNumber({ year, month, day }: Day): number {
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

function fromNumber(days: number): Day {
  const date = new Date(days * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export type DateUnit = 'day' | 'week' | 'month' | 'year' | 'business day';

/**
 * The date some time after another. Months and years keep the day, or take the month's last; business days skip
 * Saturdays, Sundays and the federal holidays of 5 U.S.C. 6103 as observed.
 */
export function addTo(iso: string, amount: number, unit: DateUnit): string {
  const start = parse(iso);
  switch (unit) {
    case 'day':
      return format(fromNumber(toNumber(start) + amount));
    case 'week':
      return format(fromNumber(toNumber(start) + 7 * amount));
    case 'year':
    case 'month': {
      const months = start.year * 12 + start.month - 1 + amount * (unit === 'year' ? 12 : 1);
      const year = Math.floor(months / 12);
      const month = (months % 12) + 1;
      return format({ year, month, day: Math.min(start.day, daysInMonth(year, month)) });
    }
    case 'business day': {
      let day = toNumber(start);
      for (let left = amount; left > 0; ) {
        day++;
        if (!isWeekend(day) && !isHoliday(fromNumber(day))) left--;
      }
      return format(fromNumber(day));
    }
  }
}

/** Day of the week of a day number; Sunday is 0. */
const weekday = (days: number): number => (((days + 4) % 7) + 7) % 7;
const isWeekend = (days: number): boolean => weekday(days) === 0 || weekday(days) === 6;

/** Whether a day is a federal holiday or the weekday on which one is observed (5 U.S.C. 6103(a) and (b)). */
const isHoliday = (day: Day): boolean => holidayOn(day) !== undefined;

/** The federal holiday that falls on a day, or is observed on it. */
function holidayOn(day: Day): string | undefined {
  const here = toNumber(day);
  for (const year of [day.year, day.year + 1]) {
    for (const [holiday, name] of holidays(year)) {
      if (holiday === here) return name;
      if (weekday(holiday) === 6 && holiday - 1 === here) return `${name}, as observed`;
      if (weekday(holiday) === 0 && holiday + 1 === here) return `${name}, as observed`;
    }
  }
  return undefined;
}

const WEEKDAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

/** The day of the week of an ISO date: `Monday`. */
export const weekdayOf = (iso: string): string => WEEKDAYS[weekday(toNumber(parse(iso)))]!;

/** Why federal offices are closed on an ISO date: `a Saturday`, `Labor Day`; undefined where they aren't. */
export function closedOn(iso: string): string | undefined {
  const day = parse(iso);
  const holiday = holidayOn(day);
  if (holiday !== undefined) return holiday;
  return isWeekend(toNumber(day)) ? `a ${weekdayOf(iso)}` : undefined;
}

/** The federal holidays of a year, each by its day and its name in 5 U.S.C. 6103(a). */
function holidays(year: number): (readonly [day: number, name: string])[] {
  const on = (month: number, day: number) => toNumber({ year, month, day });
  const nth = (month: number, day: number, n: number) => {
    const first = on(month, 1);
    return first + ((day - weekday(first) + 7) % 7) + 7 * (n - 1);
  };
  const lastMonday = (month: number) => {
    const last = on(month, daysInMonth(year, month));
    return last - ((weekday(last) + 6) % 7);
  };
  const all: (readonly [day: number, name: string])[] = [
    [on(1, 1), 'New Year’s Day'],
    [nth(2, 1, 3), 'Washington’s Birthday'],
    [lastMonday(5), 'Memorial Day'],
    [on(7, 4), 'Independence Day'],
    [nth(9, 1, 1), 'Labor Day'],
    [nth(10, 1, 2), 'Columbus Day'],
    [on(11, 11), 'Veterans Day'],
    [nth(11, 4, 4), 'Thanksgiving Day'],
    [on(12, 25), 'Christmas Day'],
  ];
  if (year >= 1986) all.push([nth(1, 1, 3), 'Birthday of Martin Luther King, Jr.']);
  if (year >= 2021) all.push([on(6, 19), 'Juneteenth National Independence Day']);
  return all;
}
