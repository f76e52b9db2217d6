/**
 * Decides what each phrase means: a citation of another document, a reference to a place in this one, or nothing.
 * A phrase that names its document is what it says. "the Act", "such Act" are the act that the document or its sentence
 * means. A bare "section 3" points into the act that the sentence amends or has just named, else into this document.
 */
import type { Citation, Form, Kind, Part, Reference, Section } from '../analysis.ts';
import { knownAbbreviations } from '../citations/acts.ts';
import { type Place, pathOf, type Step } from '../citations/places.ts';
import { type Base, lawTargets, type Phrase, placeTargets } from '../citations/scan.ts';
import type { ShortName } from '../definitions/definitions.ts';
import { lastAtMost } from '../text.ts';
import type { Tree } from '../tree.ts';

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
}

export interface Resolved {
  readonly citations: readonly Citation[];
  readonly references: readonly Reference[];
}

const INA = '/us/act/immigration-and-nationality-act';

export function resolve(input: ResolveInput): Resolved {
  return new Resolver(input).run();
}

/** A law that a stretch of text speaks of: what it amends, or has named. */
interface Subject {
  readonly kind: Kind;
  /** `/us/act/…` or `/us/eo/12866`. */
  readonly base: string;
  /** The place in it: `s236/c`, as steps. */
  readonly steps: readonly Step[];
  readonly from: number;
  readonly to: number;
}

class Resolver {
  readonly #in: ResolveInput;
  readonly #citations: Citation[] = [];
  readonly #references: Reference[] = [];
  readonly #labels: ReadonlySet<number>;
  /** Short names, and the full names that stand for yearless ones. */
  readonly #names = new Map<string, string>();
  readonly #full = new Map<string, string>();
  /** All acts that are named. */
  readonly #acts = new Set<string>();
  /** The titles of the C.F.R. whose parts are cited. */
  readonly #parts = new Map<string, string>();
  /** Stretches that amend another law, in order. */
  #amending: Subject[] = [];
  /** The act, order or law cited last. */
  #last: (Subject & { readonly end: number }) | undefined;

  constructor(input: ResolveInput) {
    this.#in = input;
    this.#labels = new Set(input.sections.map((section) => section.labelRange[0]));
    for (const name of input.names) if (!this.#names.has(name.term)) this.#names.set(name.term, name.target);
    for (const phrase of input.phrases) {
      if (phrase.host.type !== 'law') continue;
      if (phrase.host.kind === 'cfr') this.#notePart(phrase);
      if (phrase.host.kind !== 'act') continue;
      for (const { id } of phrase.host.bases) {
        this.#acts.add(id);
        const short = id.replace(/-of-\d{4}$/, '');
        if (short !== id && !this.#full.has(short)) this.#full.set(short, id);
      }
    }
  }

  #notePart(phrase: Phrase): void {
    for (const { target } of lawTargets(phrase)) {
      const match = /^\/us\/cfr\/t(\d+)\/(?:pt(\d+)|s(\d+)\.)/.exec(target);
      const part = match?.[2] ?? match?.[3];
      if (match && part !== undefined && !this.#parts.has(part)) this.#parts.set(part, match[1]!);
    }
  }

  run(): Resolved {
    for (const phrase of this.#in.phrases) {
      if (this.#labels.has(phrase.range[0])) {
        this.#behindLabel(phrase);
        continue;
      }
      this.#one(phrase);
    }
    return { citations: this.#citations, references: this.#references };
  }

  /** A section's own label was read as a phrase; what it goes on to name counts: "§ 208.14 …" doesn't. */
  #behindLabel(phrase: Phrase): void {
    void phrase;
  }

  #one(phrase: Phrase): void {
    const { host } = phrase;
    if (this.#in.aside(phrase.range[0])) return;
    switch (host.type) {
      case 'law':
        this.#law(phrase, host.kind, host.bases);
        return;
      case 'self':
        this.#self(phrase, host.word);
        return;
      case 'term':
        this.#term(phrase, host.term, host.which);
        return;
      case 'none':
        this.#bare(phrase);
        return;
      case 'foreign':
        return;
    }
  }

  /* Citations */

  #law(phrase: Phrase, kind: Kind, bases: readonly Base[]): void {
    if (kind === 'act') {
      const { range } = phrase;
      const own = this.#trimmed(bases[0]!);
      const written = this.#in.text.slice(...own.range).replace(/\s+/g, ' ');
      const short = this.#names.get(written);
      if (short !== undefined && short !== own.id) {
        // The document's own short name: alone it is a defined term's use.
        if (phrase.places.length === 0) {
          this.#remember('act', short, [], range[0], range[1]);
          return;
        }
        this.#cite(phrase, kind, placeTargets(short, phrase.places), short);
        return;
      }
      const full = this.#full.get(own.id) ?? own.id;
      const targets =
        phrase.places.length === 0
          ? [{ target: full, range: own.range }]
          : placeTargets(full, phrase.places, phrase.note);
      const start = own === bases[0] || phrase.places.length > 0 ? range[0] : own.range[0];
      this.#cite({ ...phrase, range: [start, range[1]] }, kind, targets, full);
      return;
    }
    this.#cite(phrase, kind, lawTargets(phrase), bases[0]!.id);
  }

  /** "ONC 21st Century Cures Act": without a word in front that the document's other mentions don't have. */
  #trimmed(base: Base): Base {
    const written = this.#in.text.slice(...base.range);
    const first = /^[A-Z]{2,}(?:['’]s)?\s+/.exec(written);
    if (!first) return base;
    const id = base.id.replace(/^(\/us\/act\/)[a-z0-9]+-/, '$1');
    return this.#acts.has(id) ? { id, range: [base.range[0] + first[0].length, base.range[1]] } : base;
  }

  #cite(phrase: Phrase, kind: Kind, found: readonly { target: string; range: Part['range'] }[], base: string): void {
    const parts = found.map(({ target, range }) => ({ target, range }));
    this.#citations.push({ kind, range: phrase.range, targets: [...new Set(parts.map((part) => part.target))], parts });
    if (kind === 'act' || kind === 'eo' || kind === 'pl' || kind === 'proc' || kind === 'cfr' || kind === 'usc')
      this.#remember(
        kind,
        base,
        phrase.places.length === 1 ? phrase.places[0]!.steps : [],
        phrase.range[0],
        phrase.range[1],
        phrase.places,
      );
  }

  /** Keeps what was cited last, and notes where a law is amended. */
  #remember(
    kind: Kind,
    base: string,
    steps: readonly Step[],
    start: number,
    end: number,
    places: readonly Place[] = [],
  ): void {
    if (kind === 'usc' && !/^\/us\/usc\/t\d+a?$/.test(base)) return;
    const parallel =
      (kind === 'usc' || kind === 'pl') &&
      this.#last !== undefined &&
      (this.#inParenthesis(start) || start - this.#last.end < 4);
    if (!parallel && kind !== 'cfr' && (kind !== 'usc' || places.length > 0))
      this.#last = { kind, base, steps, from: start, to: end, end };
    if (this.#in.quoted(start) || parallel) return;
    const tail = this.#in.text.slice(end, end + 260);
    if (!/amend|revised/.test(tail) && !/amend/i.test(this.#in.text.slice(Math.max(0, start - 40), start))) return;
    if (!AMENDS.test(tail) && !AMENDING_BEFORE.test(this.#in.text.slice(Math.max(0, start - 40), start))) return;
    const { tree, sections } = this.#in;
    const at = tree.at(start);
    const to =
      at >= 0
        ? sections[at]!.range[1]
        : AMENDED_AS_FOLLOWS.test(tail)
          ? this.#in.text.length
          : (sections[0]?.labelRange[0] ?? this.#in.text.length);
    this.#amending.push({ kind, base, steps: kind === 'usc' ? steps : steps, from: end, to });
  }

  #inParenthesis(at: number): boolean {
    return (
      /[([;,]\s*$/.test(this.#in.text.slice(Math.max(0, at - 3), at)) &&
      /\([^)]{0,120}$/.test(this.#in.text.slice(Math.max(0, at - 120), at))
    );
  }

  /** The law that an instruction at an offset amends; the innermost. */
  #amended(at: number): Subject | undefined {
    for (let i = this.#amending.length - 1; i >= 0; i--) {
      const subject = this.#amending[i]!;
      if (subject.from <= at && at < subject.to) return subject;
    }
    return undefined;
  }

  /* "of the Act", "of such Act", "of the INA", "thereof" */

  #term(phrase: Phrase, term: string, which: 'the' | 'such'): void {
    const base = which === 'such' ? this.#such(phrase, term) : this.#named(phrase, term);
    if (base === undefined || phrase.places.length === 0) return;
    // "subsection (b) thereof" is of a section that we don't know.
    if (phrase.places.some((place) => place.steps[0]!.prefix === '')) return;
    const kind = kindOf(base);
    if (kind === undefined) return;
    this.#cite(phrase, kind, placeTargets(base, phrase.places, phrase.note), base);
  }

  #named(phrase: Phrase, term: string): string | undefined {
    const known = this.#names.get(term) ?? this.#names.get(term.replace(/^The /, ''));
    if (known) return known;
    if (term === 'Act') {
      if ((this.#in.form === 'cfr' || this.#in.form === 'rule') && this.#in.codeTitle === '8') return INA;
      const last = this.#last;
      return last &&
        last.kind === 'act' &&
        phrase.range[0] - last.end < 3000 &&
        this.#sameSection(last.from, phrase.range[0])
        ? last.base
        : undefined;
    }
    const common = knownAbbreviations.get(term);
    return common ? (this.#full.get(`/us/act/${common}`) ?? `/us/act/${common}`) : undefined;
  }

  #such(phrase: Phrase, term: string): string | undefined {
    const last = this.#last;
    if (!last || phrase.range[0] - last.end > 3000) return undefined;
    const wanted = /order/i.test(term)
      ? ['eo']
      : /proclamation/i.test(term)
        ? ['proc']
        : /memorandum/i.test(term)
          ? ['memo']
          : term === 'thereof'
            ? ['act', 'eo', 'pl', 'proc']
            : ['act', 'pl'];
    if (wanted.includes(last.kind)) return last.base;
    const recent = this.#citations.findLast(
      (citation) => wanted.includes(citation.kind) && phrase.range[0] - citation.range[1] < 1500,
    );
    return recent ? documentOf(recent.targets[0]!) : undefined;
  }

  #sameSection(a: number, b: number): boolean {
    const { tree } = this.#in;
    return tree.sectionOf(tree.at(a)) === tree.sectionOf(tree.at(b));
  }

  /* "of this order", "of this section" */

  #self(phrase: Phrase, word: string): void {
    const { form, codeTitle, quoted } = this.#in;
    const section = phrase.places.some((place) => place.steps.some((step) => step.prefix === 's'));
    if (codeTitle && phrase.places.length > 0) {
      if (
        form === 'us-code' &&
        (word === 'title' || word === 'chapter' || word === 'subchapter' || word === 'part') &&
        section
      ) {
        const base = `/us/usc/t${codeTitle}`;
        this.#cite(phrase, 'usc', placeTargets(base, phrase.places, phrase.note), base);
        return;
      }
      if (
        (form === 'cfr' || form === 'rule') &&
        (word === 'title' || word === 'chapter' || word === 'subchapter' || word === 'part' || word === 'subpart')
      ) {
        const base = `/us/cfr/t${codeTitle}`;
        this.#cite(phrase, 'cfr', placeTargets(base, phrase.places), base);
        return;
      }
    }
    if (quoted(phrase.range[0])) return;
    const at = this.#at(phrase.range[0]);
    if (phrase.places.length === 0) {
      this.#itself(phrase, word, at);
      return;
    }
    this.#refer(phrase, (place) => this.#within(place, phrase, word, at));
  }

  /** "this section", "the preceding paragraph". */
  #itself(phrase: Phrase, word: string, at: number): void {
    const { sections } = this.#in;
    const preceding = word.startsWith('preceding ');
    const level = preceding ? word.slice(10) : word;
    let index = at;
    while (index >= 0 && sections[index]!.level !== level) index = sections[index]!.parent;
    if (index < 0) return;
    if (preceding) {
      const siblings = sections.filter(
        (section) => section.parent === sections[index]!.parent && section.level === level,
      );
      const before = siblings[siblings.indexOf(sections[index]!) - 1];
      if (!before) return;
      this.#reference(phrase, [{ target: before.id, range: phrase.range }]);
      return;
    }
    this.#reference(phrase, [{ target: sections[index]!.id, range: phrase.range }]);
  }

  /* Bare phrases */

  #bare(phrase: Phrase): void {
    const { text, form, codeTitle, quoted, sections } = this.#in;
    const start = phrase.range[0];
    const unit = phrase.unit!;
    const at = this.#at(start);
    const section = phrase.places[0]!.steps.some((step) => step.prefix === 's');
    const isQuoted = quoted(start);
    // The label of a section that is quoted.
    if (
      section &&
      isQuoted &&
      /^[S§]/.test(text.slice(start, start + 1)) &&
      text[phrase.range[1]] === '.' &&
      /(?:^|[\n"“`>*#])[\s\u00a0]*$/.test(text.slice(Math.max(0, start - 30), start))
    )
      return;
    if ((form === 'cfr' || form === 'rule') && section && codeTitle) {
      const dotted = phrase.places.every((place) => place.steps[0]!.designation.includes('.'));
      if (dotted) {
        const title = form === 'rule' ? this.#titleOfPart(phrase.places[0]!.steps[0]!.designation) : codeTitle;
        if (title === undefined) return;
        const base = `/us/cfr/t${title}`;
        this.#cite(phrase, 'cfr', placeTargets(base, phrase.places), base);
        return;
      }
      if (codeTitle === '8') {
        this.#cite(phrase, 'act', placeTargets(INA, phrase.places), INA);
        return;
      }
    }
    const amended = this.#amended(start);
    if (
      section &&
      amended &&
      (amended.kind === 'act' || amended.kind === 'eo' || amended.kind === 'pl' || amended.kind === 'proc')
    ) {
      // "The amendments made by section 3": this document's own.
      if (!/\bmade\s+by\s+$/.test(text.slice(Math.max(0, start - 12), start))) {
        this.#cite(phrase, amended.kind, placeTargets(amended.base, phrase.places), amended.base);
        return;
      }
    }
    if (unit.subdivision && amended) {
      if (isQuoted || amended.kind === 'usc' || amended.kind === 'cfr') return;
      const container = containerOf(amended.steps, unit.rank);
      if (!container) return;
      const amendment = this.#amendment(phrase, amended, container);
      this.#citations.push(amendment);
      // "in paragraph (1)—": what stands below amends that paragraph.
      if (
        phrase.places.length === 1 &&
        at >= 0 &&
        /^\s*(?:—|–|--|-\s|,?\s+by\b)/.test(text.slice(phrase.range[1], phrase.range[1] + 6))
      )
        this.#amending.push({
          ...amended,
          steps: [...container, ...phrase.places[0]!.steps],
          from: phrase.range[1],
          to: sections[at]!.range[1],
        });
      return;
    }
    if (isQuoted) return;
    // "60 Stat. 766, c. 724, sec. 10(b)": behind a law's print, of that law.
    if (section && /(?:\bch?\. \d+|Stat\. \d+|\bno\. \d+),\s+$/i.test(text.slice(Math.max(0, start - 24), start)))
      return;
    if (section && this.#sentenceAct(phrase)) return;
    if (HOUSING.test(text.slice(phrase.range[1], phrase.range[1] + 30))) return;
    if (section) {
      if (form === 'us-code') return;
      const known = phrase.places.some((place) => this.#sectionExists(place.steps[0]!.designation));
      if (!known) return;
      this.#refer(phrase, (place) => this.#within(place, phrase, 'order', at));
      return;
    }
    if (unit.subdivision) {
      const found = phrase.places.map((place) => this.#upward(place.steps, unit.rank, at));
      if (found.every((id) => id === undefined)) {
        if (form !== 'us-code' || at < 0) return;
      }
      this.#refer(
        phrase,
        (place) => this.#upward(place.steps, unit.rank, at) ?? this.#byLevel(place.steps, unit.rank, at),
      );
      return;
    }
    const known = phrase.places.every((place) => this.#heading(place.steps, at) !== undefined);
    if (known && sections.length > 0) this.#refer(phrase, (place) => this.#heading(place.steps, at));
  }

  #amendment(phrase: Phrase, amended: Subject, container: readonly Step[]): Citation {
    const parts = placeTargets(`${amended.base}${pathOf(container)}`, phrase.places).map(({ target, range }) => ({
      target,
      range,
    }));
    return { kind: amended.kind, range: phrase.range, targets: [...new Set(parts.map((part) => part.target))], parts };
  }

  /** A bare section of the act that the same sentence has just named. */
  #sentenceAct(phrase: Phrase): boolean {
    const last = this.#last;
    if (phrase.places.some((place) => place.steps[0]!.designation.includes('.'))) return false;
    if (!last || (last.kind !== 'act' && last.kind !== 'pl') || last.steps.length + this.#placesOf(last) === 0)
      return false;
    const between = this.#in.text.slice(last.end, phrase.range[0]);
    if (
      between.length > 600 ||
      /[.;]["”']?\s+[A-Z(]/.test(between.replace(/U\.S\.C?\.?|Pub\. L\.|\bet seq\./g, '')) ||
      /\n\s*\n/.test(between)
    )
      return false;
    if (phrase.places.some((place) => this.#sectionExists(place.steps[0]!.designation))) return false;
    this.#cite(phrase, last.kind, placeTargets(last.base, phrase.places), last.base);
    return true;
  }

  #placesOf(subject: Subject): number {
    const index = lastAtMost(
      this.#citations.map((citation) => citation.range[0]),
      subject.from,
    );
    return index >= 0 && this.#citations[index]!.targets.some((target) => /\/s\d/.test(target)) ? 1 : 0;
  }

  /** The title of the C.F.R. that a rule's bare "Sec. 170.315" is of: that of the part, as the rule cites it. */
  #titleOfPart(section: string): string | undefined {
    const part = section.slice(0, section.indexOf('.'));
    return this.#parts.get(part);
  }

  /* Places in this document */

  /** The provision in which a phrase stands; a note of the Code stands under its section. */
  #at(offset: number): number {
    const { tree, form, sections } = this.#in;
    const at = tree.at(offset);
    return at < 0 && form === 'us-code' && sections.length > 0 && offset > sections[0]!.range[0] ? 0 : at;
  }

  #sectionExists(designation: string): boolean {
    const { tree } = this.#in;
    return tree.byId(`/s${designation}`) >= 0 || tree.byId(`/${designation}`) >= 0;
  }

  #refer(phrase: Phrase, target: (place: Place) => string | undefined): void {
    const parts: Part[] = [];
    for (const place of phrase.places) {
      const from = target(place);
      if (from === undefined) continue;
      const to = place.upto ? target({ ...place, steps: place.upto }) : undefined;
      parts.push({ target: to === undefined ? from : `${from}..${to}`, range: place.range });
    }
    if (parts.length > 0) this.#reference(phrase, parts);
  }

  #reference(phrase: Phrase, parts: readonly Part[]): void {
    this.#references.push({ range: phrase.range, targets: [...new Set(parts.map((part) => part.target))], parts });
  }

  /** The id of a place "of this order", "of this section", "of this subsection". */
  #within(place: Place, phrase: Phrase, word: string, at: number): string | undefined {
    const { sections, tree } = this.#in;
    const { steps } = place;
    const rank = phrase.unit!.rank;
    if (steps[0]!.prefix === 's') {
      const top = `/s${steps[0]!.designation}`;
      const base =
        tree.byId(top) < 0 && tree.byId(`/${steps[0]!.designation}`) >= 0 ? `/${steps[0]!.designation}` : top;
      return base + pathOf(steps.slice(1));
    }
    if (steps[0]!.prefix !== '') {
      const section = steps.findIndex((step) => step.prefix === 's');
      if (section >= 0) return pathOf(steps.slice(section));
      return this.#heading(steps, at) ?? pathOf(steps);
    }
    const first = steps[0]!.designation;
    if (DOCUMENTS.has(word) && tree.child(-1, first) >= 0) return pathOf(steps);
    let container = at;
    while (container >= 0 && sections[container]!.level !== word) container = sections[container]!.parent;
    // Old orders call their levels by other names: then the provision that has such a child.
    if (container >= 0 && tree.child(container, first) >= 0) return sections[container]!.id + pathOf(steps);
    const above = this.#upward(steps, rank, at);
    return above ?? (container >= 0 ? sections[container]!.id + pathOf(steps) : this.#byLevel(steps, rank, at));
  }

  /** The id of "Part II", "title I", "Part II, Subpart D": as it stands, or below the headings around it. */
  #heading(steps: readonly Step[], at: number): string | undefined {
    const { sections, tree } = this.#in;
    const path = pathOf(steps);
    for (let index = at; index >= 0; index = sections[index]!.parent) {
      if (tree.byId(sections[index]!.id + path) >= 0) return sections[index]!.id + path;
    }
    if (tree.byId(path) >= 0) return path;
    return sections.find((section) => section.id.endsWith(path))?.id;
  }

  /** The id of "(b)(2)" as seen from a provision: first at its own level, then ever further up. */
  #upward(steps: readonly Step[], rank: number, at: number): string | undefined {
    const { sections, tree } = this.#in;
    const first = steps[0]!.designation;
    const section = tree.sectionOf(at);
    let container = at;
    while (container >= 0 && (sections[container]!.level === 'section' ? 10 : rankOf(sections[container]!)) >= rank)
      container = sections[container]!.parent;
    if (container >= 0 && rankOf(sections[container]!) === rank - 1 && tree.child(container, first) >= 0)
      return sections[tree.child(container, first)]!.id + pathOf(steps.slice(1));
    for (let index = at; index >= 0; index = sections[index]!.parent) {
      const child = tree.child(index, first);
      if (child >= 0 && sections[child]!.level !== 'section') return sections[child]!.id + pathOf(steps.slice(1));
      if (index === section) break;
    }
    const top = section < 0 ? tree.child(-1, first) : -1;
    return top >= 0 ? sections[top]!.id + pathOf(steps.slice(1)) : undefined;
  }

  /** The id that "(b)(2)" would have, where the document has no such provision. */
  #byLevel(steps: readonly Step[], rank: number, at: number): string | undefined {
    const { sections } = this.#in;
    let container = at;
    while (container >= 0 && rankOf(sections[container]!) >= rank) container = sections[container]!.parent;
    return container >= 0 ? sections[container]!.id + pathOf(steps) : undefined;
  }
}

/** Words for the whole document. */
const DOCUMENTS = new Set([
  'order',
  'act',
  'proclamation',
  'memorandum',
  'resolution',
  'directive',
  'bill',
  'document',
  'determination',
  'rule',
  'notice',
]);

const LEVEL_RANKS: Record<string, number> = {
  section: 10,
  subsection: 11,
  paragraph: 12,
  subparagraph: 13,
  clause: 14,
  subclause: 15,
  item: 16,
  subitem: 17,
};
const rankOf = (section: Section): number => LEVEL_RANKS[section.level] ?? 0;

const AMENDS =
  /^(?:\s*\([^()]*(?:\([^()]*\)[^()]*)*\))?(?:,?\s*(?:as\s+(?:so\s+)?(?:amended|added|redesignated|inserted)[^.;]{0,120}?,?))?(?:\s*\([^()]*(?:\([^()]*\)[^()]*)*\))?\s*,?\s*(?:(?:is|are)\s+(?:hereby\s+)?(?:further\s+)?(?:each\s+)?(?:hereby\s+)?(?:amended|revised)|(?:is|are)\s+amended)/;
const AMENDED_AS_FOLLOWS = /amended\s+(?:as\s+follows|—|–|--|:)/;
const AMENDING_BEFORE = /\b(?:amend|amends|amending|amendments?\s+to)\s+(?:section\s+)?$/;
const HOUSING =
  /^\s+(?:housing|vouchers?|program|assistance|tenants?|investigations?|tariffs?|duties|immunity|rights|status)\b/;

/** The step of an amended place below which a subdivision of a rank stands. */
function containerOf(steps: readonly Step[], rank: number): readonly Step[] | undefined {
  const section = steps.findIndex((step) => step.prefix === 's');
  if (section < 0) return undefined;
  const depth = rank - 10;
  return steps.slice(0, Math.min(steps.length, section + depth));
}

/** The kind of a document by its id. */
export function kindOf(id: string): Kind | undefined {
  return /^\/us\/([a-z]+)/.exec(id)?.[1] as Kind | undefined;
}

/** The document of a target: `/us/act/x/s3/a` is of `/us/act/x`. */
export function documentOf(target: string): string {
  const [, us, kind, ...rest] = target.split('/');
  const length = kind === 'pl' || kind === 'stat' || kind === 'fr' || kind === 'bill' ? 2 : kind === 'const' ? 0 : 1;
  return `/${[us, kind, ...rest.slice(0, length)].join('/')}`;
}
