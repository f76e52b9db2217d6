/** The grammar of operations and places, by recursive descent over items. What it doesn't read to the end is refused. */
import type { Action, Range } from '../analysis.ts';
import type { Phrase } from '../citations/phrase.ts';
import { SECTION_RANK, units } from '../citations/units.ts';
import type { Item } from './items.ts';
import type {
  Found,
  Locus,
  Mark,
  Occurrence,
  Operation,
  Part,
  Point,
  Put,
  Struck,
  Through,
  Words,
} from './operation.ts';

export interface Resolver {
  /** The targets that a phrase names within others. */
  places(phrase: Phrase, within: readonly string[]): readonly string[] | undefined;
  /** What "such section" is where it stands alone. */
  such(word: string): string | undefined;
}

const ORDINALS: Readonly<Record<string, number>> = {
  '1st': 1,
  '2d': 2,
  '2nd': 2,
  '3d': 3,
  '3rd': 3,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  last: -1,
  penultimate: -2,
};
const MARKS: Readonly<Record<string, string>> = { period: '.', semicolon: ';', comma: ',', colon: ':', dash: '—' };
const MATTER = ['matter', 'material', 'language', 'text', 'portion', 'words', 'provisions'];
const TAIL = [
  'as',
  'follows',
  'thereof',
  'by',
  'is',
  'are',
  'each',
  'hereby',
  'further',
  'amended',
  ',',
  '—',
  '--',
  ':',
  'and',
  'also',
  'both',
  '-',
  ';',
  '.',
  'be',
];
const UNITS = [...units.filter(({ heads }) => !heads).map(({ unit }) => unit), 'sentence'];
const PLURALS = UNITS.map((unit) => `${unit}s`);

/** Words that say nothing of the change itself. */
const NEW = [
  'new',
  'heading',
  'headings',
  ...UNITS,
  ...PLURALS,
  'item',
  'flush',
  'undesignated',
  'matter',
  'sentence',
  'sentences',
  'text',
  'left',
  'at',
  'end',
  'words',
  'the',
  'language',
  'definition',
  'definitions',
  'and',
  'following',
];

class Unread extends Error {}
/** A table of sections is meant, whatever else the words say. */
class Contents extends Error {}

/** Reads what stands in the words before an operative word, or above: within what the operation is done. */
export function readLocus(items: readonly Item[], within: Locus, resolve: Resolver, whole: Range): Locus {
  try {
    return new Parser(items, within, resolve).locus();
  } catch (error) {
    if (error instanceof Contents) return { targets: within.targets, parts: [{ part: 'contents' }] };
    if (!(error instanceof Unread)) throw error;
    return { targets: within.targets, parts: [...within.parts, { part: 'unread', range: whole }] };
  }
}

/** An instruction's words from its first operative word on. */
export interface Clause {
  readonly action: Action;
  readonly form: 'doing' | 'done' | 'command';
  /** Behind the operative word, up to the second one if there is one. */
  readonly first: readonly Item[];
  readonly second: readonly Item[] | undefined;
  readonly verb: string;
}

/** Reads how an instruction is carried out; undefined where that isn't understood to the last word. */
export function readOperation(clause: Clause, locus: Locus, resolve: Resolver): Operation | undefined {
  try {
    if (locus.parts.some(({ part }) => part === 'contents')) return { do: 'contents' };
    return new Parser(clause.first, locus, resolve).operation(clause);
  } catch (error) {
    if (error instanceof Contents) return { do: 'contents' };
    if (error instanceof Unread) return undefined;
    throw error;
  }
}

class Parser {
  readonly #items: readonly Item[];
  readonly #resolve: Resolver;
  #at = 0;
  #targets: readonly string[];
  #parts: readonly Part[];

  constructor(items: readonly Item[], within: Locus, resolve: Resolver) {
    this.#items = items;
    this.#targets = within.targets;
    this.#parts = within.parts;
    this.#resolve = resolve;
  }

  // Places.

  locus(): Locus {
    const around = this.#targets;
    let all: readonly string[] = [];
    while (this.#words(...TAIL));
    while (!this.#done()) {
      const listed = this.#peekPlace() && all.length > 0;
      const place = this.#peekPlace();
      if (listed) this.#targets = around;
      this.#piece();
      // "Sections 5, 6(a), and subsection (b) of section 7 are each amended".
      if (listed) this.#targets = [...all, ...this.#targets];
      all = place ? this.#targets : [];
      while (this.#words(...TAIL));
    }
    return this.#locus();
  }

  #locus(): Locus {
    return { targets: this.#targets, parts: this.#parts };
  }

  /** "in the matter preceding paragraph (1)", "the first sentence of section 5". */
  #piece(): undefined {
    this.#words('in', 'within', 'of', 'to', 'from', 'at', 'for', 'under') && this.#words('each') && this.#word('of');
    if (this.#peekPlace()) return this.#enter();
    if (this.#newUnit()) return;
    const side = this.#words('after') ? 'after' : this.#words('before') ? 'before' : undefined;
    if (side) {
      const unit = this.#place() ?? this.#fail();
      return this.#enterPart({ part: 'beside', side, unit });
    }
    // "Newly designated section 10": by the number that it has now.
    this.#words('newly') && this.#words('designated', 'redesignated');
    if (this.#peekPlace()) return this.#enter();
    const from = this.#at;
    if (this.#such()) return;
    this.#words('the', 'such', 'that', 'its');
    if (this.#peekPlace()) return this.#enter();
    if (this.#words(...MATTER)) {
      this.#words('immediately');
      const side = this.#words('preceding', 'before')
        ? 'preceding'
        : this.#words('following', 'after')
          ? 'following'
          : undefined;
      if (!side) {
        if (this.#word('at')) {
          this.#need('the');
          this.#need('end');
          this.#optionalOf();
          return this.#enterPart({ part: 'flush' });
        }
        throw new Unread();
      }
      const unit = this.#place() ?? this.#fail();
      const parent = new Set(unit.map(above));
      if (parent.size !== 1) throw new Unread();
      this.#targets = [...parent];
      this.#parts = [];
      return this.#enterPart({ part: side, unit });
    }
    if (this.#word('flush')) {
      this.#words('left');
      if (!this.#words('matter', 'text', 'language', 'sentence')) throw new Unread();
      if (this.#words('following', 'after')) {
        const unit = this.#place() ?? this.#fail();
        this.#targets = [above(unit[0]!)];
        this.#parts = [];
        return this.#enterPart({ part: 'following', unit });
      }
      if (this.#word('at')) {
        this.#need('the');
        this.#need('end');
      }
      this.#optionalOf();
      return this.#enterPart({ part: 'flush' });
    }
    if (this.#words('table', 'analysis') || (this.#words(...UNITS) && this.#words('analysis', 'table'))) {
      // "The table in subclause (II)" is one of figures, not of sections.
      if (this.#words('in', 'contained')) throw new Unread();
      throw new Contents();
    }
    this.#at = from;
    this.#words('the', 'such', 'that', 'its');
    if (this.#words('item', 'items')) {
      if (!this.#words('relating', 'related')) throw new Unread();
      // "Section 5 and the item relating to it are repealed": the section is.
      if (this.#entered) {
        this.#at = this.#items.length;
        return;
      }
      throw new Contents();
    }
    this.#words(...UNITS, 'enumerator');
    if (this.#words('heading', 'headings', 'caption', 'title')) {
      this.#optionalOf();
      return this.#enterPart({ part: 'heading' });
    }
    this.#at = from;
    this.#words('the', 'such', 'that', 'its');
    if (this.#word('definition')) {
      this.#need('of');
      this.#words('the') && this.#word('term');
      const quote = this.#quote() ?? this.#fail();
      this.#optionalOf();
      return this.#enterPart({ part: 'definition', term: quote });
    }
    const which = this.#ordinal();
    if (which !== undefined && this.#words('sentence')) {
      this.#optionalOf();
      return this.#enterPart({ part: 'sentence', which });
    }
    this.#at = from;
    throw new Unread();
  }

  /** "a new section 9", "the following new subsection": said of what comes. */
  #newUnit(): boolean {
    const from = this.#at;
    while (this.#words('a', 'an', 'the', 'following'));
    if (this.#word('new') && (this.#words(...UNITS, ...PLURALS) || this.#peekPlace())) {
      if (this.#peekPlace()) this.#at++;
      return true;
    }
    this.#at = from;
    return false;
  }

  /** "such section", "such subsection": what was named before; a lower unit is the one at hand. */
  #such(): boolean {
    const [such, unit, next] = this.#items.slice(this.#at, this.#at + 3);
    if (such?.type !== 'word' || !['such', 'that'].includes(such.word) || unit?.type !== 'word') return false;
    if (!UNITS.includes(unit.word) && unit.word !== 'act') return false;
    if (next?.type === 'word' && ['heading', 'analysis', 'enumerator'].includes(next.word)) return false;
    const meant = this.#resolve.such(unit.word === 'act' ? 'Act' : unit.word);
    if (['section', 'subsection', 'title', 'act'].includes(unit.word)) {
      if (meant === undefined) throw new Unread();
      this.#targets = [meant];
      this.#parts = [];
    }
    this.#at += 2;
    return true;
  }

  /** "of subsection (a)", behind a part. */
  #optionalOf(): undefined {
    const from = this.#at;
    if (!this.#words('of', 'in', 'for', 'to', 'under')) return;
    if (this.#word('thereof')) return;
    if (this.#words('each', 'both')) this.#need('of');
    if (this.#such()) return;
    if (this.#peekPlace()) {
      const targets = this.#place() ?? this.#fail();
      this.#targets = targets;
      this.#parts = [];
      return;
    }
    if (this.#words('the', 'such', 'that')) {
      if (this.#words(...UNITS)) return;
      this.#at = from + 1;
      return this.#piece();
    }
    this.#at = from;
  }

  #entered = false;

  #enter(): undefined {
    const targets = this.#place() ?? this.#fail();
    this.#entered = true;
    this.#targets = targets;
    this.#parts = [];
  }

  #enterPart(part: Part): undefined {
    this.#parts = [...this.#parts, part];
  }

  // Operations.

  operation({ action, form, second, verb }: Clause): Operation {
    if (form === 'done') return this.#passive(action);
    switch (action) {
      case 'strike':
        return this.#strike(undefined);
      case 'replace': {
        if (second === undefined) return this.#replaceWith();
        const operation = this.#strike(undefined);
        if (operation.do !== 'strike') throw new Unread();
        const rest = this.#then(second);
        const put = rest.#brought();
        // "inserting “Y” each place it appears in paragraph (1)": what is struck is meant.
        const objects = [...operation.struck.objects];
        rest.#modifiers(objects);
        rest.#end();
        return { ...operation, locus: rest.#locus(), struck: { ...operation.struck, objects }, put };
      }
      case 'insert':
      case 'add':
        return this.#insert();
      case 'revise':
        return this.#revise();
      case 'redesignate':
        return this.#redesignate(verb);
      case 'repeal':
      case 'revoke': {
        this.#words('the');
        const targets = this.#place() ?? this.#fail();
        this.#end();
        return { do: 'revise', locus: { targets, parts: [] }, put: undefined };
      }
      case 'transfer':
        return this.#move();
      default:
        throw new Unread();
    }
  }

  /** "Section 5 is repealed", "… is amended to read as follows: …". */
  #passive(action: Action): Operation {
    const locus = this.#locus();
    switch (action) {
      case 'repeal':
      case 'strike':
      case 'revoke':
        while (this.#words(...TAIL, 'in', 'its', 'entirety'));
        if (!this.#done()) throw new Unread();
        return { do: 'revise', locus, put: undefined };
      case 'revise': {
        const put = this.#set();
        return { do: 'revise', locus, put };
      }
      case 'redesignate':
        return this.#redesignated(locus.targets);
      case 'insert':
      case 'add':
        return this.#insert();
      default:
        throw new Unread();
    }
  }

  #then(items: readonly Item[]): Parser {
    return new Parser(items, this.#locus(), this.#resolve);
  }

  /** "“the Board” each place it appears in paragraph (1) and all that follows through the period at the end". */
  #strike(put: Put | undefined): Operation {
    this.#words('out');
    const objects: Found[] = [];
    let through: Through | undefined;
    let behind = false;
    let atEnd = false;
    const from = this.#at;
    if (this.#word('all') && this.#words('that', 'matter') && this.#words('follows', 'following')) {
      behind = true;
      through = { to: 'end' };
    } else this.#at = from;
    if (this.#word('at') && this.#word('the') && this.#word('end')) {
      this.#optionalOf();
      atEnd = true;
    }
    this.#words(',');
    // "striking in section 3(d)(1) “or rules” after “Regulations”".
    if (this.#words('in', 'from')) {
      this.#at--;
      this.#piece();
      this.#words(',');
    }
    do {
      objects.push(this.#object());
      if (this.#allThatFollows()) {
        through = this.#through();
        break;
      }
    } while (this.#joins());
    this.#modifiers(objects);
    if (!through && this.#allThatFollows()) {
      through = this.#through();
      this.#modifiers(objects);
    }
    this.#end();
    if (atEnd)
      objects.forEach((object, index) => {
        if (object.type === 'words') objects[index] = { type: 'words', words: { ...object.words, atEnd } };
        if (object.type === 'mark') objects[index] = { type: 'mark', mark: { ...object.mark, atEnd } };
      });
    const struck: Struck = { objects, through, behind };
    return { do: 'strike', locus: this.#locus(), struck, put };
  }

  /** "and" between two things that are struck. */
  #joins(): boolean {
    const from = this.#at;
    while (this.#words(',', 'and'));
    if (this.#at > from && (this.#isQuote() || this.#peekPlace() || this.#peekWord('the'))) return true;
    this.#at = from;
    return false;
  }

  #allThatFollows(): boolean {
    const from = this.#at;
    this.#words(',');
    if (
      this.#word('and') &&
      this.#word('all') &&
      (this.#word('that') || this.#word('matter')) &&
      this.#words('follows', 'following')
    )
      return true;
    this.#at = from;
    return false;
  }

  #through(): Through {
    if (!this.#words('through', 'to', 'up')) {
      if (this.#word('in')) {
        // "and all that follows in such paragraph", "in the first sentence": to its end.
        this.#at--;
        this.#piece();
      }
      return { to: 'end' };
    }
    this.#words('to', 'and');
    const from = this.#at;
    if (this.#word('the') && this.#word('end')) {
      if (this.#word('of')) {
        if (this.#peekPlace()) this.#place();
        else if (this.#words('the', 'such', 'that')) {
          if (this.#word('sentence')) return { to: 'sentence' };
          if (!this.#words(...UNITS)) throw new Unread();
        }
      }
      return { to: 'end' };
    }
    this.#at = from;
    const object = this.#object();
    if (object.type === 'words' || object.type === 'mark') return { to: 'found', object };
    return { to: 'found', object };
  }

  /** Something that stands in the text: words, a mark, a unit, a sentence, the heading. */
  #object(): Found {
    const quote = this.#quote();
    if (quote) return this.#word_s(quote);
    const from = this.#at;
    if (this.#peekPlace()) {
      // "after chapter 95": no text of the Code, but a place among its chapters.
      const item = this.#items[this.#at];
      const place = this.#place();
      if (place) return { type: 'units', targets: place };
      if (item?.type === 'place' && item.phrase.unit && item.phrase.unit.rank < SECTION_RANK) {
        this.#at++;
        return { type: 'units', targets: this.#targets };
      }
      this.#fail();
    }
    if (this.#words('chapter', 'subchapter', 'part', 'subpart', 'subtitle', 'title')) {
      this.#at++;
      return { type: 'units', targets: this.#targets };
    }
    this.#words('the', 'such', 'each');
    if (this.#peekPlace()) return { type: 'units', targets: this.#place() ?? this.#fail() };
    if (this.#words('word', 'words', 'phrase', 'term', 'terms', 'figure', 'date', 'number', 'amount')) {
      const words = this.#quote();
      if (words) return this.#word_s(words);
      throw new Unread();
    }
    const which = this.#ordinal();
    const mark = this.#mark();
    if (mark !== undefined) return { type: 'mark', mark: this.#markAt(mark, which) };
    this.#at = from;
    const [targets, parts] = [this.#targets, this.#parts];
    this.#piece();
    const locus = this.#locus();
    this.#targets = targets;
    this.#parts = parts;
    return { type: 'part', locus };
  }

  #mark(): string | undefined {
    const item = this.#items[this.#at];
    if (item?.type !== 'word') return undefined;
    const mark = MARKS[item.word];
    if (mark !== undefined) this.#at++;
    return mark;
  }

  #markAt(mark: string, which: number | undefined): Mark {
    const from = this.#at;
    if (this.#word('at') && this.#word('the') && this.#word('end')) {
      this.#optionalOf();
      return { mark, occurrence: 'only', atEnd: true };
    }
    this.#at = from;
    const side = this.#word('after') ? 'after' : this.#word('before') ? 'before' : undefined;
    const words = side && this.#quote();
    if (side && words) return { mark, occurrence: 'only', atEnd: false, beside: { side, words } };
    this.#at = from;
    return { mark, occurrence: which ?? 'only', atEnd: false };
  }

  /** Quoted words with what says which of them are meant. */
  #word_s(range: Range): Found {
    let occurrence: Occurrence = 'only';
    let atEnd = false;
    let beside: Words['beside'];
    for (;;) {
      const from = this.#at;
      this.#words(',');
      const said = this.#occurrence();
      if (said !== undefined) {
        occurrence = said;
        continue;
      }
      if (this.#word('at') && this.#word('the') && this.#word('end')) {
        atEnd = true;
        this.#words('thereof');
        this.#optionalOf();
        continue;
      }
      this.#at = from;
      // "“rule or” from “final rule or regulation”".
      if (!beside && this.#words('from', 'in')) {
        const quote = this.#quote();
        if (quote) {
          beside = {
            side: 'within',
            object: { type: 'words', words: { range: quote, occurrence: 'only', atEnd: false } },
          };
          continue;
        }
        this.#at = from;
      }
      if (this.#words('in', 'from', 'of')) {
        this.#at--;
        const before = this.#at;
        try {
          this.#piece();
          continue;
        } catch (error) {
          if (!(error instanceof Unread)) throw error;
          this.#at = before;
          throw error;
        }
      }
      if (this.#word('immediately')) {
        // with the side that follows
      }
      const side = this.#words('before', 'preceding')
        ? 'before'
        : this.#words('after', 'following')
          ? 'after'
          : undefined;
      if (side && !beside) {
        const item = this.#items[this.#at];
        if (item?.type === 'quote' || (item?.type === 'word' && item.word === 'the')) {
          const object = this.#object();
          if (object.type !== 'words' && object.type !== 'mark') throw new Unread();
          beside = { side, object };
          continue;
        }
      }
      this.#at = from;
      break;
    }
    return { type: 'words', words: { range, occurrence, atEnd, beside } };
  }

  /** "each place it appears", "the first place that such term appears", "both places it appears". */
  #occurrence(): Occurrence | undefined {
    const from = this.#at;
    let occurrence: Occurrence | undefined;
    if (this.#word('wherever')) occurrence = 'each';
    else if (this.#word('both')) {
      if (this.#words('place', 'places', 'times', 'instances')) occurrence = 'both';
    } else if (this.#word('each') || this.#word('every')) {
      if (this.#words('place', 'places', 'time', 'instance')) occurrence = 'each';
    } else {
      this.#words('the');
      const which = this.#ordinal();
      if (which !== undefined && this.#words('place', 'time', 'instance', 'occurrence')) occurrence = which;
    }
    if (occurrence === undefined) {
      this.#at = from;
      return undefined;
    }
    const before = this.#at;
    this.#words('that', 'where', 'at', 'in');
    this.#words('which');
    this.#words('it', 'they', 'such', 'the', 'those', 'that');
    this.#words('term', 'terms', 'phrase', 'word', 'words', 'date', 'amount', 'figure', 'reference');
    if (!this.#words('appears', 'appear', 'occurs', 'occur', 'appearing', 'occurring')) this.#at = before;
    this.#words('therein');
    return occurrence;
  }

  /** What may stand behind all that is struck: "each place it appears". */
  #modifiers(objects: Found[]): void {
    for (;;) {
      this.#words(',');
      const said = this.#occurrence();
      if (said !== undefined) {
        objects.forEach((object, index) => {
          if (object.type === 'words') objects[index] = { type: 'words', words: { ...object.words, occurrence: said } };
        });
        continue;
      }
      const from = this.#at;
      if (this.#word('in') && this.#word('each') && this.#word('such') && this.#word('place')) continue;
      this.#at = from;
      if (this.#words('in', 'from')) {
        this.#at = from;
        this.#piece();
        continue;
      }
      break;
    }
  }

  /** What comes behind "and inserting". */
  #brought(): Put {
    while (this.#words(',', 'in', 'lieu', 'place', 'thereof', 'therefor', 'instead', 'by'));
    return this.#set(false);
  }

  /** "the following new paragraph: …", "“the Board”", "a semicolon". */
  #set(whole = true): Put {
    const quote = this.#quote();
    let put: Put | undefined = quote && { range: quote };
    if (!put) {
      if (this.#words('a', 'an') || MARKS[(this.#items[this.#at] as { word?: string })?.word ?? '']) {
        const mark = this.#mark();
        if (mark !== undefined) put = { mark };
        else this.#at--;
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
        'term',
      ];
      while (this.#words(...skip) || this.#newPlace());
      const matter = this.#quote();
      if (matter) put = { range: matter };
    }
    if (!put) throw new Unread();
    if (whole) this.#end();
    return put;
  }

  /** "the following new subparagraph (B)": said of what comes. */
  #newPlace(): boolean {
    const before = this.#items[this.#at - 1];
    if (!this.#peekPlace() || before?.type !== 'word' || !['new', 'following', 'and', ','].includes(before.word))
      return false;
    this.#at++;
    return true;
  }

  /** "replacing “X” with “Y”", "substituting “Y” for “X”". */
  #replaceWith(): Operation {
    const objects = [this.#object()];
    if (this.#word('for') && objects[0]!.type === 'words') {
      const put = { range: objects[0]!.words.range };
      objects[0] = this.#object();
      this.#modifiers(objects);
      this.#end();
      return { do: 'strike', locus: this.#locus(), struck: { objects, through: undefined, behind: false }, put };
    }
    if (!this.#words('with', 'by')) throw new Unread();
    const put = this.#set();
    return { do: 'strike', locus: this.#locus(), struck: { objects, through: undefined, behind: false }, put };
  }

  #insert(): Operation {
    let put: Put | undefined;
    let point: Point | undefined;
    let each: Occurrence | undefined;
    const beside = this.#parts.at(-1);
    if (beside?.part === 'beside') {
      point = { at: beside.side, object: { type: 'units', targets: beside.unit } };
      this.#parts = this.#parts.slice(0, -1);
    }
    this.#words(',');
    for (;;) {
      const from = this.#at;
      this.#words(',', ':');
      // "in both places after “regulations”".
      if (!point && this.#words('in')) {
        each = this.#occurrence() ?? each;
        if (each !== undefined && this.#at > from + 1) continue;
        this.#at = from;
        this.#words(',', ':');
      }
      if (!put) {
        const quote = this.#quote();
        if (quote) {
          put = { range: quote };
          continue;
        }
        if (this.#words('a', 'an')) {
          const mark = this.#mark();
          if (mark !== undefined) {
            put = { mark };
            continue;
          }
          this.#at = from;
        }
      }
      if (!point) {
        if (this.#word('at')) {
          this.#words('the');
          const at = this.#words('end') ? 'end' : this.#words('beginning', 'start') ? 'beginning' : undefined;
          if (!at) throw new Unread();
          this.#words('thereof');
          this.#optionalOf();
          point = { at };
          continue;
        }
        this.#words('immediately');
        const told = this.#at > 0 && this.#items[this.#at - 1]!;
        const follows = !(told && told.type === 'word' && told.word === 'the');
        const side =
          this.#word('after') || (follows && this.#word('following'))
            ? 'after'
            : this.#words('before', 'preceding')
              ? 'before'
              : undefined;
        if (side) {
          // "the following: …" is what comes, and no place.
          const item = this.#items[this.#at];
          if (item && !(item.type === 'word' && [':', ',', 'new', ...UNITS, ...PLURALS].includes(item.word))) {
            const object = this.#object();
            point = { at: side, object };
            continue;
          }
          this.#at = from;
        }
        if (this.#words('in', 'to')) {
          this.#at--;
          this.#piece();
          continue;
        }
      } else if (put && this.#words('in', 'of')) {
        this.#at--;
        this.#piece();
        continue;
      }
      if (
        !put &&
        (this.#words('the', 'following', ...NEW, ',', ':', 'a', 'as', 'follows', '—', '--', '.') || this.#newPlace())
      )
        continue;
      break;
    }
    this.#end();
    if (!put || !point) throw new Unread();
    if (each !== undefined) {
      const { at, object } = point as Point & { readonly at: 'before' | 'after' };
      if (object?.type !== 'words') throw new Unread();
      point = { at, object: { type: 'words', words: { ...object.words, occurrence: each } } };
    }
    return { do: 'insert', locus: this.#locus(), point, put };
  }

  /** "amending subsection (b) to read as follows: …", "revising paragraph (2) to read …". */
  #revise(): Operation {
    while (!this.#isQuote() && !this.#peekWord('to') && !this.#peekWord('as') && !this.#done()) {
      this.#piece();
      this.#words(',', 'and');
    }
    this.#words('to');
    this.#words('read');
    const put = this.#set();
    return { do: 'revise', locus: this.#locus(), put };
  }

  /** "paragraphs (2) and (3) as paragraphs (3) and (4), respectively". */
  #redesignate(verb: string): Operation {
    if (/^designat/i.test(verb)) throw new Unread();
    this.#words('the', 'such');
    const from = this.#place() ?? this.#fail();
    return this.#redesignated(from);
  }

  #redesignated(from: readonly string[]): Operation {
    while (this.#words(',', 'respectively'));
    this.#need('as');
    this.#words('the', 'new');
    const to = this.#place() ?? this.#fail();
    while (this.#words(',', 'respectively', 'and'));
    // The margins move along, which is layout.
    if (!this.#done() && !this.#words('indenting', 'moving', 'adjusting', 'by')) throw new Unread();
    if (from.length !== to.length) throw new Unread();
    return { do: 'redesignate', from, to };
  }

  #move(): Operation {
    const words = this.#items.map((item) => (item.type === 'word' ? item.word : ''));
    if (words.includes('ems') || words.includes('margins') || words.includes('margin')) return { do: 'layout' };
    this.#words('the', 'such');
    const from = this.#place() ?? this.#fail();
    const joined = this.#locus();
    while (
      this.#words(',', 'so', 'as', 'to', 'appear', 'it', 'appears', 'and', 'inserting', 'that', 'immediately', 'the')
    );
    let point: Point | undefined;
    if (this.#words('end')) {
      this.#optionalOf();
      point = { at: 'end' };
    } else {
      const side = this.#words('after', 'following')
        ? 'after'
        : this.#words('before', 'preceding')
          ? 'before'
          : undefined;
      if (side) point = { at: side, object: this.#object() };
    }
    if (!point) throw new Unread();
    this.#end();
    return { do: 'move', from, locus: joined, point };
  }

  // Items.

  #done(): boolean {
    return this.#at >= this.#items.length;
  }

  #end(): undefined {
    while (this.#words(',', ';', '.', 'and', ':', 'respectively', '—', '--', '”', "'", '’'));
    if (
      this.#words('indenting', 'adjusting', 'realigning', 'conforming') ||
      (this.#peekWord('moving') &&
        this.#items.slice(this.#at).some((item) => item.type === 'word' && /^(?:ems?|margins?)$/.test(item.word)))
    )
      return;
    if (!this.#done()) throw new Unread();
  }

  #fail(): never {
    throw new Unread();
  }

  #word(word: string): boolean {
    return this.#words(word);
  }

  #need(word: string): undefined {
    if (!this.#words(word)) throw new Unread();
  }

  #words(...words: readonly string[]): boolean {
    const item = this.#items[this.#at];
    if (item?.type !== 'word' || !words.includes(item.word)) return false;
    this.#at++;
    return true;
  }

  #peekWord(word: string): boolean {
    const item = this.#items[this.#at];
    return item?.type === 'word' && item.word === word;
  }

  #isQuote(): boolean {
    return this.#items[this.#at]?.type === 'quote';
  }

  #peekPlace(): boolean {
    return this.#items[this.#at]?.type === 'place';
  }

  #quote(): Range | undefined {
    const item = this.#items[this.#at];
    if (item?.type !== 'quote') return undefined;
    this.#at++;
    return item.range;
  }

  /** The targets of a place, with "of subsection (a)" behind it, which the phrase itself may have. */
  #place(): readonly string[] | undefined {
    const item = this.#items[this.#at];
    if (item?.type !== 'place') return undefined;
    const targets = this.#resolve.places(item.phrase, this.#targets);
    if (!targets?.length) return undefined;
    this.#at++;
    return wholeRange(targets);
  }

  #ordinal(): number | undefined {
    const item = this.#items[this.#at];
    if (item?.type !== 'word') return undefined;
    const which = ORDINALS[item.word];
    if (which === undefined) return undefined;
    this.#at++;
    if (this.#peekWord('to')) {
      const from = this.#at;
      if (this.#word('to') && this.#word('last') && which > 0) return -which;
      this.#at = from;
    }
    return which;
  }
}

/** "Sections 9-11": each of a range of whole sections. */
function wholeRange(targets: readonly string[]): readonly string[] {
  return targets.flatMap((target) => {
    const [, law, first, last] =
      /^(\/us\/[^.]{1,200}\/s)(\d{1,6})\.\.\/us\/[^.]{1,200}\/s(\d{1,6})$/.exec(target) ?? [];
    const count = Number(last) - Number(first) + 1;
    return law !== undefined && count > 0 && count < 100
      ? Array.from({ length: count }, (_, i) => `${law}${Number(first) + i}`)
      : [target];
  });
}

/** What a subdivision stands in. */
const above = (target: string): string => target.slice(0, target.lastIndexOf('/'));
