/** The grammar of objects: "the second sentence", "“the Board” each place it appears", "all that follows". */
import type { Range } from '../analysis.ts';
import { SECTION_RANK } from '../citations/units.ts';
import { NamedParser } from './named.ts';
import type { Found, Locus, Mark, Occurrence, Put, Through, Words } from './operation.ts';
import { lawOf } from './targets.ts';
import { MARKS, NAMES, NEW, PLURALS, UNITS, Unread } from './vocabulary.ts';

/** Reads what is struck, inserted or set out, and which of several is meant. */
export class ObjectParser extends NamedParser {
  /** "and" between two things that are struck. */
  protected joins(): boolean {
    const from = this.at;
    while (this.words(',', 'and'));
    if (this.at > from && (this.isQuote() || this.peekPlace() || this.peekWord('the'))) return true;
    this.at = from;
    return false;
  }

  /** Whether places of the C.F.R. are changed, of which agencies set the text out behind all that they do to a section. */
  protected ofRules(): boolean {
    return this.targets.length > 0 && this.targets.every((target) => target.startsWith('/us/cfr/'));
  }

  protected allThatFollows(): boolean {
    const from = this.at;
    this.words(',');
    if (
      this.word('and') &&
      this.word('all') &&
      (this.word('that') || this.word('matter')) &&
      this.words('follows', 'following', 'follow')
    )
      return true;
    this.at = from;
    return false;
  }

  protected through(): Through {
    if (this.words('before', 'preceding')) return { to: 'before', object: this.object() };
    if (!this.words('through', 'to', 'up')) {
      if (this.word('in')) {
        // "and all that follows in such paragraph", "in the first sentence": to its end.
        this.at--;
        this.piece();
      }
      return { to: 'end' };
    }
    this.words('to', 'and');
    const from = this.at;
    if (this.word('the') && this.word('end')) {
      if (this.word('of')) {
        // "through the end of paragraph (1)", of more than that paragraph.
        if (this.peekPlace()) return { to: 'found', object: { type: 'units', targets: this.place() ?? this.fail() } };
        if (this.words('the', 'such', 'that')) {
          if (this.word('sentence')) return { to: 'sentence' };
          if (!this.words(...UNITS)) throw new Unread();
        }
      }
      return { to: 'end' };
    }
    this.at = from;
    const object = this.object();
    if (object.type === 'words' || object.type === 'mark') return { to: 'found', object };
    return { to: 'found', object };
  }

  /** Something that stands in the text: words, a mark, a unit, a sentence, the heading. */
  protected override object(): Found {
    const quote = this.quote();
    if (quote) return this.wordsWithin(quote);
    const all = this.at;
    if (['all', 'after', 'the', 'enacting', 'clause'].every((word) => this.word(word))) {
      const targets = [...new Set(this.targets.map(lawOf))];
      return { type: 'part', locus: { targets, parts: [{ part: 'enacted' }] } };
    }
    this.at = all;
    const own = this.opening() ?? this.designation() ?? this.amountInDollars() ?? this.oneOfSeveral();
    if (own) return own;
    // "all of subsection (b)".
    if (this.words('all')) this.need('of');
    const from = this.at;
    if (this.peekPlace()) {
      // "after chapter 95": no text of the Code, but a place among its chapters.
      const item = this.items[this.at];
      const place = this.placeWithin() ?? this.place();
      if (place) return { type: 'units', targets: place };
      if (item?.type === 'place' && item.phrase.unit && item.phrase.unit.rank < SECTION_RANK) {
        this.at++;
        return { type: 'units', targets: this.targets };
      }
      this.fail();
    }
    if (this.words('chapter', 'subchapter', 'part', 'subpart', 'subtitle', 'title')) {
      this.at++;
      return { type: 'units', targets: this.targets };
    }
    const unit = this.suchUnit();
    if (unit) return { type: 'units', targets: [unit] };
    this.words('the', 'such', 'each');
    if (this.peekPlace()) return { type: 'units', targets: this.place() ?? this.fail() };
    if (this.words(...NAMES) || (this.words('following') && this.words(':', '--', '—'))) {
      const words = this.quote();
      if (words) return this.wordsWithin(words);
      throw new Unread();
    }
    // "the “and” at the end".
    const named = this.quote();
    if (named) return this.wordsWithin(named);
    // "the closing period".
    const closing = this.words('closing', 'ending');
    const which = this.ordinal();
    const mark = this.mark();
    if (closing && mark !== undefined) return { type: 'mark', mark: { mark, occurrence: 'only', atEnd: true } };
    if (mark !== undefined) return { type: 'mark', mark: this.markAt(mark, which) };
    this.at = from;
    const [targets, parts] = [this.targets, this.parts];
    this.piece();
    const locus = this.here();
    this.targets = targets;
    this.parts = parts;
    return { type: 'part', locus };
  }

  protected mark(): string | undefined {
    const item = this.items[this.at];
    if (item?.type !== 'word') return undefined;
    const mark = MARKS[item.word];
    if (mark !== undefined) this.at++;
    return mark;
  }

  protected markAt(mark: string, which: number | undefined): Mark {
    const from = this.at;
    if (this.word('at') && this.word('the') && this.word('end')) {
      this.words('thereof');
      this.optionalOf();
      return { mark, occurrence: 'only', atEnd: true };
    }
    this.at = from;
    const on = this.onLines();
    if (on) return { mark, occurrence: which ?? 'only', atEnd: false, on };
    const side = this.word('after') ? 'after' : this.word('before') ? 'before' : undefined;
    if (side && this.word('the')) this.words('word', 'words', 'term', 'phrase');
    const words = side && this.quote();
    if (side && words) return { mark, occurrence: 'only', atEnd: false, beside: { side, words } };
    this.at = from;
    return { mark, occurrence: which ?? 'only', atEnd: false };
  }

  /** "on page 6, line 2", behind words or a mark of a bill. */
  protected onLines(): Locus | undefined {
    const lines = this.peekWord('on') ? this.printed() : undefined;
    return lines && { targets: this.targets, parts: [lines] };
  }

  /** Quoted words with what says which of them are meant. */
  protected wordsWithin(range: Range): Found {
    let occurrence: Occurrence = 'only';
    let atEnd = false;
    let beside: Words['beside'];
    let on: Locus | undefined;
    for (;;) {
      const from = this.at;
      on ??= this.onLines();
      if (this.at > from) continue;
      this.words(',');
      const said = this.occurrence();
      if (said !== undefined) {
        occurrence = said;
        continue;
      }
      if (this.word('at') && this.word('the') && this.word('end')) {
        atEnd = true;
        this.words('thereof');
        this.optionalOf();
        continue;
      }
      this.at = from;
      if (this.words('occurring', 'appearing', 'contained') && !this.peekWord('in')) this.fail();
      // "“rule or” from “final rule or regulation”".
      if (!beside && this.words('from', 'in')) {
        const quote = this.quote();
        if (quote) {
          beside = {
            side: 'within',
            object: { type: 'words', words: { range: quote, occurrence: 'only', atEnd: false } },
          };
          continue;
        }
        this.at = from;
      }
      if (this.words('in', 'from', 'of')) {
        this.at--;
        const before = this.at;
        try {
          this.piece();
          continue;
        } catch (error) {
          if (!(error instanceof Unread)) throw error;
          this.at = before;
          throw error;
        }
      }
      if (this.word('immediately')) {
        // with the side that follows
      }
      const side = this.words('before', 'preceding')
        ? 'before'
        : this.words('after', 'following')
          ? 'after'
          : undefined;
      if (side && !beside) {
        const item = this.items[this.at];
        if (item?.type === 'quote' || (item?.type === 'word' && item.word === 'the')) {
          const object = this.object();
          const isLabel = object.type === 'part' && object.locus.parts.at(-1)?.part === 'designation';
          if (object.type !== 'words' && object.type !== 'mark' && !isLabel) throw new Unread();
          beside = { side, object };
          continue;
        }
      }
      this.at = from;
      break;
    }
    return { type: 'words', words: { range, occurrence, atEnd, beside, ...(on && { on }) } };
  }

  /** "each place it appears", "the first place that such term appears", "both places it appears". */
  protected occurrence(): Occurrence | undefined {
    const from = this.at;
    let occurrence: Occurrence | undefined;
    if (this.words('in', 'at') && this.peekWord('wherever')) this.at = from;
    if (this.word('wherever')) occurrence = 'each';
    else if (this.word('both')) {
      if (this.words('place', 'places', 'times', 'instances')) occurrence = 'both';
    } else if (this.word('each') || this.word('every')) {
      if (this.words('place', 'places', 'time', 'instance')) occurrence = 'each';
    } else {
      this.words('the');
      const which = this.ordinal();
      if (which !== undefined && this.words('place', 'time', 'instance', 'occurrence')) occurrence = which;
    }
    if (occurrence === undefined) {
      this.at = from;
      return undefined;
    }
    const before = this.at;
    this.words('that', 'where', 'at', 'in');
    this.words('which');
    this.words('it', 'they', 'such', 'the', 'those', 'that');
    this.words('term', 'terms', 'phrase', 'word', 'words', 'date', 'amount', 'figure', 'reference');
    if (!this.words('appears', 'appear', 'occurs', 'occur', 'appearing', 'occurring')) this.at = before;
    this.words('therein');
    return occurrence;
  }

  /** What may stand behind all that is struck: "each place it appears". */
  protected modifiers(objects: Found[]): void {
    for (;;) {
      this.words(',');
      const said = this.occurrence();
      if (said !== undefined) {
        objects.forEach((object, index) => {
          if (object.type === 'words') objects[index] = { type: 'words', words: { ...object.words, occurrence: said } };
        });
        continue;
      }
      const from = this.at;
      if (this.word('in') && this.word('each') && this.word('such') && this.word('place')) continue;
      this.at = from;
      if (this.word('in') && this.words('its', 'their') && this.word('entirety')) continue;
      this.at = from;
      if (this.words('in', 'from')) {
        this.at = from;
        this.piece();
        continue;
      }
      break;
    }
  }

  /** What comes behind "and inserting". */
  protected brought(): Put {
    this.instead();
    // "and replacing it with", "and replacing with".
    if (this.words('it', 'them')) this.need('with');
    else this.words('with');
    const put = this.set(false);
    this.instead();
    return put;
  }

  /** "in lieu thereof", "in its place", "in lieu of the stricken words", before or behind what comes. */
  protected instead(): undefined {
    const from = this.at;
    for (;;) {
      const before = this.at;
      // "in each such place", behind "each place it appears"; "in both places that it appears" says which are struck.
      if (this.words('in') && this.words('each', 'both')) {
        this.words('such');
        if (this.words('place', 'places', 'case', 'instance') && !this.peekAppears()) continue;
        this.at = before;
        break;
      }
      this.at = before;
      if (
        this.word('of') &&
        this.word('the') &&
        this.words('stricken', 'deleted') &&
        this.words('words', 'text', 'word')
      )
        continue;
      this.at = before;
      if (this.words(',', 'in', 'its', 'their', 'lieu', 'place', 'stead', 'thereof', 'therefor', 'instead', 'by'))
        continue;
      break;
    }
    // "in section 3" is a place.
    if (this.peekPlace() || this.peekWord('section')) this.at = from;
  }

  /** "“C” and “D”, respectively", for as many words as are struck. */
  protected respectively(put: Put, objects: readonly Found[]): readonly Put[] | undefined {
    if (objects.length < 2 || objects.some(({ type }) => type !== 'words')) return undefined;
    const from = this.at;
    const puts = [put];
    while (this.words(',', 'and', 'the', ...NAMES) || this.isQuote()) {
      const range = this.quote();
      if (range) puts.push({ range });
    }
    if (puts.length === objects.length && this.word('respectively')) return puts;
    this.at = from;
    return undefined;
  }

  /** "the subsequent subsections in section 6(a) accordingly". */
  protected subsequent(): boolean {
    const from = this.at;
    this.words('all');
    this.words('the');
    if (this.words('subsequent', 'remaining', 'succeeding') && this.words(...PLURALS)) {
      if (this.words('in', 'of')) {
        this.at--;
        this.piece();
      }
      if (this.words('appropriately', 'accordingly')) return true;
    }
    this.at = from;
    return false;
  }

  protected peekAppears(): boolean {
    return ['it', 'they', 'that', 'where', 'such', 'in', 'which'].some((word) => this.peekWord(word));
  }

  /** "the following new paragraph: …", "“the Board”", "a semicolon". */
  protected set(whole = true): Put {
    const quote = this.quote();
    let put: Put | undefined = quote && { range: quote };
    if (!put) {
      if (this.words('a', 'an') || MARKS[(this.items[this.at] as { word?: string })?.word ?? '']) {
        const mark = this.mark();
        if (mark !== undefined) put = { mark };
        else this.at--;
      }
    }
    if (!put) {
      const skip = [
        'as',
        'follows',
        ':',
        ';',
        'the',
        'following',
        ',',
        'in',
        'lieu',
        'thereof',
        'a',
        'an',
        'so',
        ...NEW,
        '—',
        '--',
        '.',
        'word',
        'phrase',
        'phrases',
        'term',
        'terms',
        'date',
        'dates',
        'figure',
        'figures',
        'name',
        'number',
        'text',
        'reading',
      ];
      while (this.words(...skip) || this.newPlace() || this.reads());
      const matter = this.quote();
      if (matter) put = { range: matter };
    }
    if (!put) throw new Unread();
    if (whole) this.end();
    return put;
  }

  /** "to read in its entirety", "which reads": said of what comes. */
  protected reads(): boolean {
    const from = this.at;
    if (this.words('to', 'which') && this.words('read', 'reads')) {
      if (this.word('in')) {
        this.need('its');
        this.need('entirety');
      }
      return true;
    }
    this.at = from;
    return false;
  }

  /** "the following new subparagraph (B)": said of what comes. */
  protected newPlace(): boolean {
    const before = this.items[this.at - 1];
    if (!this.peekPlace() || before?.type !== 'word' || !['new', 'following', 'and', ','].includes(before.word))
      return false;
    this.brings = this.place() ?? this.brings;
    if (this.peekPlace()) this.at++;
    return true;
  }
}
