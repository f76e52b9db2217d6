/**
 * What is known while the phrases of one text are resolved, and how what is found is noted. The readers of each kind of phrase
 * (`laws.ts`, `terms.ts`, `itself.ts`, `bare.ts`) ask it and tell it.
 */
import type { Citation, Form, Kind, Part, Reference, Section } from '../analysis.ts';
import type { Whole } from '../blocks/whole.ts';
import { isKnownAct } from '../citations/acts.ts';
import { address } from '../citations/address.ts';
import type { Step } from '../citations/grammar/steps.ts';
import { type Base, lawTargets, type Phrase } from '../citations/phrase.ts';
import { slugOf } from '../citations/slug.ts';
import type { LawFacts } from '../facts.ts';
import type { Tree } from '../tree.ts';
import { type DefaultLaw, defaultLaws, stretchOf } from './instructed.ts';
import { type Locator, makeLocator } from './locate.ts';
import { stepsBack } from './longAgo.ts';
import { type NamedSection, namedSections } from './ownNames.ts';
import { Parallels } from './parallels.ts';
import { hasSection, kindOf, sectionOf, targetsOf } from './places.ts';
import { movedBy, type SpokenOf, type Subject, Subjects } from './subjects.ts';

export interface ResolveInput {
  readonly text: string;
  readonly phrases: readonly Phrase[];
  readonly form: Form;
  /** The title of the code that the text is part of. */
  readonly codeTitle: string | null;
  /** Those of a block, behind those that are open from the block before, which stand at negative offsets. */
  readonly sections: readonly Section[];
  readonly tree: Tree;
  readonly whole: Whole;
  /** What is known from the blocks before. */
  readonly known: Spoken;
  /** The id by which the document's own head names it; '' where it has none. */
  readonly self: string;
  /** Whether the document is a governor's or a mayor's. */
  readonly ofState: boolean;
  /** Whether an offset lies in quoted text. */
  readonly quoted: (at: number) => boolean;
  /** How much between two offsets lies in quoted text. */
  readonly foreign: (from: number, to: number) => number;
  /** Whether an offset lies in a table of contents or front matter. */
  readonly aside: (at: number) => boolean;
  readonly facts: LawFacts | undefined;
}

/** Kinds of document that another can amend or speak on of. */
const SUBJECTS: ReadonlySet<Kind> = new Set<Kind>(['act', 'eo', 'pl', 'proc', 'memo', 'cfr', 'usc']);
const isTitle = (id: string): boolean => /^\/us\/usc\/t/.test(id);

/** The steps of a place down to its section. */
const toSection = (steps: readonly Step[]): readonly Step[] =>
  steps.slice(0, steps.findIndex((step) => step.prefix === 's') + 1);

/** How far back what was named counts; the farthest that any reader asks for. */
const LONG_AGO = 6000;

/** A section of this document that was named. */
export interface OwnSection {
  readonly id: string;
  readonly to: number;
  /** Whether the word was a section's, and not a subsection's within it. */
  readonly spoken: boolean;
}

/** What runs on from block to block: what was spoken of last. Offsets are counted from the block's start, and negative. */
export interface Spoken extends SpokenOf {
  readonly noted: readonly Step[];
  readonly part: string | undefined;
  readonly sectionsNamed: readonly (readonly [number: string, subject: Subject])[];
  readonly ownSection: OwnSection | undefined;
  readonly constitution: number | undefined;
  readonly theAct: string | undefined;
  readonly namedSections: readonly (readonly [number: string, named: NamedSection])[];
  readonly defaults: readonly { readonly base: string; readonly within: number }[];
}

/** What is known before a document's first word. */
export const NOTHING_SPOKEN: Spoken = {
  last: undefined,
  byKind: [],
  amending: [],
  noted: [],
  part: undefined,
  sectionsNamed: [],
  ownSection: undefined,
  constitution: undefined,
  theAct: undefined,
  namedSections: [],
  defaults: [],
};

/** What runs on, with the places that it has for the next block. */
function settled(spoken: Spoken): Spoken {
  const { last, byKind, sectionsNamed, ownSection, constitution } = spoken;
  const subjects = [...(last ? [last] : []), ...byKind, ...sectionsNamed.map(([, subject]) => subject)];
  const back = stepsBack([
    ...subjects.map(({ to }) => to),
    ...(ownSection ? [ownSection.to] : []),
    ...(constitution === undefined ? [] : [constitution]),
  ]);
  const placed = (subject: Subject): Subject => movedBy(subject, back(subject.to) - subject.to);
  return {
    ...spoken,
    last: last && placed(last),
    byKind: byKind.map(placed),
    sectionsNamed: sectionsNamed.map(([number, subject]) => [number, placed(subject)]),
    ownSection: ownSection && { ...ownSection, to: back(ownSection.to) },
    constitution: constitution === undefined ? undefined : back(constitution),
  };
}

/** "title 38, United States Code": the title that a phrase names, and nothing below it. */
const titleOf = (phrase: Phrase): string | undefined => {
  const parts = phrase.host.type === 'law' && phrase.host.kind === 'usc' ? lawTargets(phrase) : [];
  return parts.length === 1 && /^\/us\/usc\/t\d+$/.test(parts[0]!.target) ? parts[0]!.target : undefined;
};

export class Context {
  readonly input: ResolveInput;
  readonly locate: Locator;
  readonly subjects: Subjects;
  readonly citations: Citation[] = [];
  readonly references: Reference[] = [];
  readonly whole: Whole;
  /** The subsection that a note of the Code named last. */
  noted: readonly Step[];
  readonly parallels: Parallels;
  readonly #defaults: readonly DefaultLaw[];
  /** The part of regulations that was cited last. */
  #part: string | undefined;
  /** The last place of a law that was named with a section, by the section's number. */
  readonly #sectionsNamed: Map<string, Subject>;
  readonly namedSections: ReadonlyMap<string, NamedSection>;
  /** The section of this document that was named last, and where. */
  ownSection: OwnSection | undefined;
  /** Where an article of the Constitution was cited last. */
  constitution: number | undefined;
  /** The act that a place in the Code proved "the Act" to be last, where no words define it. */
  theAct: string | undefined;
  /** Where a section was named last of which nothing could be said: what "such section" speaks of behind it isn't known. */
  unplaced = -1;
  /** Where descriptions of land name a range; undefined until it is asked for. */
  ranges: readonly number[] | undefined;
  /** The phrase behind the one that is resolved. */
  next: Phrase | undefined;

  constructor(input: ResolveInput) {
    const { text, phrases, sections, tree, whole, known } = input;
    this.input = input;
    this.whole = whole;
    this.locate = makeLocator(sections, tree, whole);
    this.subjects = new Subjects(text, sections, tree, known, input.foreign);
    this.parallels = new Parallels(text, whole, input.facts);
    this.noted = known.noted;
    this.#part = known.part;
    this.#sectionsNamed = new Map(known.sectionsNamed);
    this.ownSection = known.ownSection;
    this.constitution = known.constitution;
    this.theAct = known.theAct;
    this.namedSections = new Map([...namedSections(text, phrases), ...known.namedSections]);
    this.#defaults = [
      ...known.defaults.map(({ base, within }) => ({ base, within, ...stretchOf(within, text, sections) })),
      ...defaultLaws(this, (from, to) => this.#lawIn(from, to)),
    ];
  }

  /** How much was said so far. */
  get said(): number {
    return this.citations.length + this.references.length;
  }

  get ofState(): boolean {
    return this.input.ofState;
  }

  /** What is known behind the last phrase; `places` has those of the provisions that may go on, by their index here. */
  spoken(places: ReadonlyMap<number, number>): Spoken {
    const end = this.input.text.length;
    return settled({
      noted: this.noted,
      part: this.#part,
      sectionsNamed: [...this.#sectionsNamed]
        .flatMap(([number, subject]) =>
          end - subject.to < LONG_AGO ? [[number, movedBy(subject, -end)] as const] : [],
        )
        .sort(([, a], [, b]) => a.from - b.from),
      ownSection: this.ownSection && { ...this.ownSection, to: Math.max(this.ownSection.to - end, -LONG_AGO) },
      constitution: this.constitution === undefined ? undefined : Math.max(this.constitution - end, -LONG_AGO),
      theAct: this.theAct,
      namedSections: [...this.namedSections].map(([number, named]) => [number, { ...named, from: -1 }]),
      defaults: this.#defaults.flatMap(({ base, within }) => {
        const place = within < 0 ? -1 : places.get(within);
        return place === undefined ? [] : [{ base, within: place }];
      }),
      ...this.subjects.spoken(places),
    });
  }

  /** The law whose sections an instruction means at an offset that names none, where the document says so. */
  defaultLaw(at: number): string | undefined {
    return this.#defaults.findLast(({ from, to }) => at >= from && at < to)?.base;
  }

  /** The law of which a section of that number was named last. */
  lawOfSection(number: string, at: number): Subject | undefined {
    const subject = this.#sectionsNamed.get(number);
    return subject && at - subject.to < 6000 ? subject : undefined;
  }

  #lawIn(from: number, to: number): string | undefined {
    const { phrases } = this.input;
    const found = phrases.find(
      (phrase) =>
        phrase.range[0] >= from &&
        phrase.range[1] <= to &&
        phrase.host.type === 'law' &&
        (phrase.host.kind === 'act' || isTitle(phrase.host.bases[0]!.id) || titleOf(phrase) !== undefined),
    );
    if (found?.host.type !== 'law') return undefined;
    const title = titleOf(found);
    if (title !== undefined) return title;
    return this.whole.full(found.host.bases[0]!.id) ?? found.host.bases[0]!.id;
  }

  /** The part of regulations in which an offset stands, by its section, or by what a rule amended last. */
  partAt(at: number): string | undefined {
    const { sections, tree } = this.input;
    const section = sections[tree.sectionOf(tree.at(at))];
    return /^(\d+[a-z]?)\./.exec(section?.designation ?? '')?.[1] ?? this.#part;
  }

  /** Whether an offset lies in the heading of a provision. */
  inHeading(at: number): boolean {
    const { sections, tree } = this.input;
    const heading = sections[tree.at(at)]?.headingRange;
    return heading !== null && heading !== undefined && at >= heading[0] && at < heading[1];
  }

  /**
   * A name without the words in front that the document's other mentions of that act don't have: "ONC 21st Century Cures Act",
   * "Responsible Spending of Recovery Act Funds".
   */
  trimmed(base: Base): Base {
    const [start, end] = base.range;
    const name = this.input.text.slice(start, end);
    const first = /^(?:[A-Z]{2,}(?:['’]s)?|Additional|New|Other|Recent|Proposed|Current|Key)\s+/.exec(name);
    if (first) {
      const id = base.id.replace(/^(\/us\/act\/)[a-z0-9]+-/, '$1');
      if (this.whole.namesAct(id)) return { id, range: [start + first[0].length, end] };
    }
    if (isKnownAct(base.id.slice('/us/act/'.length))) return base;
    for (const match of name.matchAll(/\s(?:of|on|to|for|under|with|and)\s+(?=[A-Z])/g)) {
      const at = start + match.index + match[0].length;
      const id = `/us/act/${slugOf(this.input.text.slice(at, end))}`;
      if (id !== base.id && this.whole.namesAct(id)) return { id, range: [at, end] };
    }
    return base;
  }

  cite(phrase: Phrase, kind: Kind, parts: readonly Part[], base: string): void {
    // An address that can't exist: then nothing is said but the law's own name.
    if (parts.length === 0) {
      this.nameAlone(phrase, kind);
      return;
    }
    this.citations.push({ kind, range: phrase.range, targets: targetsOf(parts), parts });
    if (kind === 'cfr') this.#part = /\/(?:pt|s)(\d+[a-z]?)(?=[./]|$)/.exec(parts[0]!.target)?.[1] ?? this.#part;
    if (kind === 'const') this.constitution = phrase.range[1];
    // What a document says of "that order" is said of another one.
    if (SUBJECTS.has(kind) && base !== this.input.self) this.name(kind, base, phrase);
  }

  /** "paragraph 13 of the Civil Aeronautics Act": no such place can be, but the act is named. */
  nameAlone({ host }: Phrase, kind: Kind): void {
    if (host.type !== 'law' || host.bases.length !== 1) return;
    const { id, range } = host.bases[0]!;
    const target = range[0] < range[1] ? address(id, []) : undefined;
    if (target !== undefined) this.citations.push({ kind, range, targets: [target], parts: [{ target, range }] });
  }

  /** Notes that what is named here is amended, where the words say so without naming it: "Section 45(d) is amended". */
  amendDefault(phrase: Phrase): void {
    const [from, to] = phrase.range;
    const base = this.defaultLaw(from);
    const kind = base === undefined ? undefined : kindOf(base);
    if (base === undefined || kind === undefined) return;
    const steps = phrase.places.length === 1 ? phrase.places[0]!.steps : [];
    this.subjects.amend({ kind, base, steps, section: toSection(steps), pinpointed: true, from, to }, this.at(from));
  }

  name(kind: Kind, base: string, { places, range: [from, to] }: Phrase): void {
    const steps = places.length === 1 ? places[0]!.steps : [];
    const number = places[0] ? sectionOf(places[0]) : '';
    const shared = number !== '' && places.every((place) => sectionOf(place) === number);
    const way = shared ? toSection(places[0]!.steps) : [];
    const subject: Subject = { kind, base, steps, section: way, pinpointed: places.length > 0, from, to };
    // "section 333 of title 10, United States Code": the title is the document.
    const title = base === '/us/usc' || base === '/us/cfr' ? places[0]?.steps[0] : undefined;
    const named = title
      ? { ...subject, base: `${base}/t${title.designation}`, steps: steps.slice(1), section: way.slice(1) }
      : subject;
    // "Paragraphs (4) and (7) of section 212(a)" name one section, too.
    if (shared && kind !== 'cfr') this.#sectionsNamed.set(number, named);
    this.subjects.name(named, this.input.quoted(from));
  }

  /** The section of a law that the document names by its number, where that name holds. */
  namedSection(designation: string, at: number): NamedSection | undefined {
    const named = this.namedSections.get(designation);
    if (!named || at < named.from) return undefined;
    const base = this.whole.named(named.words) ?? this.whole.full(named.base) ?? named.base;
    return base === named.base ? named : { ...named, base };
  }

  /** The provision in which an offset stands; a note of the Code stands under its section. */
  at(offset: number): number {
    const { tree, form } = this.input;
    const at = tree.at(offset);
    return at < 0 && form === 'us-code' ? tree.above(offset) : at;
  }

  refer(phrase: Phrase, target: (steps: readonly Step[]) => string | undefined): void {
    const parts = phrase.places.flatMap(({ steps, upto, range }): Part[] => {
      const from = target(steps);
      if (from === undefined) return [];
      const to = upto && target(upto);
      return [{ target: to === undefined ? from : `${from}..${to}`, range }];
    });
    if (parts.length > 0) this.reference(phrase, parts);
  }

  reference(phrase: Phrase, parts: readonly Part[]): void {
    this.references.push({ range: phrase.range, targets: targetsOf(parts), parts });
    const section = parts.length === 1 ? /^\/(?:[^/]+\/)*?s[\d.-]+[A-Z]?(?=\/|$)/.exec(parts[0]!.target) : null;
    if (section) this.ownSection = { id: section[0], to: phrase.range[1], spoken: hasSection(phrase) };
  }
}
