/**
 * What is known while the phrases of one text are resolved, and how what is found is noted. The readers of each kind of phrase
 * (`laws.ts`, `terms.ts`, `itself.ts`, `bare.ts`) ask it and tell it.
 */
import type { Citation, Form, Kind, Part, Reference, Section } from '../analysis.ts';
import { isKnownAct, slugOf } from '../citations/acts.ts';
import { address } from '../citations/address.ts';
import type { Step } from '../citations/grammar/steps.ts';
import { type Base, lawTargets, type Phrase } from '../citations/phrase.ts';
import type { ShortName } from '../definitions/definitions.ts';
import type { LawFacts } from '../facts.ts';
import type { Tree } from '../tree.ts';
import { type DefaultLaw, defaultLaws } from './instructed.ts';
import { type Locator, makeLocator } from './locate.ts';
import { hereinafterNames, type NamedSection, namedSections } from './ownNames.ts';
import { Parallels } from './parallels.ts';
import { kindOf, targetsOf } from './places.ts';
import { type Subject, Subjects } from './subjects.ts';

export interface ResolveInput {
  readonly text: string;
  readonly phrases: readonly Phrase[];
  readonly form: Form;
  /** The title of the code that the text is part of. */
  readonly codeTitle: string | null;
  readonly sections: readonly Section[];
  readonly tree: Tree;
  readonly names: readonly ShortName[];
  /** Whether an offset lies in quoted text. */
  readonly quoted: (at: number) => boolean;
  /** Whether an offset lies in a table of contents or front matter. */
  readonly aside: (at: number) => boolean;
  readonly facts: LawFacts | undefined;
}

/** Kinds of document that another can amend or speak on of. */
const SUBJECTS: ReadonlySet<Kind> = new Set<Kind>(['act', 'eo', 'pl', 'proc', 'memo', 'cfr', 'usc']);
const YEAR = /^\d{4}$/;
/** An act's short name within its name. */
const ACRONYM = /\s\(([A-Z]{2,}[A-Z&-]*)\)/;

/** Whether a governor or a mayor orders: in the words of enactment, the head or the signature. */
function isOfState(text: string): boolean {
  const ends = text.length > 8000 ? text.slice(0, 4000) + text.slice(-4000) : text;
  return (
    /\bI,\s+[A-Z][A-Za-z.'’ -]{2,60},?\s+(?:as\s+)?(?:the\s+)?(?:Acting\s+)?(?:Governor|Mayor)\b/.test(ends) ||
    /^\s*(?:THE\s+)?(?:STATE|COMMONWEALTH|CITY)\s+OF\s+[A-Z]/m.test(text.slice(0, 600))
  );
}

const isTitle = (id: string): boolean => /^\/us\/usc\/t/.test(id);
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
  /** What the document's short names stand for. */
  readonly names = new Map<string, string>();
  /** Acts that are named with their year, by the name without it. */
  readonly full = new Map<string, string>();
  readonly acts = new Set<string>();
  /** The subsection that a note of the Code named last. */
  noted: readonly Step[] = [];
  /** The titles of the C.F.R. whose parts are cited, by the part. */
  readonly parts = new Map<string, string>();
  readonly parallels: Parallels;
  readonly #defaults: readonly DefaultLaw[];
  /** The part of regulations that was cited last. */
  #part: string | undefined;
  /** The last place of a law that was named with a section, by the section's number. */
  readonly #sectionsNamed = new Map<string, Subject>();
  /** Whether the document is a governor's or a mayor's. */
  readonly ofState: boolean;
  readonly namedSections: ReadonlyMap<string, NamedSection>;
  /** The section of this document that was named last, and where. */
  ownSection: { readonly id: string; readonly to: number } | undefined;
  /** Where an article of the Constitution was cited last. */
  constitution: number | undefined;
  /** The phrase behind the one that is resolved. */
  next: Phrase | undefined;

  constructor(input: ResolveInput) {
    this.input = input;
    this.locate = makeLocator(input.sections, input.tree);
    this.subjects = new Subjects(input.text, input.sections, input.tree);
    for (const name of input.names) if (!this.names.has(name.term)) this.names.set(name.term, name.target);
    for (const phrase of input.phrases) {
      if (phrase.host.type !== 'law') continue;
      if (phrase.host.kind === 'cfr') this.noteParts(phrase);
      if (phrase.host.kind === 'act') for (const base of phrase.host.bases) this.noteAct(base);
    }
    for (const [term, id] of hereinafterNames(input.text, input.phrases, input.quoted))
      if (!this.names.has(term)) this.names.set(term, this.full.get(id) ?? id);
    this.ofState = input.form === 'executive-order' && isOfState(input.text);
    this.#defaults = defaultLaws(this, (from, to) => this.#lawIn(from, to));
    this.parallels = new Parallels(input.text, input.phrases, this.acts, input.facts);
    this.namedSections = namedSections(input.text, input.phrases);
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
    return this.full.get(found.host.bases[0]!.id) ?? found.host.bases[0]!.id;
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

  noteAct({ id, range: [start, end] }: Base): void {
    this.acts.add(id);
    const year = id.lastIndexOf('-of-');
    const short = year > 0 && YEAR.test(id.slice(year + 4)) ? id.slice(0, year) : id;
    if (short !== id && !this.full.has(short)) this.full.set(short, id);
    // "Modernizing Government Technology (MGT) Act": the name holds its own short name.
    const name = this.input.text.slice(start, end);
    const acronym = name.includes('(') ? ACRONYM.exec(name)?.[1] : undefined;
    if (acronym && !this.names.has(acronym)) this.names.set(acronym, id).set(`${acronym} Act`, id);
  }

  noteParts(phrase: Phrase): void {
    for (const { target } of lawTargets(phrase)) {
      const match = /^\/us\/cfr\/t(\d+)\/(?:pt(\d+)|s(\d+)\.)/.exec(target);
      const part = match?.[2] ?? match?.[3];
      if (match && part !== undefined && !this.parts.has(part)) this.parts.set(part, match[1]!);
    }
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
      if (this.acts.has(id)) return { id, range: [start + first[0].length, end] };
    }
    if (isKnownAct(base.id.slice('/us/act/'.length))) return base;
    for (const match of name.matchAll(/\s(?:of|on|to|for|under|with|and)\s+(?=[A-Z])/g)) {
      const at = start + match.index + match[0].length;
      const id = `/us/act/${slugOf(this.input.text.slice(at, end))}`;
      if (id !== base.id && this.acts.has(id)) return { id, range: [at, end] };
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
    if (SUBJECTS.has(kind)) this.name(kind, base, phrase);
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
    this.subjects.amend({ kind, base, steps, pinpointed: true, from, to }, this.at(from));
  }

  name(kind: Kind, base: string, { places, range: [from, to] }: Phrase): void {
    const steps = places.length === 1 ? places[0]!.steps : [];
    const subject = { kind, base, steps, pinpointed: places.length > 0, from, to };
    const section = steps.find((step) => step.prefix === 's');
    if (section && kind !== 'cfr') this.#sectionsNamed.set(section.designation, subject);
    // "section 333 of title 10, United States Code": the title is the document.
    const title = base === '/us/usc' || base === '/us/cfr' ? places[0]?.steps[0] : undefined;
    this.subjects.name(
      title ? { ...subject, base: `${base}/t${title.designation}`, steps: steps.slice(1) } : subject,
      this.input.quoted(from),
    );
  }

  /** The section of a law that the document names by its number, where that name holds. */
  namedSection(designation: string, at: number): NamedSection | undefined {
    const named = this.namedSections.get(designation);
    return named && at >= named.from ? named : undefined;
  }

  /** The provision in which an offset stands; a note of the Code stands under its section. */
  at(offset: number): number {
    const { tree, form, sections } = this.input;
    const at = tree.at(offset);
    return at < 0 && form === 'us-code' && sections.length > 0 && offset > sections[0]!.range[0] ? 0 : at;
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
    if (section) this.ownSection = { id: section[0], to: phrase.range[1] };
  }
}
