/** Something in a text that can be looked for in another: as it stands there, and in one spelling for all. */
export interface Figure {
  readonly words: string;
  readonly key: string;
}

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety';
const VALUES = new Map([
  ...ONES.split(' ').map((word, i) => [word, i] as const),
  ...TENS.split(' ').map((word, i) => [word, 20 + 10 * i] as const),
]);
const SMALL = [...VALUES.keys()].join('|');
/** Not "Twenty-first", which is a name. */
const IN_WORDS = new RegExp(
  `\\b(?:${SMALL})\\b(?!-(?:first|second|third|\\w+th)\\b)(?:(?: and)?[ -](?:${SMALL})\\b|[ -](?:hundred|thousand)\\b)*`,
  'gi',
);

/** "one hundred and eighty" is 180. */
function numberIn(words: string): number {
  let total = 0;
  let part = 0;
  for (const word of words.toLowerCase().split(/[ -]/)) {
    if (word === 'hundred') part *= 100;
    else if (word === 'thousand') {
      total += part * 1000;
      part = 0;
    } else part += VALUES.get(word) ?? 0;
  }
  return total + part;
}

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
/** `Sept. 30` and `September 30`. */
const MONTH = MONTHS.map((month) => `${month.slice(0, 3)}(?:t?\\.|${month.slice(3)})`).join('|');
const UNIT = 'days?|months?|years?|hours?|weeks?|percent|per centum';

/** The year of a decision, which no text of the statute can vouch for: `*Jama* (2005)`, `(*Jama*, 2005)`. */
const DECISION_YEAR = /(\*)(?: \((?:Supreme Court, )?|, )(?:19|20)\d\d\b/g;

/** Citations of law outside the INA, and dates, amounts, periods and numbers. What is taken is blanked for the next. */
const KINDS: readonly (readonly [RegExp, (...groups: string[]) => string])[] = [
  [/\b(?:Public Law|Pub\. ?L\.) (\d+)[-–](\d+)/g, (congress, number) => `law ${congress}-${number}`],
  [/\bExecutive Order (\d+)/g, (number) => `order ${number}`],
  [/\bProclamation (?:No\. )?(\d+)/g, (number) => `proclamation ${number}`],
  [/\b(\d+) CFR (?:parts? )?(\d+(?:\.\d+)?)(?:\([A-Za-z\d]+\))*/g, (title, part) => `${title} CFR ${part}`],
  [/\b(\d+) (FR|Stat\.|U\.S\.|I&N Dec\.) (\d+)/g, (volume, reporter, page) => `${volume} ${reporter} ${page}`],
  [new RegExp(`\\b(${MONTH}) (\\d{1,2}), ?(\\d{4})`, 'g'), (month, day, year) => `${monthOf(month)}-${day}-${year}`],
  [/\$([\d,]+)/g, (amount) => `$${amount.replaceAll(',', '')}`],
  [new RegExp(`\\b(\\d[\\d,]*)[ -](${UNIT})\\b`, 'gi'), (n, unit) => `${n.replaceAll(',', '')} ${unitOf(unit)}`],
  [/\b((?:19|20)\d\d)\b/g, (year) => `year ${year}`],
  [/\b(\d{1,3}(?:,\d{3})+|\d+)\b(?!\()/g, (n) => n.replaceAll(',', '')],
];

const unitOf = (unit: string): string => unit.toLowerCase().replace('per centum', 'percent').replace(/s$/, '');
const monthOf = (month: string): number => MONTHS.findIndex((name) => name.startsWith(month.slice(0, 3))) + 1;

/** References within the law and numbers that are names: looked for elsewhere, or by nobody. */
const NO_FIGURES = [
  /\b(?:Act|Code|Law|Amendments),? of (?:18|19|20)\d\d\b/g,
  /§§? ?\d+[A-Za-z]*(?:-\d+)?(?:\.\d+)?(?:\([A-Za-z\d]+\))*/g,
  /\b\d+ U\.S\.C\. \d+[A-Za-z]*(?:-\d+[A-Za-z]?)?(?:\([A-Za-z\d]+\))*/g,
  /\b(?:sections?|subsections?|paragraphs?|subparagraphs?|clauses?|chapters?|titles?|parts?) (?:\(?\d+[A-Za-z]*\)?(?:\([A-Za-z\d]+\))*(?:, and |, or |, | and | or )?)+/gi,
  /(?:\([A-Za-z\d]+\))+/g,
  /\b[A-Z]{1,3}-?\d+\b/g,
];

/** The figures, periods, dates and citations of other law in a text, each once. */
export function figuresOf(text: string): Figure[] {
  let rest = text.replace(/\s+/g, ' ').replace(DECISION_YEAR, '$1');
  const found = new Map<string, Figure>();
  const take = (pattern: RegExp, key: (...groups: string[]) => string): void => {
    rest = rest.replace(pattern, (...match) => {
      const groups = match.slice(1).filter((group): group is string => typeof group === 'string');
      const name = key(...groups.slice(0, -1));
      if (!found.has(name)) found.set(name, { words: match[0], key: name });
      return ' ';
    });
  };
  for (const [pattern, key] of KINDS.slice(0, 6)) take(pattern, key);
  for (const pattern of NO_FIGURES) rest = rest.replace(pattern, ' ');
  // "five or more years", "14 calendar days".
  rest = rest.replace(new RegExp(` (?:or more|calendar|consecutive) (?=(?:${UNIT})\\b)`, 'gi'), ' ');
  // Small numbers in words count nothing but what is spoken of ("two paths"), unless a period or a percentage follows.
  rest = rest.replace(IN_WORDS, (words, at: number) => {
    const value = numberIn(words);
    const counts = value > 10 || new RegExp(`^[ -](?:${UNIT})\\b`, 'i').test(rest.slice(at + words.length));
    return counts ? String(value) : words;
  });
  for (const [pattern, key] of KINDS.slice(6)) take(pattern, key);
  return [...found.values()];
}

/** The text without citations of other law, whose sections have numbers too. */
const inaOnly = (explanation: string): string =>
  explanation
    .replace(/\s+/g, ' ')
    .replace(/(?:U\.S\.C\.|CFR|Public Law [\d-]+,?|Act of \d{4},?) § ?\d+[A-Za-z]*/g, ' ');

/** Numbers of the INA's sections that a text names: `§ 240(b)` in an explanation. */
export function sectionsOf(explanation: string): string[] {
  return [...new Set([...inaOnly(explanation).matchAll(/§ (\d+[A-Z]?)\b(?!\.\d)/g)].map((match) => match[1]!))];
}

/** Subdivisions of the INA's sections that a text names, with designations joined by "/". */
export function subdivisionsNamed(explanation: string): { readonly section: string; readonly at: string }[] {
  return [...inaOnly(explanation).matchAll(/§ (\d+[A-Z]?)((?:\([A-Za-z\d]+\))+)/g)].map(([, section, path]) => ({
    section: section!,
    at: path!.slice(1, -1).replaceAll(')(', '/'),
  }));
}
