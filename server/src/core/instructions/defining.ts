/** The grammar of definitions in regulations: "add, in alphabetical order, definitions for “Lamp” and “Wick” to read as follows". */
import type { Action, Range } from '../analysis.ts';
import { AWAITED, type Operation, type Put } from './operation.ts';
import { RenamingParser } from './renaming.ts';

/** Reads which definitions of a section come, go, or read anew, by their terms. */
export class DefiningParser extends RenamingParser {
  /** Undefined where no definitions of a regulation are named. */
  protected define(action: Action): Operation | undefined {
    const how = action === 'add' || action === 'insert' ? 'add' : action === 'revise' ? 'revise' : 'remove';
    if (!['add', 'insert', 'revise', 'strike'].includes(action) || !this.ofRules()) return undefined;
    const from = this.at;
    let ordered = false;
    let terms: readonly Range[] = [];
    for (;;) {
      while (this.words(',', 'the', 'a', 'an', 'new', 'following', 'two', 'three'));
      const before = this.at;
      if (this.words('alphabetically') || (this.words('in') && this.words('alphabetical') && this.words('order'))) {
        ordered = true;
        continue;
      }
      this.at = before;
      if (terms.length > 0 || !this.words('definition', 'definitions') || !this.words('of', 'for')) break;
      terms = this.terms();
    }
    const put = terms.length === 0 ? undefined : this.definitionText(how);
    if (put === undefined) {
      this.at = from;
      return undefined;
    }
    return { do: 'define', locus: this.here(), how, terms, ordered, put: put === null ? undefined : put };
  }

  /** "the terms “Lamp” and “Wick”". */
  private terms(): readonly Range[] {
    this.words('the');
    this.words('term', 'terms');
    const terms: Range[] = [];
    for (let quote = this.quote(); quote; quote = this.quote()) {
      terms.push(quote);
      const from = this.at;
      while (this.words(',', 'and'));
      if (this.isQuote()) continue;
      this.at = from;
      break;
    }
    return terms;
  }

  /** What is set out, at once or behind all that is done to the section; null where nothing comes, undefined where it isn't understood. */
  private definitionText(how: 'add' | 'revise' | 'remove'): Put | null | undefined {
    while (this.words(',', '.', ';', 'and'));
    if (this.done()) return how === 'remove' ? null : AWAITED;
    if (how === 'remove' || !(this.words('to') && this.words('read'))) return undefined;
    while (this.words('as', 'follows', ':'));
    const range = this.quote();
    while (this.words('.', ';', ',', 'and'));
    return range && this.done() ? { range } : undefined;
  }
}
