/** The clauses of one provision's own words: which instructions they are, and what is amended in the provisions below. */
import type { Range } from '../analysis.ts';
import type { Phrase } from '../citations/phrase.ts';
import {
  ANEW,
  ASIDES,
  BEFORE_PARTICIPLE,
  BY_DOING,
  BY_PAGE,
  behindMarks,
  CONDITION,
  DOES,
  INSTRUMENT,
  isDuty,
  JOINED_SUBJECT,
  JOINING,
  LEADS_IN,
  LISTS,
  NAMES,
  OBJECT,
  OTHERS,
  opensSubject,
  PLACE_WORDS,
  RELATIVE,
  SAID,
  SHALL,
  SUBJECT,
  SUCH,
  TERM_WORDS,
  THERE,
  TITLE,
  WHICH_CHANGED,
  WITHDRAWN,
  WITHIN,
  withoutLastVerb,
  withoutVerb,
} from './clauseWords.ts';
import { type Resolver, readLocus, readOperation } from './grammar.ts';
import { itemsOf } from './items.ts';
import { isJoined } from './joined.ts';
import { objectOf } from './objectOf.ts';
import { besides, type Locus, type Operation } from './operation.ts';
import type { Draft, Reading } from './reading.ts';
import { above, type Context, isBill, isChangeable, UNKNOWN } from './targets.ts';
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
    const isTold = (at: number) => WHICH_CHANGED.test(this.#text.slice(Math.max(this.#start, at - 200), at));
    const tokens = all.filter(({ type, range }) => type !== 'place' || !isTold(range[0]));
    this.#tokens = tokens;
    for (const token of tokens) {
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
        case 'break':
          // "It is further ordered that" opens a clause, whatever was amended before.
          if (
            !this.#open &&
            (!this.#context.amending || /[a-z]/.test(this.#text[token.range[0]]!)) &&
            token.range[0] < this.#end
          )
            this.#stop(token.range[1], true);
          else if (this.#isSetOut(token.range[0])) this.#stop(token.range[1], true);
          break;
        case 'stop':
          if (this.#text[token.range[0]] === '■') this.#begin(token.range);
          else this.#stop(token.range[0], this.#text[token.range[0]] === '.');
      }
    }
    // Behind the last verb words belong to it; before any they say where those below change.
    if (!this.#open && (this.#context.amending || this.#leads())) this.#narrow(this.#end);
    this.#stop(this.#end, false);
    return this.#context;
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
      const hereby = /\b(?:hereby|accordingly)\s+(?:further\s+|also\s+)?$/.test(
        this.#text.slice(Math.max(this.#start, range[0] - 28), range[0]),
      );
      if (this.#open || this.#context.amending || !(hereby || this.#opens(range[0]))) return;
      // "Amending Executive Order 1", alone in its paragraph, is a title.
      if (TITLE.test(this.#text.slice(range[0], range[0] + 200))) return;
      this.#places = [];
      if (hereby) this.#start = range[1];
      this.#context = { ...this.#around, amending: true };
      return;
    }
    if (!this.#isSubject(range[0])) return;
    if (this.#open) this.#closeBefore(range[0], true);
    const lead = this.#clauseStart(range[0]);
    const targets = this.#subject(range[0]);
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
    const before = this.#text.slice(Math.max(lead, start - LONGEST), start);
    if (CONDITION.test(before.slice(Math.max(0, before.lastIndexOf('order')))))
      return { targets, parts: [...locus.parts, { part: 'unread', range: [lead, start] }] };
    const read = readLocus(itemsOf(this.#text, start, end, this.#tokens), locus, this.#resolver, [start, end]);
    return read.targets.length > 0 ? read : { ...read, targets };
  }

  /** The targets of what a passive speaks of; where it is a section of no known law, its parallel citation behind it. */
  #subject(at: number): readonly string[] {
    const from = this.#subjectStart(at);
    const around = this.#listing(this.#clauseStart(at), from);
    this.#start = from;
    const all = this.#places.filter(({ range }) => range[0] >= from);
    const named = all.filter(({ range }) => !this.#isAside(range));
    for (const { phrase } of [...named.slice(0, 1), ...all.slice(0, 2)]) {
      const targets = this.#reader.targets(phrase, around);
      if (targets) return targets;
    }
    const such = SUCH.exec(this.#text.slice(from, from + 40))?.[1];
    const meant = such && this.#reader.such(such);
    if (meant) return [meant];
    // "Paragraph 11 of the said order", where none is known: not what is amended around it.
    return named[0] && UNKNOWN.has(named[0].phrase.host.type) ? [] : this.#around.targets;
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
    const place = this.#places.findLast(
      ({ range }) => !this.#isAside(range) && opensSubject(this.#text.slice(Math.max(start, range[0] - 120), range[0])),
    );
    if (place || !leadsIn) return place?.range[0] ?? start;
    // "By virtue of section 7 of the Act, it is ordered that Schedule A be amended": not the authority is.
    const words = this.#text.slice(Math.max(start, at - LONGEST), at);
    const ordered = [...words.matchAll(/\b(?:order(?:ed)?|direct(?:ed)?|proclaim|declare)\s+that\s+/g)].at(-1);
    return ordered ? at - words.length + ordered.index + ordered[0].length : at;
  }

  /** Whether what stands before "is amended" can be its subject: "which is amended", "if it is amended" tell of others. */
  #isSubject(at: number): boolean {
    const words = this.#plain(this.#subjectStart(at), at);
    if (/\bhereby\b/.test(words.slice(-24))) return !/\bor\s+(?:is|are)\s+hereby/.test(words);
    const subject = withoutVerb(words);
    // "It is ordered that Executive Order 12675 shall be amended by adding": it is, by this document.
    const alone = SHALL.test(subject) && BY_DOING.test(this.#text.slice(at, at + 40));
    return alone || !RELATIVE.test(subject);
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
    if (!this.#isInstruction(token)) return;
    if (open) this.#closeBefore(range[0], form === 'done');
    if (form === 'done') this.#done(range);
    else this.#narrow(range[0]);
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
    };
    this.#quotes = [];
    this.#places = [];
  }

  /** Ends the open instruction before the next verb: "is redesignated as section 7 and a new section 6 is added", before the subject. */
  #closeBefore(limit: number, done: boolean): void {
    const from = this.#open!.end;
    const words = this.#text.slice(from, limit);
    const passive = done && BEFORE_PARTICIPLE.test(words.slice(-40));
    const joined = passive ? [...words.matchAll(JOINED_SUBJECT)].at(-1) : undefined;
    const found = joined && !words.includes(';', joined.index) ? joined : undefined;
    this.#close(found ? from + found.index : limit);
    if (found) this.#start = from + found.index + found[0].length;
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
        return DOES.test(before) || this.#isBeside(at);
      }
      case 'command':
        return (
          BY_PAGE.test(this.#text.slice(this.#clauseStart(at), at)) ||
          ((this.#context.amending || this.#places.length > 0 || this.#opens(at)) &&
            OBJECT.test(this.#text.slice(end, end + 80)))
        );
      case 'done': {
        const from = this.#subjectStart(at);
        const words = this.#text.slice(Math.max(from, at - LONGEST), at);
        const subject = withoutVerb(words);
        const place = this.#places.find(({ range: each }) => !this.#isAside(each));
        const starts = place !== undefined && place.range[0] >= from && place.range[0] - from < 12;
        if (THERE.test(this.#text.slice(from, at)))
          return (
            (token.action === 'add' || token.action === 'insert') &&
            this.#listing(this.#clauseStart(at), from).targets.length > 0
          );
        // "The words “each lamp” are inserted after …": the place comes behind.
        if (token.action === 'insert' && this.#quotes.length > 0 && SAID.test(words)) return true;
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

  /** "After “lamps” inserting “or posts”": right behind quoted words that are a place. */
  #isBeside(at: number): boolean {
    const last = this.#quotes.at(-1);
    if (!last || this.#text.slice(last[1], at).trim() !== '') return false;
    return PLACE_WORDS.test(this.#text.slice(Math.max(this.#start, last[0] - 40), last[0]));
  }

  /** The words of a stretch without the places and quotations in it. */
  #plain(start: number, end: number): string {
    let out = '';
    let at = Math.max(start, end - LONGEST);
    for (const [from, to] of [...this.#places.map(({ range }) => range), ...this.#quotes].sort((a, b) => a[0] - b[0])) {
      if (from < at) continue;
      out += this.#text.slice(at, from);
      at = to;
    }
    return (out + this.#text.slice(Math.min(at, end), end)).replace(ASIDES, '');
  }

  /** Whether a clause opens at an offset, behind no more than "In paragraph (a),". */
  #opens(at: number): boolean {
    return (
      at - this.#clauseStart(at) < 3 ||
      /^(?:and\s+$|I\s+(?:do\s+)?hereby\s+$|(?:In|Effective|On|At|After|Before)\b)/.test(
        this.#text.slice(this.#clauseStart(at), at),
      )
    );
  }

  /** "Section 3 … is repealed": what is spoken of is changed. */
  #done(range: Range): void {
    const lead = this.#clauseStart(range[0]);
    const from = this.#subjectStart(range[0]);
    this.#start = from;
    if (THERE.test(this.#text.slice(from, range[0]))) {
      this.#context = { ...this.#listing(lead, from), amending: true };
      return;
    }
    let named: readonly string[] = [];
    const around = OTHERS.test(this.#text.slice(from, range[0])) ? this.#beside() : this.#listing(lead, from);
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
    for (const { phrase, range } of this.#places) {
      if (this.#isAside(range)) continue;
      const before = this.#text.slice(Math.max(0, this.#start - 1, range[0] - 90), range[0]);
      const first = range[0] - this.#clauseStart(range[0]) < 6 || context.targets.length === 0;
      if (!first && !WITHIN.test(before)) continue;
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
    return (
      /\b(?:amended|revised|modified|(?<=\bas\s)(?:extended|continued)|superseded|supplemented|revoked|added|redesignated|established|enacted|created|issued|required|made|prescribed)\s+by\s+(?:[^.;]|\bNos?\.){0,160}$/.test(
        before,
      ) || /\((?![^()]*\))[^()]*$/.test(before)
    );
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
    if (/\d/.test(this.#text.slice(from, to))) this.#context = this.#around;
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
    const operation = this.#operation(open, end);
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

  #operation({ action, form, verbs }: Draft, end: number): Operation | null {
    const [first, second] = verbs;
    const items = (from: number, to: number) => itemsOf(this.#text, from, to, this.#tokens);
    const clause = {
      action,
      form,
      verb: this.#text.slice(...first!),
      first: items(first![1], second?.[0] ?? end),
      second: second && items(second[1], end),
    };
    return readOperation(clause, this.#context.locus, this.#resolver) ?? null;
  }
}
