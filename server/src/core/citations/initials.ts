/** Acts by their capitals and a year: "the BBA of 2018", "the NDAA for FY 2012". */
import { knownNames } from './acts.ts';
import { GAP, kindData } from './kinds.ts';
import { slugOf } from './slug.ts';

/** What is made when it is first asked for: it goes through all names, and a start has no need of it. */
function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

/**
 * Acts with a year by the capitals of their name and the year: "BBA 2018". Where several have them it is the one whose name
 * comes back with most years, as names do that are spoken of by their capitals; '' where none stands out.
 */
const byInitials = once((): ReadonlyMap<string, string> => {
  const dated = [...knownNames].flatMap((name) => {
    const match = /^(.+?),? of (\d{4})$/.exec(name);
    return match !== null && match[1]!.endsWith('Act') ? [{ name, stem: match[1]!, year: match[2]! }] : [];
  });
  const years = new Map<string, number>();
  for (const { stem } of dated) years.set(stem, (years.get(stem) ?? 0) + 1);
  const all = new Map<string, { slug: string; years: number }>();
  for (const { name, stem, year } of dated) {
    const key = `${stem.replace(/[^A-Z]/g, '')} ${year}`;
    const before = all.get(key);
    const count = years.get(stem)!;
    if (!before || before.years < count) all.set(key, { slug: slugOf(name), years: count });
    else if (before.years === count) all.set(key, { slug: '', years: count });
  }
  return new Map([...all].map(([key, { slug }]) => [key, slug]));
});

const yearly: ReadonlyMap<string, string> = new Map(kindData('act').yearly!.map(({ short, name }) => [short, name]));

/** Acts of a fiscal year, by the end of their name: some bear a person's before it. */
const byFiscalYear = once(
  (): ReadonlyMap<string, string> =>
    new Map(
      [...knownNames].flatMap((name) => {
        const whole = [...yearly.values()]
          .map((each) => name.indexOf(`${each} for Fiscal Year `))
          .find((at) => at >= 0);
        return whole === undefined ? [] : [[name.slice(whole), slugOf(name)] as const];
      }),
    ),
);

const FOR_FISCAL = new RegExp(
  `${GAP}for${GAP}(?:FY|[Ff]iscal${GAP}[Yy]ear(?:${GAP}\\(FY\\))?)${GAP}?\\d{4}(?!\\d)`,
  'y',
);

/** The end of "NDAA for FY 2012" whose abbreviation ends at an offset; the offset itself where no fiscal year follows. */
export function throughFiscalYear(text: string, short: string, at: number): number {
  if (!yearly.has(short)) return at;
  FOR_FISCAL.lastIndex = at;
  return FOR_FISCAL.test(text) ? FOR_FISCAL.lastIndex : at;
}

/** The slug of the act that "the BBA of 2018" or "the NDAA for FY 2012" is; undefined where the tables know none, or several. */
export function actByInitials(short: string, year: string): string | undefined {
  const annual = yearly.get(short);
  if (annual !== undefined) {
    const name = `${annual} for Fiscal Year ${year}`;
    return byFiscalYear().get(name) ?? slugOf(name);
  }
  return /^[A-Z]{3,}$/.test(short) ? byInitials().get(`${short} ${year}`) || undefined : undefined;
}
