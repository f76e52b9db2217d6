/** The clauses of one provision's own words: which instructions they are, and what is amended in the provisions below. */
import type { Range } from '../analysis.ts';
import type { Phrase } from '../citations/phrase.ts';
import {
  ANEW,
  BY_PAGE,
  behindMarks,
  CONDITION,
  DOES,
  HEREBY,
  HEREBY_AMENDS,
  INSTRUMENT,
  IS_BELOW,
  isBeside,
  isDuty,
  isTold,
  JOINING,
  LEADS_IN,
  LISTS,
  MARK,
  NAMES,
  OBJECT,
  OPENS,
  ORDERED,
  OTHERS,
  opensSubject,
  PLACE_WORDS,
  partBefore,
  plainWords,
  RELATIVE,
  SAID,
  SUBJECT,
  SUCH,
  shallBe,
  TERM_WORDS,
  THERE,
  TITLE,
  WHICH_CHANGED,
  WITHDRAWN,
  WITHIN,
  withoutLastVerb,
  withoutVerb,
} from './clauseWords.ts';
import { operationOf } from './drafted.ts';
import { type Resolver, readLocus } from './grammar.ts';
import { itemsOf } from './items.ts';
import { isJoined } from './joined.ts';
import { objectOf } from './objectOf.ts';
import { besides, type Locus, unreadPart } from './operation.ts';
import type { Draft, Reading } from './reading.ts';
import { goneOn, isListed, jointBefore } from './runOn.ts';
import { above, type Context, isBehindSection, isBill, isChangeable, UNKNOWN } from './targets.ts';
import type { Token } from './tokens.ts';

/** How many places a clause may name before an operative word, and how long it may be, that are looked at. */
const MOST_PLACES = 40;
const LONGEST = 1200;
/** The own words of one provision while they are read. */
export class Clauses {
  readonly #reader: Reading;
  readonly #text: string;
  readonly #end: number;
  #context: Context;
  /** What the sentence began with: each begins anew within what is amended around it. */
  readonly #around: Context;
  /** Where the clause starts. */
  #start: number;
  /** Places and quoted words that no verb has taken yet. */
  #places: { readonly phrase: Phrase; readonly range: Range }[] = [];
  #quotes: Range[] = [];
  #open: Draft | undefined;
  #tokens: readonly Token[] = [];

  constructor(reader: Reading, start: number, end: number, around: Context) {
    this.#reader = reader;
    this.#text = reader.text;
    // The bullet and the marks of the next provision are none of this one.
    this.#end = Math.max(
      start,
      end - (/\s[\s*_>#-]*$/.exec(this.#text.slice(Math.max(start, end - 24), end))?.[0].length ?? 0),
    );
    this.#context = around;
    this.#around = around;
    this.#start = start;
  }

  read(all: readonly Token[]): Context {
    // What another law changed before: "Executive Order 2, which amended Executive Order 1, is revoked".
    const isChanged = (at: number) => WHICH_CHANGED.test(this.#text.slice(Math.max(this.#start, at - 200), at));
    const tokens = all.filter(({ type, range }) => type !== 'place' || !isChanged(range[0]));
    this.#tokens = tokens;
    for (const token of tokens) {
      const [at, to] = token.range;
      switch (token.type) {
        case 'place':
          if (!isChangeable(token.phrase)) break;
          this.#places.push(token);
          if (this.#places.length > MOST_PLACES) this.#places.shift();
          break;
        case 'matter':
          this.#take(token.range);
          break;
        case 'amend':
          this.#amend(token);
          break;
        case 'verb':
          this.#verb(token);
          break;
        case 'break': {
          // "It is further ordered that" opens a clause, whatever was amended before.
          const opens = !this.#open && (!this.#context.amending || /[a-z]/.test(this.#text[at]!)) && at < this.#end;
          if (opens || this.#isSetOut(at)) this.#stop(to, true);
          break;
        }
        case 'stop':
          if (MARK.test(this.#text[at]!)) this.#begin(token.range);
          else if (this.#open || !isListed(this.#text, behindMarks(this.#text, this.#start, at), at))
            this.#stop(at, this.#text[at] === '.');
      }
    }
    // Behind the last verb words belong to it; before any they say where those below change.
    const leads = !this.#open && this.#leads();
    if (!this.#open && (this.#context.amending || leads)) this.#narrow(this.#end);
    this.#stop(this.#end, false);
    return leads && IS_BELOW.test(this.#text.slice(this.#end - 12, this.#end))
      ? { ...this.#context, is: true }
      : this.#context;
  }

  /** "The Lamp Act of 1930—": a law that heads a list of what is done to it. */
  #leads(): boolean {
    const first = this.#places[0];
    return (
      first !== undefined &&
      first.range[0] - this.#clauseStart(first.range[0]) < 5 &&
      /[—–:]$|--$/.test(this.#text.slice(Math.max(0, this.#end - 2), this.#end))
    );
  }

  /** Whether a blank line stands behind what the open instruction sets out without marks: it goes as far as it is read. */
  #isSetOut(at: number): boolean {
    const last = this.#open?.matter.at(-1);
    return last !== undefined && last[1] <= at && !/["“`]/.test(this.#text[last[0]]!);
  }

  #take(range: Range): void {
    // Behind matter that ends its sentence a paragraph begins anew: "This division may be cited as the ‘Lamp Act’."
    if (this.#open && this.#open.matter.length > 0) {
      const { end } = this.#open;
      if (ANEW.test(this.#text.slice(end - 3, Math.min(range[0], end + 40)))) this.#stop(end, true);
    }
    const before = this.#text.slice(Math.max(this.#start, range[0] - 400), range[0]);
    if (!this.#open && this.#reader.extend(range)) this.#start = range[1];
    else if (!this.#open) this.#quotes.push(range);
    else if (PLACE_WORDS.test(before.slice(-40)) || TERM_WORDS.test(before))
      this.#open.end = Math.max(this.#open.end, range[1]);
    else {
      this.#open.matter.push(range);
      this.#open.end = range[1];
    }
  }

  /** "Section 3 of the Act is amended": the law that is spoken of, for what follows and for the provisions below. */
  #amend({ range, active }: Token & { readonly type: 'amend' }): void {
    if (active) {
      // "Amend § 5.3 by revising": the place comes behind.
      const hereby = HEREBY_AMENDS.test(this.#text.slice(Math.max(this.#start, range[0] - 60), range[0]));
      if (hereby && this.#open) this.#close(this.#open.end);
      else if (this.#open || this.#context.amending || !(hereby || this.#opens(range[0]))) return;
      // "Amending Executive Order 1", alone in its paragraph, is a title.
      if (TITLE.test(this.#text.slice(range[0], range[0] + 200))) return;
      this.#places = [];
      if (hereby) this.#start = range[1];
      this.#context = { ...this.#around, amending: true };
      return;
    }
    const joined = this.#goesOn(range[0], true, () => this.#isSubject(range[0]));
    if (joined === undefined) return;
    const lead = this.#clauseStart(range[0]);
    const targets = this.#subject(range[0], joined);
    const locus = this.#locus(this.#start, range[0], this.#around, targets, Math.min(lead, this.#start));
    this.#context = { targets, amending: true, locus };
    this.#places = [];
    this.#quotes = [];
  }

  readonly #resolver: Resolver = {
    places: (phrase, within) => this.#reader.within(phrase, within),
    such: (word) => this.#reader.such(word),
  };

  /** Where in its targets the words up to an offset say that something is changed. */
  #locus(start: number, end: number, { locus }: Context, targets: readonly string[], lead = start): Locus {
    // "Provided that the report is made, section 1 is revoked": whether it is, the words do not say.
    if (CONDITION.test(this.#text.slice(Math.max(lead, start - LONGEST), start).replace(ORDERED, '')))
      return { targets, parts: [...locus.parts, unreadPart(this.#text.slice(lead, start))] };
    const items = itemsOf(this.#text, start, end, this.#tokens);
    const read = readLocus(items, locus, this.#resolver, this.#text.slice(start, end));
    return read.targets.length > 0 ? read : { ...read, targets };
  }

  /** The targets of what a passive speaks of; where it is a section of no known law, its parallel citation behind it. */
  #subject(at: number, joined: boolean): readonly string[] {
    const from = this.#subjectStart(at);
    const all = this.#places.filter(({ range }) => range[0] >= from);
    const around = joined ? goneOn(this.#context, all) : this.#listing(this.#clauseStart(at), from);
    this.#start = from;
    const named = all.filter(({ range }) => !this.#isAside(range));
    for (const { phrase } of [...named.slice(0, 1), ...all.slice(0, 2)]) {
      const targets = this.#reader.targets(phrase, around);
      if (targets) return targets;
    }
    const such = SUCH.exec(this.#text.slice(from, from + 40))?.[1];
    const meant = such && this.#reader.such(such);
    if (meant) return [meant];
    // "Paragraph 11 of the said order", where none is known: not what is amended around it.
    return named[0] && UNKNOWN.has(named[0].phrase.host.type) ? [] : joined ? around.targets : this.#around.targets;
  }

  /** What is amended around a subject: in a list that its own clause leads to, what that amends. */
  #listing(clause: number, subject: number): Context {
    const listed = this.#context.amending && LISTS.test(this.#text.slice(clause, subject));
    return listed ? this.#context : this.#around;
  }

  /** Where the subject of a passive starts: behind "Effective as if included in …," or "Notwithstanding …,". */
  #subjectStart(at: number): number {
    const clause = this.#clauseStart(at);
    // "Executive Order 1 is amended as follows: (1) Section 2 is redesignated": the list begins anew.
    const start = clause + (LISTS.exec(this.#text.slice(clause, Math.min(at, clause + LONGEST)))?.[0].length ?? 0);
    const leadsIn = LEADS_IN.test(this.#text.slice(start, start + 24));
    if (!leadsIn && !RELATIVE.test(withoutLastVerb(this.#plain(start, at)))) return start;
    // "By virtue of section 7 of the Act, it is ordered that Schedule A be amended": not the authority is.
    const from = Math.max(start, at - LONGEST);
    const ordered = leadsIn ? from + (ORDERED.exec(this.#text.slice(from, at))?.[0].length ?? 0) : from;
    const place = this.#places.findLast(
      ({ range }) => range[0] >= ordered && !this.#isAside(range) && opensSubject(this.#text.slice(start, range[0])),
    );
    if (!place) return !leadsIn ? start : ordered > from ? ordered : at;
    return place.range[0] - partBefore(this.#text.slice(from, place.range[0]));
  }

  /** Whether what stands before "is amended" can be its subject: "which is amended", "if it is amended" tell of others. */
  #isSubject(at: number): boolean {
    const words = this.#plain(this.#subjectStart(at), at);
    if (/\bhereby\b/.test(words.slice(-24))) return !/\bor\s+(?:is|are)\s+hereby/.test(words);
    const subject = withoutVerb(words);
    return shallBe(subject, this.#text.slice(at, at + 80)) || !RELATIVE.test(subject);
  }

  #verb(token: Token & { readonly type: 'verb' }): void {
    const { range, action, form } = token;
    const open = this.#open;
    if (open && isJoined(this.#text, open, token)) {
      open.action = 'replace';
      open.verbs.push(range);
      open.end = range[1];
      return;
    }
    // "Is moved to the end of section 4 and redesignated": the same is spoken of.
    if (token.bare && open?.form === 'done' && open.matter.length === 0) {
      this.#close(range[0]);
      this.#places = [];
      this.#open = { start: range[0], end: range[1], action, verbs: [range], matter: [], form, bare: true };
      return;
    }
    const joined = this.#goesOn(range[0], form === 'done', () => this.#isInstruction(token));
    if (joined === undefined) return;
    const hereby = HEREBY.exec(this.#text.slice(Math.max(this.#start, range[0] - 80), range[0]));
    if (form === 'done') this.#done(range, joined);
    else if (form === 'command' && hereby) {
      // "By virtue of section 7 of the Act, I hereby revoke Executive Order 1": not the authority is.
      this.#start = range[0] - hereby[0].length;
      this.#places = [];
      this.#context = this.#around;
    } else this.#narrow(range[0]);
    this.#open = {
      start: Math.min(this.#clauseStart(range[0]), range[0]),
      end: range[1],
      action,
      verbs: [range],
      matter:
        form === 'done'
          ? this.#quotes.filter(([at]) => at >= this.#start && !NAMES.test(this.#text.slice(Math.max(0, at - 12), at)))
          : [],
      form,
      ...(token.bare && { bare: true }),
    };
    this.#quotes = [];
    this.#places = [];
  }

  /**
   * Ends the open instruction before the next, or before its subject: "is redesignated as section 7 and a new section 6 is
   * added". Answers whether that goes on in the law of the one before; undefined where no instruction comes.
   */
  #goesOn(at: number, passive: boolean, instructs: () => boolean): boolean | undefined {
    const open = this.#open;
    const joint =
      passive && open ? jointBefore(this.#text, open.end, at, (from, to) => this.#plain(from, to)) : undefined;
    const start = this.#start;
    this.#start = joint?.[1] ?? start;
    const joined = joint !== undefined && instructs();
    this.#start = start;
    if (!joined && !instructs()) return undefined;
    if (open) this.#close(joint?.[0] ?? at);
    if (joint) this.#start = joint[1];
    return joined;
  }

  #isInstruction(token: Token & { readonly type: 'verb' }): boolean {
    const { range, form } = token;
    const [at, end] = range;
    switch (form) {
      case 'doing': {
        const before = this.#text.slice(Math.max(this.#start, at - 60), at);
        // "before the semicolon the following, striking": in what is amended, each such word is operative.
        // "The Lamp Act of 1930— (1) in section 3, by striking": what is spoken of is amended, though no word says so.
        if (!this.#context.amending && !(this.#context.targets.length > 0 && /\b[Bb]y\s+$/.test(before))) return false;
        // "The heads of agencies shall consider, as appropriate, revoking rules": a duty.
        if (isDuty(this.#plain(Math.max(this.#start, this.#open?.end ?? 0), at))) return false;
        return DOES.test(before) || isBeside(this.#text, this.#start, this.#quotes.at(-1), at);
      }
      case 'command':
        return (
          BY_PAGE.test(this.#text.slice(this.#clauseStart(at), at)) ||
          ((this.#context.amending || this.#places.length > 0 || this.#opens(at)) &&
            OBJECT.test(this.#text.slice(end, end + 80)))
        );
      case 'done': {
        if (token.bare) return this.#around.is === true && this.#clauseStart(at) === at;
        const from = this.#subjectStart(at);
        const words = this.#text.slice(Math.max(from, at - LONGEST), at);
        const subject = withoutVerb(words);
        const place = this.#places.find(({ range: each }) => each[0] >= this.#start && !this.#isAside(each));
        const starts = place !== undefined && place.range[0] >= from && place.range[0] - from < 12;
        if (THERE.test(this.#text.slice(from, at)))
          return (
            (token.action === 'add' || token.action === 'insert') &&
            this.#listing(this.#clauseStart(at), from).targets.length > 0
          );
        // "The words “each lamp” are inserted after …": the place comes behind.
        if (/^(?:insert|add)$/.test(token.action) && this.#quotes.length > 0 && SAID.test(words)) return true;
        // "amended to read" is said of nothing but law.
        if (/\bto\s+read$/.test(this.#text.slice(...range))) return this.#isSubject(at);
        // Functions are transferred, too, and so is land.
        if (token.action === 'transfer') return starts && withoutVerb(this.#plain(from, at)).trim().length < 12;
        if (/^withdrawn$/i.test(this.#text.slice(at, end)))
          return (
            starts &&
            (place.phrase.host.type !== 'none' || this.#around.targets.length > 0) &&
            WITHDRAWN.test(this.#text.slice(end, end + 60)) &&
            this.#isSubject(at)
          );
        const hereby = (place !== undefined || INSTRUMENT.test(subject)) && /\bhereby\b/.test(words.slice(-24));
        if (!starts && !hereby && !(SUBJECT.test(subject) && (this.#context.amending || place !== undefined)))
          return false;
        return this.#isSubject(at);
      }
    }
  }

  #plain(start: number, end: number): string {
    return plainWords(this.#text, Math.max(start, end - LONGEST), end, [
      ...this.#places.map(({ range }) => range),
      ...this.#quotes,
    ]);
  }

  /** Whether a clause opens at an offset, behind no more than "In paragraph (a),". */
  #opens(at: number): boolean {
    const before = this.#text.slice(this.#clauseStart(at), at);
    return before.length < 3 || OPENS.test(before) || HEREBY.test(before.slice(-80));
  }

  /** "Section 3 … is repealed": what is spoken of is changed. */
  #done(range: Range, joined: boolean): void {
    const lead = this.#clauseStart(range[0]);
    const from = this.#subjectStart(range[0]);
    this.#start = from;
    if (THERE.test(this.#text.slice(from, range[0]))) {
      this.#context = { ...this.#listing(lead, from), amending: true };
      return;
    }
    let named: readonly string[] = [];
    const around = OTHERS.test(this.#text.slice(from, range[0]))
      ? this.#beside()
      : joined
        ? goneOn(
            this.#context,
            this.#places.filter(({ range: each }) => each[0] >= from),
          )
        : this.#listing(lead, from);
    let within = around;
    for (const { phrase, range: at } of this.#places) {
      if (at[0] < from || this.#isAside(at)) continue;
      const targets = this.#reader.targets(phrase, within);
      if (!targets) continue;
      // "In § 62.7, paragraphs (a) and (e) are removed": what is named last is within what is named first.
      named = phrase.host.type === 'none' && phrase.unit?.subdivision ? targets : [...named, ...targets];
      within = { targets, amending: true, locus: this.#around.locus };
    }
    const unknown = named.length === 0 && this.#places.some(({ phrase }) => UNKNOWN.has(phrase.host.type));
    // "Section 5 of the Act entitled ‘An Act …’ (25 U.S.C. 305d)": its parallel citation.
    if (unknown)
      for (const { phrase } of this.#places.filter(({ range: each }) => each[0] >= from).slice(0, 2))
        if (named.length === 0 && phrase.host.type === 'law' && phrase.places.length > 0)
          named = this.#reader.targets(phrase, this.#around) ?? [];
    const targets = named.length > 0 || unknown ? named : around.targets;
    this.#context = {
      targets,
      amending: true,
      locus: this.#locus(from, range[0], around, targets, Math.min(lead, from)),
    };
    if (this.#places.length === 0) this.#start = Math.min(this.#start, range[0]);
  }

  /** What the provisions stand in that the clause before spoke of. */
  #beside(): Context {
    const targets = [...new Set(this.#context.targets.map(above))];
    return { targets, amending: true, locus: { targets, parts: [] } };
  }

  /** "in paragraph (1), by": the last place that is named within what is amended. */
  #narrow(until: number): void {
    let context = this.#context;
    const locus = this.#locus(this.#start, until, context, context.targets);
    for (const [at, { phrase, range }] of this.#places.entries()) {
      if (this.#isAside(range)) continue;
      const before = this.#text.slice(Math.max(0, this.#start - 1, range[0] - 90), range[0]);
      const first = range[0] - this.#clauseStart(range[0]) < 6 || context.targets.length === 0;
      if (!first && !WITHIN.test(before) && !isBehindSection(this.#text, this.#places, at)) continue;
      const targets = this.#reader.targets(phrase, context);
      if (!targets) continue;
      // "in the matter preceding paragraph (1)" is of what paragraph (1) stands in.
      const beside = /\b(?:preceding|following)\s+$/.test(before);
      context = { targets: beside ? targets.map(above) : targets, amending: context.amending, locus };
    }
    this.#context = { ...context, locus };
    this.#places = [];
  }

  /** Whether a place is only how another came to be: "as amended by Executive Order 13258", or stands in parentheses. */
  #isAside([start]: Range): boolean {
    const before = this.#text.slice(Math.max(this.#start, start - 160), start);
    return isTold(before);
  }

  #clauseStart(limit: number): number {
    return behindMarks(this.#text, this.#start, limit);
  }

  #stop(at: number, sentence: boolean): void {
    if (this.#open) this.#close(at);
    else if (sentence) this.#places = [];
    this.#start = Math.max(this.#start, at);
    this.#quotes = [];
    if (sentence && (this.#around.amending || isBill(this.#around))) this.#context = this.#around;
  }

  /** "■ 4.": an instruction of its own; "■ a.": an item of the one that is numbered. */
  #begin([from, to]: Range): void {
    // "Amend § 5.6 by:" has its place behind the word.
    if (!this.#open && this.#context.amending) this.#narrow(from);
    this.#stop(from, false);
    this.#start = to;
    this.#places = [];
    if (/\d/.test(this.#text.slice(from + 2, to))) this.#context = this.#around;
  }

  /** Ends the instruction that is open before an offset. */
  #close(limit: number): void {
    const open = this.#open!;
    // "striking section 3, and by": what joins it to the next is of neither.
    let end = Math.max(open.end, limit);
    for (
      let join = JOINING.exec(this.#text.slice(Math.max(open.end, end - 4), end));
      join && end > open.end;
      join = JOINING.exec(this.#text.slice(Math.max(open.end, end - 4), end))
    )
      end -= join[0].length;
    const brings = open.action === 'add' || open.action === 'insert';
    const { targets } =
      open.form === 'done' && !brings ? this.#context : objectOf(this.#reader, this.#context, this.#places, open);
    const operation = operationOf(this.#text, open, end, this.#tokens, this.#context.locus, this.#resolver);
    this.#reader.add({
      range: [open.start, end],
      action: open.action,
      target: targets[0] ?? null,
      targets,
      matter: open.matter,
      verbs: open.verbs,
      operation,
      parallels: this.#reader.parallels([...this.#context.locus.targets, ...targets, ...besides(operation)]),
    });
    this.#open = undefined;
    this.#places = this.#places.filter(({ range }) => range[0] >= limit);
    this.#start = end;
  }
}
