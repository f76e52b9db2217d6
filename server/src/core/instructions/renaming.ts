/** The grammar of new designations and places: "redesignating paragraph (2) as paragraph (3)", "transferring". */
import { ObjectParser } from './objects.ts';
import type { Locus, Operation, Point } from './operation.ts';
import { above } from './targets.ts';
import { UNITS, Unread } from './vocabulary.ts';

/** Reads how provisions get other designations, or go elsewhere. */
export class RenamingParser extends ObjectParser {
  /** "paragraphs (2) and (3) as paragraphs (3) and (4), respectively". */
  protected redesignate(verb: string): Operation {
    if (/^designat/i.test(verb)) return this.designate();
    if (this.subsequent()) {
      this.end();
      return { do: 'renumber', locus: this.here() };
    }
    if (this.such()) return this.redesignated(this.targets);
    this.words('the', 'such');
    this.words('current', 'former', 'existing');
    // "the second subsection (f) (relating to lamps)": of two that bear one designation.
    const which = this.ordinal();
    // "the second subsection designated as subsection (i)".
    if (which !== undefined && this.words(...UNITS)) {
      this.need('designated');
      this.need('as');
    }
    const from = this.place() ?? this.fail();
    const operation = this.redesignated(from);
    return which === undefined ? operation : { ...operation, which };
  }

  /** "sections 6 and 7 are renumbered accordingly": they follow on what stands before them. */
  protected accordingly({ targets, parts }: Locus): Operation | undefined {
    if (!this.words('accordingly', 'appropriately')) return undefined;
    this.end();
    // "The remaining sections": those of the whole.
    if (parts.at(-1)?.part === 'others') return { do: 'renumber', locus: { targets, parts: [] } };
    const [parent, ...others] = new Set(targets.map(above));
    if (parent === undefined || others.length > 0 || parts.length > 0) throw new Unread();
    return { do: 'renumber', locus: { targets: [parent], parts: [] }, only: targets };
  }

  protected redesignated(from: readonly string[]): Operation & { readonly do: 'redesignate' } {
    while (this.words(',', 'respectively', 'thereof', 'inclusive'));
    if (this.words('in')) this.need('order');
    if (!this.words('as') && !this.peekPlace()) throw new Unread();
    this.words('the', 'new');
    const to = this.labels(from) ?? this.place() ?? this.fail();
    while (this.words(',', 'respectively', 'and', 'inclusive'));
    while (this.words('is', 'are', 'hereby', 'further'));
    // The margins move along, which is layout.
    if (!this.done() && !this.words('indenting', 'moving', 'adjusting', 'realigning', 'by')) throw new Unread();
    if (from.length !== to.length) throw new Unread();
    return { do: 'redesignate', from, to };
  }

  /** "as (f) and (g)": new labels of the same provisions. */
  protected labels(from: readonly string[]): readonly string[] | undefined {
    const labels: string[] = [];
    for (let item = this.items[this.at]; item?.type === 'word'; item = this.items[this.at]) {
      if (/^\(.+\)$/.test(item.word)) labels.push(item.word.slice(1, -1));
      else if (labels.length === 0 || ![',', 'and'].includes(item.word)) break;
      this.at++;
    }
    return labels.length === from.length ? from.map((target, i) => `${above(target)}/${labels[i]}`) : undefined;
  }

  /** "the last sentence of paragraph (2) as paragraph (3)": words that exist become a provision. */
  protected designate(): Operation {
    this.piece();
    const locus = this.here();
    const part = locus.parts.at(-1);
    if (locus.targets.length !== 1 || locus.parts.length !== 1 || part?.part !== 'sentence') throw new Unread();
    this.need('as');
    this.words('the', 'a', 'new');
    const as = this.place() ?? this.fail();
    this.end();
    return as.length === 1 ? { do: 'designate', locus, as: as[0]! } : this.fail();
  }

  protected move(said?: readonly string[]): Operation {
    const words = this.items.map((item) => (item.type === 'word' ? item.word : ''));
    if (words.includes('ems') || words.includes('margins') || words.includes('margin')) return { do: 'layout' };
    const such = said ? undefined : this.suchUnit();
    if (!said && !such) this.words('the', 'such');
    const from = said ?? (such === undefined ? (this.place() ?? this.fail()) : [such]);
    while (
      this.words(',', 'so', 'as', 'to', 'appear', 'it', 'appears', 'and', 'inserting', 'that', 'immediately', 'the')
    );
    let point: Point | undefined;
    if (this.words('end')) {
      this.optionalOf();
      point = { at: 'end' };
    } else {
      const side = this.words('after', 'following')
        ? 'after'
        : this.words('before', 'preceding')
          ? 'before'
          : undefined;
      if (side) {
        point = { at: side, object: this.object() };
        this.optionalOf();
      }
    }
    if (!point) throw new Unread();
    this.end();
    return { do: 'move', from, locus: this.here(), point };
  }
}
