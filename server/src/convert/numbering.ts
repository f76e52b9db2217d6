import type { Provision } from './model.ts';

/** Numbering as word processors have it: a label that they make themselves and count on by themselves. */
export interface Numbering {
  readonly format: 'decimal' | 'lowerLetter' | 'upperLetter' | 'lowerRoman' | 'upperRoman';
  /** `Sec. %.`, the number being where the sign is. */
  readonly pattern: string;
  readonly value: number;
  /** Whether what follows stands close to the label, as a dash does. */
  readonly isClose: boolean;
  /** Whether a list begins with it: it doesn't go on with the label before it. */
  readonly isFirst: boolean;
}

/** The deepest level of numbers that Word has, counted from 0. */
const DEEPEST = 8;

/** Each of the provisions that stand side by side, with how its label is made; undefined where it must be written as it is. */
export function numberings(siblings: readonly Provision[]): (readonly [Provision, Numbering | undefined])[] {
  let last: Numbering | undefined;
  return siblings.map((sibling) => {
    const own = numberingOf(sibling);
    const goesOn =
      last &&
      own &&
      last.pattern === own.pattern &&
      last.format === own.format &&
      last.isClose === own.isClose &&
      last.value + 1 === own.value;
    last = own && { ...own, isFirst: !goesOn };
    return [sibling, last];
  });
}

/** Whether what stands behind a label stands close to it: a dash, a colon. */
export const isClose = (head: string): boolean => /^[—–:-]/.test(head);

/** How a label would be made; undefined where it can't, as of "Sec. 2a". */
function numberingOf({
  section: { designation, label, depth },
  head,
}: Provision): Omit<Numbering, 'isFirst'> | undefined {
  if (depth > DEEPEST) return undefined;
  const at = label.lastIndexOf(designation);
  if (at < 0) return undefined;
  const pattern = `${label.slice(0, at)}%${label.slice(at + designation.length)}`;
  if (pattern.length > 20 || /%.*%/.test(pattern)) return undefined;
  const made = (format: Numbering['format'], value: number) => ({ format, pattern, value, isClose: isClose(head) });
  if (/^[1-9]\d{0,3}$/.test(designation)) return made('decimal', Number(designation));
  const roman = romanValue(designation);
  // "(i)" is a numeral where it can be one deeper than letters are; a lone (c), (d), (m) is a letter.
  if (roman !== undefined && (designation.length > 1 || (/^[ivx]$/i.test(designation) && depth >= 2)))
    return made(/[a-z]/.test(designation) ? 'lowerRoman' : 'upperRoman', roman);
  if (/^[a-z]$/.test(designation)) return made('lowerLetter', designation.charCodeAt(0) - 96);
  if (/^[A-Z]$/.test(designation)) return made('upperLetter', designation.charCodeAt(0) - 64);
  return undefined;
}

const NUMERALS: readonly (readonly [string, number])[] = [
  ['x', 10],
  ['ix', 9],
  ['v', 5],
  ['iv', 4],
  ['i', 1],
];

/** The number of a Roman numeral to thirty-nine, written as it should be; undefined of anything else. */
function romanValue(numeral: string): number | undefined {
  const small = numeral.toLowerCase();
  if (small !== numeral && numeral.toUpperCase() !== numeral) return undefined;
  let rest = small;
  let value = 0;
  for (const [letters, worth] of NUMERALS)
    for (let times = 0; rest.startsWith(letters) && times < 3; times++) {
      rest = rest.slice(letters.length);
      value += worth;
    }
  return rest === '' && value > 0 ? value : undefined;
}
