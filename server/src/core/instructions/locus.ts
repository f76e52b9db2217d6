/** The grammar of places: "in subsection (a), in the matter preceding paragraph (1)". */

import type { Found, Locus, Part } from './operation.ts';
import { PrintedParser } from './printed.ts';
import { above, lawOf } from './targets.ts';
import { Contents, MATTER, NAMES, PLURALS, TAIL, UNITS, Unread } from './vocabulary.ts';

/** Reads within what an instruction is carried out. */
export class LocusParser extends PrintedParser {
  locus(): Locus {
    const around = this.targets;
    let all: readonly string[] = [];
    // "Amend § 5.6 by": the word that leads is none of the place.
    while (this.words(...TAIL, 'amend'));
    while (!this.done()) {
      const listed = this.peekPlace() && all.length > 0;
      const place = this.peekPlace();
      if (listed) this.targets = around;
      this.piece();
      // "Sections 5, 6(a), and subsection (b) of section 7 are each amended".
      if (listed) this.targets = [...all, ...this.targets];
      all = place ? this.targets : [];
      while (this.words(...TAIL) || this.theSame());
      // "Section 3 is amended to delete".
      if (this.at === this.items.length - 1) this.words('to');
    }
    return this.here();
  }

  /** "Be, and the same is hereby, revoked". */
  private theSame(): boolean {
    const [the, same] = this.items.slice(this.at, this.at + 2);
    const is = the?.type === 'word' && the.word === 'the' && same?.type === 'word' && same.word === 'same';
    if (is) this.at += 2;
    return is;
  }

  protected here(): Locus {
    return { targets: this.targets, parts: this.parts };
  }

  /** "in the matter preceding paragraph (1)", "the first sentence of section 5". */
  protected piece(): undefined {
    if (this.inPrint() || this.listed()) return;
    this.words('in', 'within', 'of', 'to', 'from', 'at', 'for', 'under') && this.words('each') && this.word('of');
    if (this.peekPlace() || this.chapterOf()) return this.enter();
    if (this.peekQuote()) return this.enterPart({ part: 'said', object: this.object() });
    if (this.newUnit()) return;
    const much = this.peekWord('so') ? this.opening() : undefined;
    if (much?.type === 'part') {
      this.targets = much.locus.targets;
      this.parts = much.locus.parts;
      return;
    }
    // "the first section of the Act of July 3, 1930".
    const first = this.at;
    this.words('the');
    if (this.words('first') && this.words('section') && this.words('of')) {
      this.words('such', 'that', 'the');
      const laws = this.peekPlace() ? this.place() : undefined;
      if (laws?.length === 1 && laws[0] === lawOf(laws[0]!)) {
        this.targets = [`${laws[0]}/s1`];
        this.parts = [];
        return;
      }
    }
    this.at = first;
    if (this.others()) {
      this.optionalOf();
      return this.enterPart({ part: 'others' });
    }
    const near = this.at;
    this.words('immediately');
    const side = this.words('after', 'following') ? 'after' : this.words('before', 'preceding') ? 'before' : undefined;
    if (side) return this.enterPart({ part: 'beside', side, object: this.object() });
    this.at = near;
    // "Newly designated section 10": by the number that it has now.
    this.words('newly') && this.words('designated', 'redesignated');
    if (this.peekPlace()) return this.enter();
    const from = this.at;
    if (this.such() || this.wholeText()) return;
    // "the section redesignated above as section 107(b)".
    if (this.words('the') && this.words(...UNITS) && this.words('redesignated', 'renumbered')) {
      this.words('above', 'herein');
      if (this.words('as') && this.peekPlace()) return this.enter();
    }
    this.at = from;
    this.words('the', 'such', 'that', 'its');
    this.words('said', 'current', 'former', 'redesignated', 'renumbered', 'numbered');
    if (this.peekPlace()) return this.enter();
    if (this.words('provisions') && this.words('of') && this.peekPlace()) return this.enter();
    this.at = from;
    this.words('the', 'such', 'that', 'its');
    const plainly = this.at;
    if (this.words('undesignated') && !this.peekWord('matter')) this.at = plainly;
    if (this.words(...MATTER)) {
      this.words('immediately');
      const side = this.words('preceding', 'before')
        ? 'preceding'
        : this.words('following', 'after')
          ? 'following'
          : undefined;
      if (!side) {
        if (this.word('at')) {
          this.need('the');
          this.need('end');
          this.optionalOf();
          return this.enterPart({ part: 'flush' });
        }
        throw new Unread();
      }
      const unit = this.place() ?? this.fail();
      const parent = new Set(unit.map(above));
      if (parent.size !== 1) throw new Unread();
      this.targets = [...parent];
      this.parts = [];
      return this.enterPart({ part: side, unit });
    }
    if (this.word('flush')) {
      this.words('left');
      if (!this.words('matter', 'text', 'language', 'sentence')) throw new Unread();
      if (this.words('following', 'after')) {
        const unit = this.place() ?? this.fail();
        this.targets = [above(unit[0]!)];
        this.parts = [];
        return this.enterPart({ part: 'following', unit });
      }
      if (this.word('at')) {
        this.need('the');
        this.need('end');
      }
      this.optionalOf();
      return this.enterPart({ part: 'flush' });
    }
    if (this.words('table', 'analysis') || (this.words(...UNITS) && this.words('analysis', 'table'))) {
      // "The table in subclause (II)" is one of figures, not of sections.
      if (this.words('in', 'contained')) throw new Unread();
      throw new Contents();
    }
    this.at = from;
    this.words('the', 'such', 'that', 'its');
    if (this.words('item', 'items')) {
      if (!this.words('relating', 'related')) throw new Unread();
      // "Section 5 and the item relating to it are repealed": the section is.
      if (this.entered) {
        this.at = this.items.length;
        return;
      }
      throw new Contents();
    }
    if (this.words('introductory')) {
      this.need('text');
      this.optionalOf();
      return this.enterPart({ part: 'introductory' });
    }
    if (this.words('preamble')) {
      this.optionalOf();
      return this.enterPart({ part: 'preamble' });
    }
    // "The title of Executive Order 1", "the section title".
    const titled = this.words('title');
    if (!titled) this.words(...UNITS, 'enumerator');
    if (this.words('heading', 'headings', 'caption', 'title') || titled) {
      this.optionalOf();
      return this.enterPart({ part: 'heading' });
    }
    this.at = from;
    this.words('the', 'such', 'that', 'its');
    if (this.word('definition')) {
      this.need('of');
      this.words('the') && this.word('term');
      const quote = this.quote() ?? this.fail();
      this.optionalOf();
      return this.enterPart({ part: 'definition', term: quote });
    }
    const which = this.ordinal();
    if (which !== undefined && this.words('sentence')) {
      this.optionalOf();
      return this.enterPart({ part: 'sentence', which });
    }
    this.at = from;
    throw new Unread();
  }

  /** A place that is named by the print, or by a bill's ends. */
  protected inPrint(): boolean {
    const lines = this.printed();
    if (lines) {
      // "Page 5, line 3": the page says of which the line is.
      this.parts = [...this.parts.filter(({ part }) => part !== 'lines'), lines];
      return true;
    }
    const between = this.betweenLines();
    if (between) {
      const object: Found = { type: 'part', locus: { targets: this.targets, parts: [between] } };
      this.enterPart({ part: 'beside', side: 'after', object });
      return true;
    }
    const from = this.at;
    if (this.words('at') && this.words('the')) {
      if (this.words('appropriate') && this.words('place', 'places')) {
        this.words('in') && this.words('the') && this.words('bill');
        this.enterPart({ part: 'appropriate' });
        return true;
      }
      const edge = this.words('end') ? 'end' : this.words('beginning') ? 'beginning' : undefined;
      if (edge && this.items.length > 0) {
        this.words('thereof');
        this.optionalOf();
        this.enterPart({ part: 'edge', at: edge });
        return true;
      }
    }
    this.at = from;
    return false;
  }

  /** "Chapter 303 of", before a place: sections are named without it. */
  protected chapterOf(): boolean {
    const from = this.at;
    if (this.words('chapter', 'subchapter', 'part', 'subpart', 'subtitle', 'title')) {
      this.at++;
      if (this.word('of') && this.peekPlace()) return true;
    }
    this.at = from;
    return false;
  }

  /** What the words say that comes: "a new section 9(b)". */
  protected brings: readonly string[] | undefined;

  /** "each of the following provisions of section 172": which they are, is said below. */
  private listed(): boolean {
    const from = this.at;
    this.words('each');
    this.words('of');
    if (this.words('the') && this.words('following') && this.words('provisions', ...PLURALS) && this.words('of')) {
      if (this.peekPlace()) {
        this.enter();
        this.enterPart({ part: 'listed' });
        return true;
      }
    }
    this.at = from;
    return false;
  }

  /** "so much of subsection (b) as precedes paragraph (2)", "all that precedes “lamps”", "all preceding subparagraph (B)". */
  protected opening(): Found | undefined {
    const from = this.at;
    const { targets, parts } = this;
    const much = this.words('so') && this.words('much');
    if (much || this.words('all')) {
      if (much && this.words('of')) this.enter();
      this.words(',');
      const precedes = much ? this.words('as') && this.words('precedes') : this.words('that') && this.words('precedes');
      if (precedes || (!much && this.words('preceding'))) {
        const until = this.object();
        const locus = { targets: this.targets, parts: [...this.parts, { part: 'opening', until } as const] };
        this.targets = targets;
        this.parts = parts;
        return { type: 'part', locus };
      }
    }
    [this.at, this.targets, this.parts] = [from, targets, parts];
    return undefined;
  }

  /** Something that stands in the text; the grammar of objects reads it. */
  protected object(): Found {
    return this.fail();
  }

  /** "the order", "those orders": the whole of what is amended. */
  protected wholeText(): boolean {
    const from = this.at;
    if (
      this.words('the', 'said', 'such', 'that', 'those', 'these') &&
      this.words('order', 'orders', 'proclamation', 'bill', 'resolution')
    ) {
      const laws = [...new Set(this.targets.map(lawOf))];
      if (laws.length > 0 && laws.every((law) => /^\/us\/(?:eo|proc|memo|bill)\//.test(law))) {
        this.targets = laws;
        this.parts = [];
        return true;
      }
    }
    this.at = from;
    return false;
  }

  /** "a new section 9", "the following new subsection": said of what comes. */
  protected newUnit(): boolean {
    const from = this.at;
    while (this.words('a', 'an', 'the', 'following'));
    if (this.word('new') && (this.words(...UNITS, ...PLURALS) || this.peekPlace())) {
      const unit = this.place();
      if (unit) this.parts = [...this.parts, { part: 'new', unit }];
      else if (this.peekPlace()) this.at++;
      return true;
    }
    this.at = from;
    return false;
  }

  /** "such section", "such subsection": what was named before; a lower unit is the one at hand. */
  protected such(): boolean {
    const [such, unit, next] = this.items.slice(this.at, this.at + 3);
    if (such?.type !== 'word' || !['such', 'that'].includes(such.word) || unit?.type !== 'word') return false;
    if (!UNITS.includes(unit.word) && unit.word !== 'act') return false;
    if (next?.type === 'word' && ['heading', 'analysis', 'enumerator'].includes(next.word)) return false;
    const meant = this.resolve.such(unit.word === 'act' ? 'Act' : unit.word);
    if (['section', 'subsection', 'title', 'act'].includes(unit.word)) {
      if (meant === undefined) throw new Unread();
      this.targets = [meant];
      this.parts = [];
    }
    this.at += 2;
    return true;
  }

  /** "that subsection": the target that it is; undefined where it is said of what stands in it. */
  protected suchUnit(): string | undefined {
    const [such, unit, next] = this.items.slice(this.at, this.at + 3);
    if (such?.type !== 'word' || !['such', 'that'].includes(such.word) || unit?.type !== 'word') return undefined;
    if (!['section', 'subsection'].includes(unit.word) || (next?.type === 'word' && next.word === 'heading'))
      return undefined;
    const meant = this.resolve.such(unit.word);
    if (meant !== undefined) this.at += 2;
    return meant;
  }

  /** "of subsection (a)", behind a part. */
  protected optionalOf(): undefined {
    if (this.words('thereof', 'therein')) return;
    const from = this.at;
    if (!this.words('of', 'in', 'for', 'to', 'under')) return;
    if (this.word('thereof') || this.wholeText()) return;
    if (this.words('each', 'both')) this.need('of');
    if (this.such()) return;
    if (this.peekPlace()) {
      const targets = this.place() ?? this.fail();
      this.targets = targets;
      this.parts = [];
      return;
    }
    if (this.words('the', 'such', 'that')) {
      if (this.words(...UNITS)) return;
      this.at = from + 1;
      return this.piece();
    }
    this.at = from;
  }

  protected entered = false;

  /** "chapter 303 of part III of title 18", "paragraph (5) from section 4(d)": a place that the one behind it contains. */
  protected placeWithin(): readonly string[] | undefined {
    // "Paragraph (6), as redesignated by section 2, of section 251A": what was told stood between commas.
    const [inner, ...rest] = this.items.slice(this.at, this.at + 4);
    const comma = rest[0]?.type === 'word' && rest[0].word === ',' && rest[1]?.type === 'word' && rest[1].word === 'of';
    const [of, outer] = comma ? rest.slice(1) : rest;
    if (inner?.type !== 'place' || of?.type !== 'word' || outer?.type !== 'place') return undefined;
    if (of.word !== 'of' && !(of.word === 'from' && inner.phrase.host.type === 'none')) return undefined;
    const around = this.resolve.places(outer.phrase, this.targets);
    const targets = around?.length ? this.resolve.places(inner.phrase, around) : undefined;
    if (!targets?.length) return undefined;
    this.at += comma ? 4 : 3;
    return targets;
  }

  /** "all the remaining sections". */
  protected others(): boolean {
    const from = this.at;
    this.words('all');
    this.words('the');
    if (this.words('subsequent', 'remaining', 'succeeding') && this.words(...PLURALS)) return true;
    this.at = from;
    return false;
  }

  /** Whether quoted words come, with what they are called: "the words “each lamp”". */
  protected peekQuote(): boolean {
    const from = this.at;
    this.words('the');
    this.words(...NAMES);
    const found = this.isQuote();
    this.at = from;
    return found;
  }

  protected enter(): undefined {
    // "“A” in section 3 and “B” in section 4 are struck": each in a place of its own.
    if (this.parts.some(({ part }) => part === 'said')) throw new Unread();
    const targets = this.place() ?? this.placeWithin() ?? this.fail();
    this.entered = true;
    this.targets = targets;
    this.parts = [];
  }

  protected enterPart(part: Part): undefined {
    this.parts = [...this.parts, part];
  }
}
