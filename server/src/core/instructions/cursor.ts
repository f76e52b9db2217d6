/** The words, places and quotations of a clause, one after another. */
import type { Range } from '../analysis.ts';
import type { Phrase } from '../citations/phrase.ts';
import type { Item } from './items.ts';
import type { Locus, Part } from './operation.ts';
import { ORDINALS, Unread } from './vocabulary.ts';

/** What may be named by its number behind "such", and the step that it is. */
const NUMBERED: Readonly<Record<string, string>> = { section: 's', title: 't' };

export interface Resolver {
  /** The targets that a phrase names within others. */
  places(phrase: Phrase, within: readonly string[]): readonly string[] | undefined;
  /** What "such section" is where it stands alone. */
  such(word: string): string | undefined;
}

/** Goes over the items of a clause; what it doesn't understand it throws. */
export class Cursor {
  protected readonly items: readonly Item[];
  protected readonly resolve: Resolver;
  protected at = 0;
  protected targets: readonly string[];
  protected parts: readonly Part[];

  constructor(items: readonly Item[], within: Locus, resolve: Resolver) {
    this.items = items;
    this.targets = within.targets;
    this.parts = within.parts;
    this.resolve = resolve;
  }

  protected done(): boolean {
    return this.at >= this.items.length;
  }

  protected end(): undefined {
    while (this.words(',', ';', '.', 'and', ':', 'respectively', '—', '--', '”', "'", '’'));
    if (
      this.words('indenting', 'adjusting', 'realigning', 'conforming') ||
      (this.peekWord('moving') &&
        this.items.slice(this.at).some((item) => item.type === 'word' && /^(?:ems?|margins?)$/.test(item.word)))
    )
      return;
    if (this.words('in') && this.words('its', 'their') && this.words('entirety'))
      while (this.words(',', '.', ';', 'and'));
    if (!this.done()) throw new Unread();
  }

  protected fail(): never {
    throw new Unread();
  }

  protected word(word: string): boolean {
    return this.words(word);
  }

  protected need(word: string): undefined {
    if (!this.words(word)) throw new Unread();
  }

  protected words(...words: readonly string[]): boolean {
    const item = this.items[this.at];
    if (item?.type !== 'word' || !words.includes(item.word)) return false;
    this.at++;
    return true;
  }

  protected peekWord(word: string): boolean {
    const item = this.items[this.at];
    return item?.type === 'word' && item.word === word;
  }

  protected isQuote(): boolean {
    return this.items[this.at]?.type === 'quote';
  }

  protected peekPlace(): boolean {
    return this.items[this.at]?.type === 'place';
  }

  protected quote(): Range | undefined {
    const item = this.items[this.at];
    if (item?.type !== 'quote') return undefined;
    this.at++;
    return item.range;
  }

  /** The targets of a place, with "of subsection (a)" behind it, which the phrase itself may have. */
  protected place(): readonly string[] | undefined {
    const item = this.items[this.at];
    if (item?.type !== 'place') return undefined;
    const targets = this.resolve.places(item.phrase, this.targets);
    if (!targets?.length) return undefined;
    this.at++;
    // "subsection (a) of such section 2805": the number is that of the section which is meant.
    const { host } = item.phrase;
    const number = this.items[this.at];
    const prefix = host.type === 'term' ? NUMBERED[host.term] : undefined;
    if (prefix !== undefined && number?.type === 'word' && /^\d/.test(number.word)) {
      if (!targets.every((target) => `${target}/`.toLowerCase().includes(`/${prefix}${number.word}/`)))
        throw new Unread();
      this.at++;
    }
    return wholeRange(targets);
  }

  protected ordinal(): number | undefined {
    const item = this.items[this.at];
    if (item?.type !== 'word') return undefined;
    const which = ORDINALS[item.word];
    if (which === undefined) return undefined;
    this.at++;
    if (this.peekWord('to')) {
      const from = this.at;
      if (this.word('to') && this.word('last') && which > 0) return -which;
      this.at = from;
    }
    return which;
  }
}

/** "Sections 9-11": each of a range of whole sections. */
function wholeRange(targets: readonly string[]): readonly string[] {
  return targets.flatMap((target) => {
    const ends = target.split('..').map((end) => [end, end.lastIndexOf('/s') + 2] as const);
    const [first = NaN, last = NaN] = ends.map(([end, at]) =>
      /^\d+$/.test(end.slice(at)) ? Number(end.slice(at)) : NaN,
    );
    const law = target.slice(0, ends[0]![1]);
    return ends.length === 2 && last >= first && last - first < 100
      ? Array.from({ length: last - first + 1 }, (_, i) => `${law}${first + i}`)
      : [target];
  });
}
