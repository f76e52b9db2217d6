/** The grammar of operations, by recursive descent over items. What it doesn't read to the end is refused. */
import type { Action } from '../analysis.ts';
import type { Resolver } from './cursor.ts';
import { DefiningParser } from './defining.ts';
import type { Item } from './items.ts';
import type { Found, Locus, Occurrence, Operation, Point, Put, Struck, Through } from './operation.ts';
import { AWAITED, RESERVED, unreadPart } from './operation.ts';
import { above } from './targets.ts';
import { Contents, NAMES, NEW, PLURALS, TAIL, UNITS, Unread } from './vocabulary.ts';

export type { Resolver } from './cursor.ts';

/** Reads what stands in the words before an operative word, or above: within what the operation is done. */
export function readLocus(items: readonly Item[], within: Locus, resolve: Resolver, words: string): Locus {
  try {
    return new Parser(items, within, resolve).locus();
  } catch (error) {
    if (error instanceof Contents) return { targets: within.targets, parts: [{ part: 'contents' }] };
    if (!(error instanceof Unread)) throw error;
    return { targets: within.targets, parts: [...within.parts, unreadPart(words)] };
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
    return new Parser(clause.second ? withoutAnd(clause.first) : clause.first, locus, resolve).operation(clause);
  } catch (error) {
    if (error instanceof Contents) return { do: 'contents' };
    if (error instanceof Unread) return undefined;
    throw error;
  }
}

/** The first of two operative words' items, without what joins them: "striking “X” and by inserting". */
function withoutAnd(items: readonly Item[]): readonly Item[] {
  const last = items.at(-1);
  return last?.type === 'word' && [',', 'and', 'by'].includes(last.word) ? withoutAnd(items.slice(0, -1)) : items;
}

/** Of the day on which the amending order itself is law. */
const OWN_DAY = [
  'as of the effective date of this order',
  'on the effective date of this order',
  'on the effective date of this executive order',
  'at the time this order takes effect',
  'effective immediately',
].map((words) => words.split(' '));
/** What saves the past: the text goes whole nonetheless. */
const SAVES = ['except', 'that', 'this', 'revocation', 'shall', 'not', 'affect'];

class Parser extends DefiningParser {
  operation({ action, form, second, verb }: Clause): Operation {
    if (form === 'done') return this.ofSaid(action, second) ?? this.passive(action, verb, second);
    const defined = second ? undefined : this.define(action);
    if (defined) return defined;
    switch (action) {
      case 'strike':
        return this.strike(undefined);
      case 'replace': {
        if (second === undefined) return this.replaceWith();
        const operation = this.strike(undefined);
        if (operation.do !== 'strike') throw new Unread();
        const rest = this.andThen(second);
        const put = rest.brought();
        const puts = rest.respectively(put, operation.struck.objects);
        // "inserting “Y” each place it appears in paragraph (1)": what is struck is meant.
        const objects = [...operation.struck.objects];
        rest.modifiers(objects);
        rest.end();
        const anew = this.sectionAnew(operation, put);
        if (anew) return anew;
        return {
          ...operation,
          locus: rest.here(),
          struck: { ...operation.struck, objects },
          put,
          ...(puts && { puts }),
        };
      }
      case 'insert':
      case 'add':
        return this.insert();
      case 'revise':
        return this.revise();
      case 'redesignate':
        return this.redesignate(verb);
      case 'repeal':
      case 'revoke': {
        // "Revoke that order".
        const named = this.word('that') && this.words('executive', 'order') ? this.resolve.such('order') : undefined;
        this.words('order', 'the');
        this.words('said');
        const targets = [...(named === undefined ? (this.place() ?? this.fail()) : [named])];
        // "Executive Order 1 of May 1, 2031, and section 2 of Executive Order 3".
        while (this.joins()) targets.push(...(this.place() ?? this.fail()));
        if (!this.sequence(['and', 'further', 'order'])) this.end();
        return { do: 'revise', locus: { targets, parts: [] }, put: undefined };
      }
      case 'transfer':
        return this.move();
      default:
        throw new Unread();
    }
  }

  /** "The words “each lamp” in section 3 are deleted", "“two” is replaced with “three”": words are spoken of, no provision. */
  protected ofSaid(action: Action, second: readonly Item[] | undefined): Operation | undefined {
    const objects = this.parts.flatMap((part) => (part.part === 'said' ? [part.object] : []));
    const [first] = objects;
    if (!first) return undefined;
    this.parts = this.parts.filter(({ part }) => part !== 'said');
    if (action === 'insert' || action === 'add') {
      const { range, occurrence, atEnd, beside } = first.type === 'words' ? first.words : this.fail();
      if (objects.length > 1 || occurrence !== 'only' || atEnd || beside) throw new Unread();
      return this.insert({ range });
    }
    this.modifiers(objects);
    let put: Put | undefined;
    if (second) put = this.inPlaceOf(second);
    else if (action === 'replace') put = this.words('with', 'by', 'to') ? this.set() : this.fail();
    else if (action === 'revise') put = this.set();
    else if (action === 'strike') this.end();
    else throw new Unread();
    return { do: 'strike', locus: this.here(), struck: { objects, through: undefined, behind: false }, put };
  }

  /** ", and the words “every lamp” are inserted in lieu thereof", "and inserting in lieu thereof “every lamp”". */
  protected inPlaceOf(second: readonly Item[]): Put {
    while (this.words(',', 'and', 'the', ...NAMES));
    const range = this.quote();
    if (range) this.words('is', 'are');
    this.end();
    const rest = this.andThen(second);
    if (!range) return rest.brought();
    rest.instead();
    rest.end();
    return { range };
  }

  /** "Section 5 is repealed", "… is amended to read as follows: …". */
  protected passive(action: Action, verb: string, second?: readonly Item[]): Operation {
    const locus = this.here();
    // "The last sentence is deleted, and the following is substituted in lieu thereof: “…”".
    if (second) {
      while (this.words(',', 'and', 'a', 'the', 'following', 'new', 'is', 'hereby', ...UNITS));
      if (!this.done()) throw new Unread();
      return { do: 'revise', locus, put: this.andThen(second).brought() };
    }
    switch (action) {
      case 'repeal':
      case 'strike':
      case 'revoke': // "are deleted and replaced with the following".
        if (/\sreplaced$/.test(verb) && this.words('with', 'by')) return { do: 'revise', locus, put: this.set() };
        if (action === 'revoke') this.bySelf();
        while (this.words(...TAIL, 'in', 'its', 'entirety'));
        if (!this.done() && !this.sequence(SAVES) && !this.isAnotherClause()) throw new Unread();
        return { do: 'revise', locus, put: undefined };
      case 'replace':
        if (!this.words('with', 'by', 'to')) throw new Unread();
        return { do: 'revise', locus, put: this.set() };
      case 'revise': {
        const put = this.set();
        return { do: 'revise', locus, put };
      }
      case 'redesignate':
        return this.accordingly(locus) ?? this.redesignated(locus.targets);
      case 'transfer':
        return this.move(locus.targets);
      case 'insert':
      case 'add':
        return this.insert();
      default:
        throw new Unread();
    }
  }

  /** "superseded by sections 1 and 2 of this order", "as of the effective date of this order": this document does it. */
  protected bySelf(): undefined {
    const from = this.at;
    const [by, what, order] = this.items.slice(from, from + 3);
    const isBy = by?.type === 'word' && by.word === 'by';
    if (isBy && what?.type === 'place' && what.phrase.host.type === 'self') this.at += 2;
    else if (isBy && what?.type === 'word' && what.word === 'this' && order?.type === 'word') this.at += 3;
    else if (!OWN_DAY.some((words) => this.sequence(words))) this.at = from;
  }

  protected sequence(words: readonly string[]): boolean {
    const from = this.at;
    if (words.every((word) => this.word(word))) return true;
    this.at = from;
    return false;
  }

  /** ", and the Board is abolished": another clause, which says nothing of what goes. */
  protected isAnotherClause(): boolean {
    if (this.at === 0) return false;
    const before = this.items[this.at - 1];
    const rest = this.items.slice(this.at);
    const words = rest.map((item) => (item.type === 'word' ? item.word : ''));
    return (
      before?.type === 'word' &&
      before.word === 'and' &&
      (rest[0]!.type === 'place' || ['the', 'all', 'any'].includes(words[0]!)) &&
      words.some((word) => ['is', 'are', 'shall', 'may'].includes(word)) &&
      !words.some((word) => ['except', 'provided', 'extent', 'but', 'unless', 'until', 'revocation'].includes(word))
    );
  }

  protected andThen(items: readonly Item[]): Parser {
    return new Parser(items, this.here(), this.resolve);
  }

  /** "“the Board” each place it appears in paragraph (1) and all that follows through the period at the end". */
  protected strike(put: Put | undefined): Operation {
    // "Remove and reserve paragraph (b)": its label stays.
    if (!put && this.words('and') && this.words('reserve', 'reserving')) {
      this.piece();
      this.end();
      return { do: 'revise', locus: this.here(), put: { mark: RESERVED } };
    }
    while (this.words('out', 'therefrom', 'therein', '--', '—', ':'));
    const objects: Found[] = [];
    let through: Through | undefined;
    let behind = false;
    let atEnd = false;
    // "At the end of clause (i), strike “and”".
    const edge = this.parts.at(-1);
    if (edge?.part === 'edge' && edge.at === 'end') {
      atEnd = true;
      this.parts = this.parts.slice(0, -1);
    }
    const from = this.at;
    if (this.word('all') && this.words('that', 'matter') && this.words('follows', 'following', 'follow')) {
      behind = true;
      through = { to: 'end' };
    } else this.at = from;
    if (this.word('at') && this.word('the') && this.word('end')) {
      this.optionalOf();
      atEnd = true;
    }
    this.words(',');
    // "striking in section 3(d)(1) “or rules” after “Regulations”".
    if (this.words('in', 'from')) {
      this.at--;
      this.piece();
      this.words(',');
    }
    do {
      const sentences = this.someSentences();
      if (sentences) objects.push(...sentences);
      else objects.push(this.object());
      // "striking “Unless” through “as follows:”".
      if (this.allThatFollows() || this.peekWord('through')) {
        through = this.through();
        break;
      }
    } while (this.joins());
    this.modifiers(objects);
    if (!through && this.allThatFollows()) {
      through = this.through();
      this.modifiers(objects);
    }
    this.end();
    if (atEnd)
      objects.forEach((object, index) => {
        if (object.type === 'words') objects[index] = { type: 'words', words: { ...object.words, atEnd } };
        if (object.type === 'mark') objects[index] = { type: 'mark', mark: { ...object.mark, atEnd } };
      });
    const struck: Struck = { objects, through, behind };
    return { do: 'strike', locus: this.here(), struck, put };
  }

  /** "replacing “X” with “Y”", "substituting “Y” for “X”". */
  protected replaceWith(): Operation {
    // "substituting for section 1 thereof the following: …".
    if (this.word('for')) {
      const struck = [this.object()];
      this.modifiers(struck);
      while (this.words('thereof', 'therein', 'thereunder', ','));
      const put = this.set();
      return { do: 'strike', locus: this.here(), struck: { objects: struck, through: undefined, behind: false }, put };
    }
    // "substituting the following for section 1: …", "a comma for “and”".
    const from = this.at;
    if (this.words('the') && this.words('following') && this.words('for')) {
      const struck = [this.object()];
      this.modifiers(struck);
      const put = this.set();
      return { do: 'strike', locus: this.here(), struck: { objects: struck, through: undefined, behind: false }, put };
    }
    this.at = from;
    const mark = this.words('a', 'an') ? this.mark() : undefined;
    if (mark !== undefined && this.words('for')) {
      const struck = [this.object()];
      this.modifiers(struck);
      this.end();
      const put = { mark };
      return { do: 'strike', locus: this.here(), struck: { objects: struck, through: undefined, behind: false }, put };
    }
    this.at = from;
    const objects = [this.object()];
    if (this.word('for') && objects[0]!.type === 'words') {
      const put = { range: objects[0]!.words.range };
      objects[0] = this.object();
      this.modifiers(objects);
      this.end();
      return { do: 'strike', locus: this.here(), struck: { objects, through: undefined, behind: false }, put };
    }
    // "changing “X” to read “Y”".
    if (!this.words('with', 'by', 'to')) throw new Unread();
    this.words('read');
    const put = this.set();
    return { do: 'strike', locus: this.here(), struck: { objects, through: undefined, behind: false }, put };
  }

  /** "paragraph (c) to read as follows: …", as agencies add: it goes where its designation belongs. */
  protected addUnit(): Operation | undefined {
    const from = this.at;
    this.words('a');
    this.words('new');
    const places = this.place();
    const whole = places?.length === 1 && /^\/us\/cfr\/.*\/s[^/]+$/.test(places[0]!);
    if (whole && this.word('to') && this.word('read'))
      return { do: 'insert', locus: { targets: places, parts: [] }, point: { at: 'order' }, put: this.set() };
    const parents = new Set(places?.map((place) => place.slice(0, place.lastIndexOf('/'))));
    const [parent] = parents;
    const awaited = this.done() && parent?.startsWith('/us/cfr/');
    if (
      parent !== undefined &&
      parents.size === 1 &&
      /\/s\d/.test(parent) &&
      (awaited || (this.word('to') && this.word('read')))
    )
      return {
        do: 'insert',
        locus: { targets: [parent], parts: [] },
        point: { at: 'order' },
        put: awaited ? AWAITED : this.set(),
        ...(places && { units: places }),
      };
    this.at = from;
    return undefined;
  }

  protected insert(said?: Put): Operation {
    const added = said ? undefined : this.addUnit();
    if (added) return added;
    let put = said;
    let point: Point | undefined;
    let each: Occurrence | undefined;
    let toPlace = false;
    for (
      let part = this.parts.at(-1);
      part?.part === 'beside' || part?.part === 'new' || part?.part === 'edge';
      part = this.parts.at(-1)
    ) {
      if (part.part === 'beside') point = { at: part.side, object: part.object };
      else if (part.part === 'edge') point = { at: part.at };
      else this.brings = part.unit;
      this.parts = this.parts.slice(0, -1);
    }
    const thereto = this.words('thereto');
    while (this.words(',', 'thereto', 'therein', 'thereafter'));
    for (;;) {
      const from = this.at;
      this.words(',', ':');
      if (!point && (this.peekWord('on') || this.peekWord('page')) && this.inPrint()) continue;
      // "in both places after “regulations”".
      if (!point && this.words('in')) {
        each = this.occurrence() ?? each;
        if (each !== undefined && this.at > from + 1) continue;
        this.at = from;
        this.words(',', ':');
      }
      if (!put) {
        const quote = this.quote();
        if (quote) {
          put = { range: quote };
          continue;
        }
        if (this.words('a', 'an')) {
          const mark = this.mark();
          if (mark !== undefined) {
            put = { mark };
            continue;
          }
          this.at = from;
        }
      }
      if (!point) {
        if (this.word('at')) {
          this.words('the');
          const at = this.words('end') ? 'end' : this.words('beginning', 'start') ? 'beginning' : undefined;
          if (!at) throw new Unread();
          this.words('thereof');
          this.optionalOf();
          point = { at };
          continue;
        }
        this.words('immediately');
        const told = this.at > 0 && this.items[this.at - 1]!;
        const follows = !(told && told.type === 'word' && told.word === 'the');
        const side =
          this.word('after') || (follows && this.word('following'))
            ? 'after'
            : this.words('before', 'preceding')
              ? 'before'
              : undefined;
        if (side) {
          // "the following: …" is what comes, and no place.
          const item = this.items[this.at];
          if (side === 'after' && this.ownLabel()) {
            point = { at: 'beginning' };
            continue;
          }
          if (item && !(item.type === 'word' && [':', ',', 'new', ...UNITS, ...PLURALS].includes(item.word))) {
            const object = this.object();
            point = { at: side, object };
            continue;
          }
          this.at = from;
        }
        if (this.reads()) continue;
        if (this.words('in', 'to')) {
          this.at--;
          this.piece();
          toPlace = true;
          continue;
        }
      } else if (put && this.words('in', 'of')) {
        this.at--;
        this.piece();
        continue;
      }
      if (
        !put &&
        (this.words('the', 'following', ...NEW, ...NAMES, ',', ':', 'a', 'as', 'follows', 'reading', '—', '--', '.') ||
          this.newPlace() ||
          this.reads())
      )
        continue;
      break;
    }
    this.end();
    if (!put) throw new Unread();
    if (!point) {
      // "adding thereto the following new subsection: …": it goes where its designation belongs.
      const isOpen = this.parts.at(-1)?.part === 'appropriate';
      if (!(thereto || toPlace || this.brings || this.saysNew() || isOpen) || 'mark' in put) throw new Unread();
      const parents = new Set(this.brings?.map(above));
      const [parent] = parents;
      if (parent !== undefined && parents.size === 1 && /\/s\d/.test(parent)) this.targets = [parent];
      point = { at: 'order' };
    }
    if (each !== undefined) {
      const { at, object } = point as Point & { readonly at: 'before' | 'after' };
      if (object?.type !== 'words') throw new Unread();
      point = { at, object: { type: 'words', words: { ...object.words, occurrence: each } } };
    }
    return { do: 'insert', locus: this.here(), point, put };
  }

  /** "the following new subsection". */
  protected saysNew = (): boolean => this.items.some((item) => item.type === 'word' && item.word === 'new');

  /** "the paragraph designation": the label of the place itself. */
  protected ownLabel(): boolean {
    const from = this.at;
    if (this.words('the', 'such') && this.words(...UNITS) && this.words('designation', 'enumerator')) return true;
    this.at = from;
    return false;
  }

  /** "amending subsection (b) to read as follows: …", "revising paragraph (2) to read …". */
  protected revise(): Operation {
    while (!this.isQuote() && !this.peekWord('to') && !this.peekWord('as') && !this.done()) {
      this.piece();
      this.words(',', 'and', 'so');
    }
    if (this.done() && this.ofRules()) return { do: 'revise', locus: this.here(), put: AWAITED };
    // "Amend the title so as to read".
    this.words('as') && this.need('to');
    this.words('to');
    this.words('read');
    const put = this.set();
    return { do: 'revise', locus: this.here(), put };
  }
}
