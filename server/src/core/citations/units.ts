import data from '../../../data/units.yaml';
import { isLetter, skipGap } from '../text.ts';
import { GAP } from './kinds.ts';

/** A unit that law is divided into; `server/data/units.yaml`. */
export interface Unit {
  readonly unit: string;
  /** Outermost lowest; a section is 10. */
  readonly rank: number;
  /** How an identifier writes it; '' for what stands in parentheses below a section. */
  readonly prefix: string;
  readonly words: readonly string[];
  /** Words that are read in this case alone. */
  readonly exact?: readonly string[];
  readonly numbered?: 'roman' | 'arabic';
  readonly subdivision?: boolean;
  /** Whether it stands in headings alone: a phrase that names one is no citation. */
  readonly heads?: boolean;
}

export const units = data as readonly Unit[];

export const SECTION_RANK = 10;
export const SUBSECTION_RANK = 11;

/** Unit and number of each word form: "Sections", "SECTION", "§§", "subsec." */
export const unitWords: ReadonlyMap<string, { readonly unit: Unit; readonly plural: boolean }> = new Map(
  units.flatMap((unit) => {
    const forms = unit.words.flatMap((word) => [word, word[0]!.toUpperCase() + word.slice(1), word.toUpperCase()]);
    return [...forms, ...(unit.exact ?? [])].map(
      (form) => [form, { unit, plural: /[^s]s\.?$/i.test(form) || form === '§§' }] as const,
    );
  }),
);

export const section = units.find((unit) => unit.unit === 'section')!;

/** The unit of a name: "section". */
export function unitNamed(name: string): Unit | undefined {
  return units.find((unit) => unit.unit === name);
}

const LONGEST = Math.max(...[...unitWords.keys()].map((word) => word.length));

const SECOND_SEC = new RegExp(`${GAP}Sec\\.(?=${GAP}\\d)`, 'y');

/** The end of a second "Sec." behind one. */
function secondSec(text: string, at: number): number | undefined {
  SECOND_SEC.lastIndex = at;
  return SECOND_SEC.test(text) ? SECOND_SEC.lastIndex : undefined;
}

/** The unit word at an offset: its unit, whether it is a plural, and where it ends. */
export function unitWordAt(text: string, at: number): { unit: Unit; plural: boolean; end: number } | undefined {
  let stop = at;
  if (text.charCodeAt(at) === 0xa7) stop = text.charCodeAt(at + 1) === 0xa7 ? at + 2 : at + 1;
  else {
    while (isLetter(text.charCodeAt(stop)) && stop - at <= LONGEST) stop++;
    if (stop > at && text.charCodeAt(stop) === 46) stop++;
  }
  if (stop === at || stop - at > LONGEST + 1) return undefined;
  const word = text.slice(at, stop);
  const known = unitWords.get(word) ?? (word.endsWith('.') ? unitWords.get(word.slice(0, -1)) : undefined);
  if (!known) return undefined;
  const end = at + (unitWords.has(word) ? word.length : word.length - 1);
  // "Sec. Sec.  1910.5 and 1910.6": the Register's plain text for two signs.
  const again = word === 'Sec.' && text.charCodeAt(skipGap(text, end)) === 83 ? secondSec(text, end) : undefined;
  if (again !== undefined) return { unit: known.unit, plural: true, end: again };
  return { unit: known.unit, plural: known.plural, end };
}
