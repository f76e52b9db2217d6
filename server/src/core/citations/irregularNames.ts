/**
 * Names of acts that no reading of capitals finds, for they have other words in small letters: "… Tools to end the
 * Exploitation of Children Today Act of 2003". They are looked up by the word before their "Act".
 */
import { isLetter, skipGapBack } from '../text.ts';

interface Irregular {
  readonly pattern: RegExp;
  readonly length: number;
}

/** Where a name starts whose "Act" stands at an offset and ends at another; undefined where none does. */
export type NameStart = (text: string, wordStart: number, wordEnd: number, from: number) => number | undefined;

/**
 * The look-up of such names, which is made when it is first asked: it goes through all names, and a start has no need of it.
 * @param names names of acts, as the tables have them
 * @param crossed the small words that names are read across, but for "the"
 */
export function irregularNames(names: Iterable<string>, crossed: ReadonlySet<string>): NameStart {
  let known: ReadonlyMap<string, readonly Irregular[]> | undefined;
  return (text, wordStart, wordEnd, from) => {
    known ??= byLastWord(names, crossed);
    const behind = skipGapBack(text, wordStart);
    let word = behind;
    while (word > from && behind - word < 20 && isLetter(text.charCodeAt(word - 1))) word--;
    for (const { pattern, length } of known.get(text.slice(word, behind)) ?? []) {
      const window = Math.max(from, wordEnd - length - 8);
      const at = text.slice(window, wordEnd).search(pattern);
      if (at >= 0) return window + at;
    }
    return undefined;
  };
}

function byLastWord(names: Iterable<string>, crossed: ReadonlySet<string>): ReadonlyMap<string, readonly Irregular[]> {
  const byWord = new Map<string, Irregular[]>();
  for (const name of names) {
    const stem = /^(.* (\S+) Act)(?: of \d{4})?$/.exec(name);
    if (!stem) continue;
    const words = stem[1]!.split(' ');
    const odd = words.some((word) => /^[a-z]/.test(word) && (word === 'the' || !crossed.has(word)));
    // "1951 Amendments to the … Act", "… and such Act" are no names of one act.
    if (!odd || words.at(-2) === 'such' || /^\d|Amendments? to/.test(name)) continue;
    const pattern = new RegExp(`${words.map((word) => word.replace(/[^A-Za-z\d]/g, '\\$&')).join('\\s+')}$`);
    byWord.set(stem[2]!, [...(byWord.get(stem[2]!) ?? []), { pattern, length: stem[1]!.length }]);
  }
  return byWord;
}
