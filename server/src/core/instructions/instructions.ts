/**
 * Instructions: what a document changes in another text, read by descent through its provisions. A provision's own words
 * say what is amended ("Section 212(d) of the Act is amended—"); those below it go on from there ("(1) in paragraph (5)—",
 * "(A) by striking …"). Each operative word belongs to exactly one instruction.
 */
import type { Citation, Instruction, Range, Region, Section } from '../analysis.ts';
import type { Phrase } from '../citations/phrase.ts';
import { lastAtMost } from '../text.ts';
import { Clauses } from './clauses.ts';
import { type Ended, type Ending, itemAt, listIn } from './listed.ts';
import { movedLocus } from './moved.ts';
import { mayOffer, offeredIn } from './offered.ts';
import { AWAITED, type Operation } from './operation.ts';
import type { Reading } from './reading.ts';
import { type Context, isBill, NOTHING, sectionTarget, suchTarget, targetsOf } from './targets.ts';
import { type Known, participleAt, type Token, tokensOf, wordsOf } from './tokens.ts';

export interface InstructionInput {
  readonly text: string;
  /** The document's own id, which its head may name: `/us/eo/14165`; '' where it has none. */
  readonly self: string;
  /** The bill whose number its head has: `/us/bill/s/1234`; a paper that amends one has that too. */
  readonly bill: string | null;
  readonly sections: readonly Section[];
  readonly phrases: readonly Phrase[];
  readonly citations: readonly Citation[];
  readonly regions: readonly Region[];
  /** Offsets of the words by which a text may be changed. */
  readonly operative: readonly number[];
  /** The law for which the document has a short name: "the “Jenkins Act”". */
  readonly actNamed: (name: string) => string | undefined;
  /** Whether it is a Federal Register rule, whose preamble tells of changes, too; and whether it is a stretch of that preamble alone. */
  readonly rule: boolean;
  readonly preamble: boolean;
  /** Whether an offset lies in a table of contents or front matter. */
  readonly aside: (at: number) => boolean;
  /** Whether the document is signed in an earlier block: nothing behind the signature instructs but annexes. */
  readonly signed: boolean;
  /** What runs on from the block before. */
  readonly known: Instructing;
}

/** What of the instructions runs on from block to block. */
export interface Instructing {
  /** What is amended where the document opens. */
  readonly opening: Context;
  /** What is amended in the provisions that are open, outermost first. */
  readonly contexts: readonly Context[];
  /** The laws that bare sections belong to, and the open provision in which they do; -1 is the whole document. */
  readonly defaults: readonly { readonly targets: readonly string[]; readonly within: number }[];
  readonly named: readonly string[];
  readonly parallels: readonly (readonly [own: string, code: string])[];
}

/** What is known before a document's first word. */
export const NOTHING_INSTRUCTED: Instructing = {
  opening: NOTHING,
  contexts: [],
  defaults: [],
  named: [],
  parallels: [],
};

export interface Instructed {
  readonly instructions: readonly Instruction[];
  /** What runs on into the next block. */
  readonly instructing: Instructing;
}

/**
 * The instructions of a block, in order.
 * @param open the provisions that may go on in the next block, by their index here, outermost first; undefined where there is
 * none
 */
export function readInstructions(input: InstructionInput, open: readonly number[] | undefined): Instructed {
  if (!open && input.operative.length === 0) return { instructions: [], instructing: NOTHING_INSTRUCTED };
  return new Reader(input).run(open);
}

/** How many sections are remembered of which the text said where they stand in the Code. */
const MOST_PARALLELS = 500;

/** What may stand between an instruction of a rule and the text that it brings. */
const READS = /^[\s.;]*(?:The\s[^.;]{0,100}\breads?\s+as\s+follows:)?\s*$/;
/** How many targets "such Act" is looked for among. */
const MOST_NAMED = 24;

/** What leads in the provisions below it. */
const LEADS_IN = /(?:[—–:]|--)(?:\s[\s*_>#-]*)?$/;

/** What declares the law that an act amends throughout. */
const EXPRESSED = /\bexpressed\s+(?:as|in\s+terms\s+of)\s+an?\s+(?:amendment|repeal)/;

class Reader implements Reading {
  readonly #in: InstructionInput;
  readonly #known: Known;
  readonly #cited: ReadonlyMap<number, readonly string[]>;
  readonly #contexts: Context[];
  #opening: Context;
  readonly #out: Instruction[] = [];
  /** The laws that bare sections belong to, and the provision in which they do. */
  readonly #defaults: { readonly targets: readonly string[]; readonly within: number }[];
  /** The laws and sections that were changed so far, the last of each kind. */
  readonly #named: string[];
  /** Sections of acts and those of the Code that they are, as the text says. */
  readonly #parallels: Map<string, string>;
  #newParallels = false;
  /** What the instructions are, by their index, whose text is set out behind those that follow. */
  readonly #awaiting = new Map<number, Operation>();

  constructor(input: InstructionInput) {
    this.#in = input;
    const matter = outermost(
      input.regions.filter(({ kind }) => kind === 'quoted' || kind === 'matter').map(({ range }) => range),
    );
    this.#known = {
      phrases: input.phrases,
      phraseStarts: input.phrases.map(({ range }) => range[0]),
      matter,
      matterStarts: matter.map(([start]) => start),
    };
    this.#cited = new Map(input.citations.map(({ range, targets }) => [range[0], targets]));
    const { opening, contexts, defaults, named, parallels } = input.known;
    this.#opening = opening;
    this.#contexts = [...contexts];
    this.#defaults = [...defaults];
    this.#named = [...named];
    this.#parallels = new Map(parallels);
  }

  run(open: readonly number[] | undefined): Instructed {
    const { text, sections, regions, known } = this.#in;
    const before = known.contexts.length;
    if (this.#in.operative.length > 0) {
      const signature = regions.find(({ kind }) => kind === 'signature')?.range[0] ?? text.length;
      const signed = this.#in.signed ? 0 : signature;
      const from = this.#in.preamble ? text.length : this.#in.rule ? regulatoryStart(text, regions) : 0;
      // What stands before the first label belongs to the provision that goes on there.
      const around = this.#contexts.at(-1) ?? this.#opening;
      const lead = this.#read(
        from,
        Math.min(sections[before]?.labelRange[0] ?? text.length, signed),
        around,
        before - 1,
      );
      if (before === 0) this.#opening = lead;
      else this.#contexts[before - 1] = lead;
      for (let index = before; index < sections.length; index++) {
        const { labelRange, parent } = sections[index]!;
        const last = this.#isAnnexed(index) ? text.length : Math.max(signed, labelRange[1]);
        const end = Math.min(sections[index + 1]?.labelRange[0] ?? text.length, last);
        // "Amending section 6 to read⏎": no heading, whatever line it has.
        const own = behindHeading(text, sections[index]!, end);
        const start = this.#operates(labelRange[1], own) ? labelRange[1] : own;
        this.#contexts.push(this.#read(Math.max(from, start), end, this.#around(parent), index));
      }
    } else for (const { parent } of sections.slice(before)) this.#contexts.push(this.#around(parent));
    return { instructions: this.#out, instructing: open ? this.#instructing(open) : NOTHING_INSTRUCTED };
  }

  /** Whether a provision stands in an annex, which is a part of the document though it is signed above it. */
  #isAnnexed(index: number): boolean {
    const { sections } = this.#in;
    let at = index;
    while (at >= 0 && sections[at]!.level !== 'annex') at = sections[at]!.parent;
    return at >= 0;
  }

  #around(parent: number): Context {
    return parent < 0 ? this.#opening : this.#contexts[parent]!;
  }

  #instructing(open: readonly number[]): Instructing {
    const { known, text } = this.#in;
    return {
      opening: movedContext(this.#opening, -text.length),
      contexts: open.map((index) => movedContext(this.#contexts[index]!, -text.length)),
      defaults: this.#defaults.flatMap(({ targets, within }) => {
        const place = within < 0 ? -1 : open.indexOf(within);
        return within >= 0 && place < 0 ? [] : [{ targets, within: place }];
      }),
      named: this.#named,
      parallels: this.#newParallels ? [...this.#parallels].slice(-MOST_PARALLELS) : known.parallels,
    };
  }

  /** Whether an operative word may stand between two offsets. */
  #operates(start: number, end: number): boolean {
    const { operative } = this.#in;
    return (operative[lastAtMost(operative, end - 1)] ?? -1) >= start;
  }

  /** Reads a provision's own words; answers what is amended in the provisions below it. */
  #read(start: number, end: number, around: Context, index: number): Context {
    const { text, aside } = this.#in;
    if (start >= end || aside(start)) return around;
    // A lead-in needs no operative word of its own, where the provisions below it have one.
    const below = this.#in.sections[index]?.range[1] ?? text.length;
    const leads = this.#operates(end, below) && LEADS_IN.test(text.slice(Math.max(start, end - 24), end));
    const may = this.#operates(start, end);
    const words = text.slice(start, end);
    if (!may && !leads && !around.amending && !around.ending && !(index < 0 && mayOffer(words))) return around;
    const first = may && around.is ? participleAt(text, start, end) : undefined;
    const operative = may ? [...(first ? [first] : []), ...wordsOf(text, start, end, this.#in.rule)] : [];
    const declares = may && EXPRESSED.test(words);
    if (
      operative.length === 0 &&
      !around.amending &&
      !around.ending &&
      !leads &&
      !declares &&
      !(index < 0 && mayOffer(words))
    )
      return around;
    const tokens = tokensOf(text, start, end, this.#known, operative);
    if (declares) this.#noteDefault(words, tokens, index);
    if (around.ending) return this.#listed(around.ending, [start, end], tokens);
    const offered = mayOffer(words) ? offeredIn(text, start, end, tokens, this.#in.bill) : [];
    let from = start;
    let context = around;
    for (const { at, bill } of [...offered, { at: end, bill: undefined }]) {
      const within = around.targets.length > 0 ? around : this.#byDefault(around, index);
      const own = offered.length === 0 ? tokens : tokens.filter(({ range }) => range[0] >= from && range[1] <= at);
      context = this.#clauses(from, at, within, own, below > at);
      from = at;
      if (bill !== undefined) this.#defaults.push({ targets: bill === null ? [] : [bill], within: -1 });
      // Each amendment of a bill names its place anew.
      const anew =
        around.targets.length === 0 && isBill(within) && !LEADS_IN.test(text.slice(Math.max(start, at - 24), at));
      if (anew) context = around;
    }
    return context;
  }

  /** The clauses of a stretch, and the lists of what ends among them. */
  #clauses(start: number, end: number, within: Context, tokens: readonly Token[], leads: boolean): Context {
    const list = listIn(this.text, end, tokens, start);
    if (!list) return new Clauses(this, start, end, within).read(tokens);
    const { range, verb, ending, items } = list;
    const before = tokens.filter((token) => token.range[0] < range[0]);
    if (before.length > 0) new Clauses(this, start, range[0], within).read(before);
    const [first, ...others] = items;
    if (!first) {
      if (!leads) this.#end({ range, phrase: undefined, plain: false }, ending, range, [verb]);
      return { ...NOTHING, ending };
    }
    this.#end(first, ending, [range[0], first.range[1]], [verb]);
    for (const item of others) this.#end(item, ending);
    const behind = items.at(-1)!.range[1];
    const after = tokens.filter((token) => token.range[0] >= behind);
    return after.length > 0 ? this.#clauses(behind, end, within, after, leads) : within;
  }

  /** A provision that is an item of a list of what ends. */
  #listed(ending: Ending, range: Range, tokens: readonly Token[]): Context {
    const item = itemAt(this.text, range, tokens);
    if (item) this.#end(item, ending);
    return NOTHING;
  }

  #end({ range, phrase, plain }: Ended, { action, condition }: Ending, whole = range, verbs: Range[] = []): void {
    const targets = (phrase && this.targets(phrase, NOTHING)) ?? [];
    const operation: Operation | null =
      plain && !condition && targets.length > 0
        ? { do: 'revise', locus: { targets, parts: [] }, put: undefined }
        : null;
    const parallels = this.parallels(targets);
    this.add({ range: whole, action, target: targets[0] ?? null, targets, matter: [], verbs, operation, parallels });
  }

  /** "Whenever in this title an amendment is expressed in terms of …, the reference shall be to a section of the … Act." */
  #noteDefault(words: string, tokens: readonly Token[], index: number): void {
    const { sections } = this.#in;
    const laws = tokens.flatMap((token) =>
      token.type === 'place' && token.phrase.host.type === 'law' && token.phrase.host.kind !== 'stat'
        ? [token.phrase]
        : [],
    );
    const targets = laws[0] && this.targets(laws[0], NOTHING);
    if (!targets) return;
    const level = /\bin\s+this\s+(\w+)/.exec(words)?.[1]?.toLowerCase();
    let scope = index;
    while (scope >= 0 && sections[scope]!.level !== level) scope = sections[scope]!.parent;
    this.#defaults.push({ targets, within: scope });
  }

  /** What is amended where nothing around says it: the law that was declared for the whole title. */
  #byDefault(around: Context, index: number): Context {
    const targets = this.#defaults.findLast(({ within }) => this.#isWithin(index, within))?.targets;
    return targets ? { ...around, targets, locus: { targets, parts: around.locus.parts } } : around;
  }

  #isWithin(index: number, provision: number): boolean {
    let at = index;
    while (at >= 0 && at !== provision) at = this.#in.sections[at]!.parent;
    return at === provision;
  }

  get text(): string {
    return this.#in.text;
  }

  targets(phrase: Phrase, within: Context): readonly string[] | undefined {
    const targets =
      targetsOf(phrase, this.#cited.get(phrase.range[0]), within, this.#named) ??
      this.#byName(phrase) ??
      this.#byParallel(phrase);
    if (targets?.[0] === this.#in.self) return undefined;
    if (targets?.length) this.#note(targets[0]!);
    if (targets?.length) this.#noteParallels(phrase, targets);
    return targets;
  }

  within(phrase: Phrase, targets: readonly string[]): readonly string[] | undefined {
    const places =
      this.#again(phrase) ??
      this.#wholeTitle(phrase, targets) ??
      targetsOf(
        phrase,
        this.#cited.get(phrase.range[0]),
        { targets, amending: true, locus: NOTHING.locus },
        this.#named,
      ) ??
      this.#byName(phrase) ??
      this.#byParallel(phrase);
    if (places?.length) this.#noteParallels(phrase, places);
    return places;
  }

  /** "Title 49" by itself, where the title is what is amended. */
  #wholeTitle({ range }: Phrase, targets: readonly string[]): readonly string[] | undefined {
    const number = /^title\s+(\d+a?)$/i.exec(this.text.slice(...range))?.[1];
    const title = `/us/usc/t${number}`;
    return number !== undefined && targets.length <= 1 && (targets[0] ?? title) === title ? [title] : undefined;
  }

  /** "The Jenkins Act is amended": the document's own short name, which is no citation of its own. */
  #byName({ range, host, places }: Phrase): readonly string[] | undefined {
    if (host.type !== 'law' || host.kind !== 'act' || places.length > 0) return undefined;
    const act = this.#in.actNamed(this.text.slice(...range).replace(/\s+/g, ' '));
    return act === undefined ? undefined : [act];
  }

  /** "section 8(c) of some act (33 U.S.C. 467f(c))": where the act is none that is known, what it is in the Code. */
  #byParallel(phrase: Phrase): readonly string[] | undefined {
    const { phrases, phraseStarts } = this.#known;
    const next = phrases[lastAtMost(phraseStarts, phrase.range[0]) + 1];
    if (!next || phrase.places.length !== 1 || phrase.places[0]!.steps[0]?.prefix !== 's') return undefined;
    if (!/^[^.;“"()]{0,120}\(\s*$/.test(this.text.slice(phrase.range[1], next.range[0]))) return undefined;
    const [code, ...others] = this.#cited.get(next.range[0]) ?? [];
    if (code === undefined || others.length > 0 || !code.startsWith('/us/usc/') || /\/note$|\.\./.test(code))
      return undefined;
    const below = phrase.places[0]!.steps.slice(1)
      .map(({ designation }) => `/${designation}`)
      .join('');
    const section = sectionTarget(code);
    return section !== undefined && code === section + below ? [code] : undefined;
  }

  /** "such section 8104": the section that was named last, and has the number. */
  #again(phrase: Phrase): readonly string[] | undefined {
    if (phrase.host.type !== 'none' || phrase.places.length !== 1 || phrase.places[0]!.steps[0]?.prefix !== 's')
      return undefined;
    if (!/\b[Ss]uch\s+$/.test(this.text.slice(Math.max(0, phrase.range[0] - 8), phrase.range[0]))) return undefined;
    const section = this.such('section');
    const [first, ...below] = phrase.places[0]!.steps;
    return section?.endsWith(`/s${first!.designation}`)
      ? [section + below.map(({ designation }) => `/${designation}`).join('')]
      : undefined;
  }

  such(word: string): string | undefined {
    return suchTarget(word, this.#named);
  }

  parallels(targets: readonly string[]): readonly (readonly [string, string])[] {
    const sections = new Set(targets.map((target) => sectionTarget(target) ?? ''));
    return [...sections].flatMap((section) => {
      const code = this.#parallels.get(section);
      return code === undefined ? [] : [[section, code] as const];
    });
  }

  /** "section 8(c) of the Lamp Act (33 U.S.C. 467f(c))": where section 8 stands in the Code. */
  #noteParallels(phrase: Phrase, targets: readonly string[]): void {
    const { phrases, phraseStarts } = this.#known;
    const next = phrases[lastAtMost(phraseStarts, phrase.range[0]) + 1];
    if (!next || !/^\s*\(\s*$/.test(this.text.slice(phrase.range[1], next.range[0]))) return;
    const codes = this.#cited.get(next.range[0]) ?? [];
    // Several sections and as many of the Code are the same in their order.
    if (codes.length !== targets.length && targets.length !== 1) return;
    targets.forEach((target, index) => {
      const section = sectionTarget(target);
      const code = codes[index];
      if (section === undefined || target.startsWith('/us/usc/') || !code?.startsWith('/us/usc/')) return;
      const own = /\/note$|\.\./.test(code) ? undefined : sectionTarget(code);
      if (own === undefined) return;
      this.#parallels.set(section, own);
      this.#newParallels = true;
    });
  }

  #note(target: string): void {
    this.#named.push(target);
    if (this.#named.length > MOST_NAMED) this.#named.shift();
  }

  /** Gives matter to the instruction right before it, as in a rule, where "Revise paragraph (a)." brings what follows. */
  extend(range: Range): boolean {
    const last = this.#out.at(-1);
    if (!last || range[0] - last.range[1] > 300 || /["“`]/.test(this.text[range[0]]!)) return false;
    if (!READS.test(this.text.slice(last.range[1], Math.min(range[0], last.range[1] + 300)))) return false;
    if (/^\s*(?:§|Sec\.)/.test(this.text.slice(...range))) this.#give(range);
    const { operation } = this.#out.at(-1)!;
    this.#out[this.#out.length - 1] = {
      ...last,
      range: [last.range[0], range[1]],
      matter: [...last.matter, range],
      operation: this.#longer(operation, range),
    };
    return true;
  }

  /** An operation whose matter goes on in the next stretch: a chapter that is set out section by section. */
  #longer(operation: Operation | null, [start, end]: Range): Operation | null {
    if (!operation || !('put' in operation) || !operation.put || !('range' in operation.put)) return operation;
    const [from, to] = operation.put.range;
    return /\S/.test(this.text.slice(to, start)) || start < to
      ? operation
      : { ...operation, put: { range: [from, end] } };
  }

  add(instruction: Instruction): void {
    const { operation } = instruction;
    const awaits = operation && 'put' in operation && operation.put === AWAITED ? operation : undefined;
    if (awaits) this.#awaiting.set(this.#out.length, awaits);
    this.#out.push(awaits ? { ...instruction, operation: null } : instruction);
  }

  /** "The revisions read as follows:": what is set out is for all items of the instruction before it. */
  #give(range: Range): void {
    for (let index = this.#out.length - 1; index >= 0; index--) {
      const awaits = this.#awaiting.get(index);
      if (awaits) this.#out[index] = { ...this.#out[index]!, operation: { ...awaits, put: { range } } as Operation };
      const before = this.#out[index - 1];
      // The number of the next instruction ends those that go together.
      if (
        !before ||
        /■\s{0,3}\d|\n[ \t]{0,8}\d{1,3}\.\s/.test(this.text.slice(before.range[1], this.#out[index]!.range[0] + 8))
      )
        break;
    }
  }
}

/** What is amended, as it reads where the text begins elsewhere. */
function movedContext(context: Context, by: number): Context {
  const { locus } = context;
  return locus.parts.length === 0 ? context : { ...context, locus: movedLocus(locus, by) };
}

/** Where a provision's own words start: behind a heading that has its line to itself, which no mark ends. */
function behindHeading(text: string, { labelRange, headingRange }: Section, end: number): number {
  // "Part 6 of Title 33 of the Code of Federal Regulations⏎is amended by:" has none.
  const behind =
    headingRange &&
    !/[a-z]/.test(text[headingRange[0]]!) &&
    ENDS_LINE.exec(text.slice(headingRange[1], headingRange[1] + 60));
  const start = behind ? headingRange[1] + behind[0].length : end;
  return start < end ? start : labelRange[1];
}

const ENDS_LINE = /^[.:*_ \t]{0,8}[\r\n]\s{0,40}(?=\S)/;

/** Where the preamble of a rule ends: at the heading of the part that is amended, before the first text that is set out. */
function regulatoryStart(text: string, regions: readonly Region[]): number {
  const matter = regions.find(({ kind }) => kind === 'matter')?.range[0] ?? text.length;
  const before = text.slice(0, matter);
  const heading = Math.max(...['\nPART ', '\nPart ', '\rPART ', '\rPart '].map((words) => before.lastIndexOf(words)));
  return heading >= 0 ? heading : matter === text.length ? 0 : Math.max(0, matter - 600);
}

function outermost(ranges: Range[]): Range[] {
  const out: Range[] = [];
  for (const range of ranges.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const last = out.at(-1);
    if (!last || range[0] >= last[1]) out.push(range);
    else if (range[1] > last[1]) out[out.length - 1] = [last[0], range[1]];
  }
  return out;
}
