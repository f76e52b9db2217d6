/** The grammar of what is named by what it is: "the subsection designation", "the dollar figure", "the second subsection (c)". */
import { LocusParser } from './locus.ts';
import type { Found, Operation, Put } from './operation.ts';
import { DOLLARS, UNITS, Unread } from './vocabulary.ts';

/** Whether a target is a section: by its last step. */
const isSectionTarget = (target: string): boolean => /^s\D{0,3}\d/.test(target.slice(target.lastIndexOf('/') + 1));

/** Reads things that stand in a text once, or in a number that is said. */
export class NamedParser extends LocusParser {
  /** "the subsection designation", "the section enumerator and heading": of the place itself. */
  protected designation(): Found | undefined {
    const from = this.at;
    this.words('the', 'such');
    const unit = this.items[this.at];
    if (unit?.type === 'word' && this.words(...UNITS) && this.words('designation', 'enumerator')) {
      const before = this.at;
      const heading = this.words('and') && this.words('heading');
      if (!heading) this.at = before;
      const isSection = this.targets.every(isSectionTarget);
      if (isSection !== (unit.word === 'section')) throw new Unread();
      return {
        type: 'part',
        locus: { targets: this.targets, parts: [...this.parts, { part: 'designation', heading }] },
      };
    }
    this.at = from;
    return undefined;
  }

  /** "the dollar figure": whichever amount stands there. */
  protected amountInDollars(): Found | undefined {
    const from = this.at;
    this.words('the');
    if (this.words('dollar') && this.words('figure', 'amount'))
      return { type: 'mark', mark: { mark: DOLLARS, occurrence: 'only', atEnd: false } };
    this.at = from;
    return undefined;
  }

  /** "the second subsection (c)": of those that bear one designation. */
  protected oneOfSeveral(): Found | undefined {
    const from = this.at;
    this.words('the');
    const which = this.ordinal();
    if (which !== undefined && which > 0 && this.peekPlace()) {
      const targets = this.place() ?? this.fail();
      if (targets.length !== 1) throw new Unread();
      return { type: 'units', targets: [`${targets[0]}~${which}`] };
    }
    this.at = from;
    return undefined;
  }

  /** "the first two sentences". */
  protected someSentences(): readonly Found[] | undefined {
    const from = this.at;
    this.words('the');
    const last = this.words('last');
    if (last || this.words('first')) {
      const many = this.words('two') ? 2 : this.words('three') ? 3 : 0;
      if (many > 0 && this.words('sentences')) {
        this.optionalOf();
        const { targets, parts } = this;
        return Array.from({ length: many }, (_, i): Found => {
          const which = last ? i - many : i + 1;
          return { type: 'part', locus: { targets, parts: [...parts, { part: 'sentence', which }] } };
        });
      }
    }
    this.at = from;
    return undefined;
  }

  /** "striking the section designation and heading and inserting the following: “SEC. 5. LAMPS.”": a section keeps its number. */
  protected sectionAnew(struck: Operation & { readonly do: 'strike' }, put: Put): Operation | undefined {
    const [only] = struck.struck.objects;
    const label = only?.type === 'part' ? only.locus.parts.at(-1) : undefined;
    if (only?.type !== 'part' || label?.part !== 'designation') return undefined;
    const { targets } = only.locus;
    if (!targets.every(isSectionTarget)) return undefined;
    if (!label.heading || struck.struck.through || struck.struck.objects.length > 1) throw new Unread();
    return { do: 'revise', locus: { targets, parts: [{ part: 'heading' }] }, put };
  }
}
