/**
 * Names of acts that no reading of capitals finds, for they have other words in small letters: "… Tools to end the
 * Exploitation of Children Today Act of 2003", or a comma that is of no series. They are looked up by the word before their "Act".
 */
import { isLetter, skipGapBack } from '../text.ts';

interface Irregular {
  /** The name with its "Act", before an offset's end. */
  readonly pattern: RegExp;
  /** The same name from an offset on. */
  readonly ahead: RegExp;
  readonly length: number;
}

/** The look-up of names that no reading of capitals finds. */
export interface IrregularNames {
  /** Where a name starts whose "Act" stands at an offset and ends at another; undefined where none does. */
  startOf(text: string, wordStart: number, wordEnd: number, from: number): number | undefined;
  /** Where the "Act" ends of the longest name that starts at an offset; undefined where none does. */
  endOf(text: string, at: number): number | undefined;
}

/**
 * The look-up of such names, which is made when it is first asked: it goes through all names, and a start has no need of it.
 * @param names names of acts, as the tables have them
 * @param crossed the small words that names are read across, but for "the"
 */
export function irregularNames(names: Iterable<string>, crossed: ReadonlySet<string>): IrregularNames {
  let tables: Tables | undefined;
  return {
    startOf(text, wordStart, wordEnd, from) {
      tables ??= tablesOf(names, crossed);
      const behind = skipGapBack(text, wordStart);
      let word = behind;
      while (word > from && behind - word < 20 && isLetter(text.charCodeAt(word - 1))) word--;
      for (const { pattern, length } of tables.byLast.get(text.slice(word, behind)) ?? []) {
        const window = Math.max(from, wordEnd - length - 8);
        const at = text.slice(window, wordEnd).search(pattern);
        if (at >= 0) return window + at;
      }
      return undefined;
    },
    endOf(text, at) {
      tables ??= tablesOf(names, crossed);
      let end = at;
      while (end - at < 20 && isLetter(text.charCodeAt(end))) end++;
      let longest: number | undefined;
      for (const { ahead } of tables.byFirst.get(text.slice(at, end)) ?? []) {
        ahead.lastIndex = at;
        if (ahead.test(text)) longest = Math.max(longest ?? 0, ahead.lastIndex);
      }
      return longest;
    },
  };
}

interface Tables {
  /** By the word before "Act". */
  readonly byLast: ReadonlyMap<string, readonly Irregular[]>;
  /** By the letters with which the name starts. */
  readonly byFirst: ReadonlyMap<string, readonly Irregular[]>;
}

/** A comma behind which no "and" ends a series: "Healthy, Hunger-Free Kids Act". */
const LOOSE_COMMA = /,(?! (?:Jr|Inc)\b)(?!.*\b(?:and|And|or)\b)/;

function tablesOf(names: Iterable<string>, crossed: ReadonlySet<string>): Tables {
  const byLast = new Map<string, Irregular[]>();
  const byFirst = new Map<string, Irregular[]>();
  for (const name of names) {
    const stem = /^(.* (\S+) Act)(?: of \d{4})?$/.exec(name);
    if (!stem) continue;
    const words = stem[1]!.split(' ');
    const odd =
      stem[1]!.includes('—') ||
      LOOSE_COMMA.test(stem[1]!) ||
      words.some((word) => /^[a-z]/.test(word) && (word === 'the' || !crossed.has(word)));
    // "1951 Amendments to the … Act", "… and such Act" are no names of one act.
    if (!odd || words.at(-2) === 'such' || /^\d|Amendments? to/.test(name)) continue;
    const written = words.map((word) => word.replace(/[^A-Za-z\d—]/g, '\\$&').replace('—', '(?:—|--)')).join('\\s+');
    const irregular = {
      pattern: new RegExp(`${written}$`),
      ahead: new RegExp(`${written}(?![A-Za-z])`, 'y'),
      length: stem[1]!.length,
    };
    byLast.set(stem[2]!, [...(byLast.get(stem[2]!) ?? []), irregular]);
    const first = /^[A-Za-z]*/.exec(name)![0];
    byFirst.set(first, [...(byFirst.get(first) ?? []), irregular]);
  }
  return { byLast, byFirst };
}
