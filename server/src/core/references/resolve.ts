/**
 * Decides what each phrase means: a citation of another document, a reference to a place in this one, or nothing.
 * A phrase that names its document is what it says. "the Act", "such Act" are the act that the document or its sentence
 * means. A bare "section 3" points into the act that the sentence amends or has just named, else into this document.
 */
import type { Citation, Form, Kind, Part, Reference, Section } from '../analysis.ts';
import { actByInitials, knownAbbreviations } from '../citations/acts.ts';
import { address } from '../citations/address.ts';
import { type Place, pathOf, type Step, within } from '../citations/grammar/steps.ts';
import { type Base, lawTargets, type Phrase, placeTargets } from '../citations/phrase.ts';
import { isLettered } from '../citations/shapes/units.ts';
import type { ShortName } from '../definitions/definitions.ts';
import type { LawFacts } from '../facts.ts';
import type { Tree } from '../tree.ts';
import { type Locator, makeLocator } from './locate.ts';
import { hereinafterNames, type NamedSection, namedSections } from './ownNames.ts';
import { Parallels } from './parallels.ts';
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

export interface Resolved {
  readonly citations: readonly Citation[];
  readonly references: readonly Reference[];
}

const INA = '/us/act/immigration-and-nationality-act';
/** Kinds of document that another can amend or speak on of. */
const SUBJECTS: ReadonlySet<Kind> = new Set<Kind>(['act', 'eo', 'pl', 'proc', 'memo', 'cfr', 'usc']);
/** Forms in which a bare "section 12" is the act's own. */
const ACTS: ReadonlySet<Form> = new Set<Form>(['bill', 'public-law', 'resolution']);
/** Kinds whose sections are meant where an instruction amends "section 3". */
const AMENDED: ReadonlySet<Kind> = new Set<Kind>(['act', 'eo', 'pl', 'proc', 'usc']);
const OWN = /\b(?:made|(?:so\s+|further\s+)?(?:amended|added|redesignated|designated|inserted))\s+by\s+$/;
/** A township and range: sections behind them are of land. */
const LAND = /\bR\.\s*\d+\s*[EW]\./;
/** An act's short name within its name. */
const ACRONYM = /\s\(([A-Z]{2,}[A-Z&-]*)\)/;
/** What leads from a law to what is excepted from it. */
const EXCEPTED =
  /(?:\bexcept(?:\s+for|\s+as\s+provided\s+in|\s+in)?|\bexception\s+of|\bother\s+than|\bexcluding|\bexclusive\s+of|\bbut\s+not|\bnot\s+including)\s+(?:the\s+(?:first|second|third|last)\s+sentence\s+of\s+)?(?:so\s+much\s+of\s+)?$/;
/** Words that make a program of "Section 8", not a place. */
const PROGRAM =
  /^\s+(?:housing|vouchers?|program|assistance|tenants?|investigations?|tariffs?|duties|immunity|rights|status)\b/;

/** Resolves the phrases of a text, in order. */
export function resolve(input: ResolveInput): Resolved {
  return new Resolver(input).run();
}

class Resolver {
  readonly #in: ResolveInput;
  readonly #locate: Locator;
  readonly #subjects: Subjects;
  readonly #citations: Citation[] = [];
  readonly #references: Reference[] = [];
  /** What the document's short names stand for. */
  readonly #names = new Map<string, string>();
  /** Acts that are named with their year, by the name without it. */
  readonly #full = new Map<string, string>();
  readonly #acts = new Set<string>();
  /** The subsection that a note of the Code named last. */
  #noted: readonly Step[] = [];
  /** The titles of the C.F.R. whose parts are cited, by the part. */
  readonly #parts = new Map<string, string>();
  readonly #parallels: Parallels;
  readonly #namedSections: ReadonlyMap<string, NamedSection>;
  /** The section of this document that was named last, and where. */
  #ownSection: { readonly id: string; readonly to: number } | undefined;
  /** The phrase behind the one that is resolved. */
  #next: Phrase | undefined;

  constructor(input: ResolveInput) {
    this.#in = input;
    this.#locate = makeLocator(input.sections, input.tree);
    this.#subjects = new Subjects(input.text, input.sections, input.tree);
    for (const name of input.names) if (!this.#names.has(name.term)) this.#names.set(name.term, name.target);
    for (const phrase of input.phrases) {
      if (phrase.host.type !== 'law') continue;
      if (phrase.host.kind === 'cfr') this.#noteParts(phrase);
      if (phrase.host.kind === 'act') for (const { id } of phrase.host.bases) this.#noteAct(id);
    }
    for (const { host } of input.phrases) {
      if (host.type !== 'law' || host.kind !== 'act') continue;
      for (const { id, range } of host.bases) {
        // "Modernizing Government Technology (MGT) Act": the name holds its own short name.
        const acronym = ACRONYM.exec(input.text.slice(...range))?.[1];
        if (acronym && !this.#names.has(acronym)) this.#names.set(acronym, id);
      }
    }
    for (const [term, id] of hereinafterNames(input.text, input.phrases, input.quoted))
      if (!this.#names.has(term)) this.#names.set(term, this.#full.get(id) ?? id);
    this.#parallels = new Parallels(input.text, input.phrases, this.#acts, input.facts);
    this.#namedSections = namedSections(input.text, input.phrases);
  }

  run(): Resolved {
    const { sections, aside, phrases } = this.#in;
    let next = 0;
    for (let index = 0; index < phrases.length; index++) {
      const phrase = phrases[index]!;
      this.#next = phrases[index + 1];
      const at = phrase.range[0];
      while (next < sections.length && sections[next]!.labelRange[0] < at) next++;
      // A section's own label reads like a phrase.
      if (sections[next]?.labelRange[0] !== at && !aside(at)) for (const each of this.#split(phrase)) this.#one(each);
    }
    return { citations: this.#citations, references: this.#references };
  }

  #noteAct(id: string): void {
    this.#acts.add(id);
    const short = id.replace(/-of-\d{4}$/, '');
    if (short !== id && !this.#full.has(short)) this.#full.set(short, id);
  }

  #noteParts(phrase: Phrase): void {
    for (const { target } of lawTargets(phrase)) {
      const match = /^\/us\/cfr\/t(\d+)\/(?:pt(\d+)|s(\d+)\.)/.exec(target);
      const part = match?.[2] ?? match?.[3];
      if (match && part !== undefined && !this.#parts.has(part)) this.#parts.set(part, match[1]!);
    }
  }

  #one(phrase: Phrase): void {
    const { host } = phrase;
    switch (host.type) {
      case 'law':
        if (host.kind === 'act' && host.bases.length === 1) this.#act(phrase, host.bases[0]!);
        else this.#cite(phrase, host.kind, lawTargets(phrase), host.bases[0]!.id);
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

  #act(phrase: Phrase, named: Base): void {
    const own = this.#trimmed(named);
    const short =
      this.#names.size > 0 ? this.#names.get(this.#in.text.slice(...own.range).replace(/\s+/g, ' ')) : undefined;
    if (short !== undefined && short !== own.id) {
      // The document's own short name: alone it is a defined term's use.
      if (phrase.places.length === 0) this.#name('act', short, phrase);
      else this.#cite(phrase, 'act', placeTargets(short, phrase.places), short);
      return;
    }
    const full = this.#full.get(own.id) ?? own.id;
    if (phrase.places.length > 0) {
      this.#cite(phrase, 'act', placeTargets(full, phrase.places, phrase.note), full);
      return;
    }
    const range = own === named ? phrase.range : ([own.range[0], phrase.range[1]] as const);
    this.#cite({ ...phrase, range }, 'act', [{ target: full, range: own.range }], full);
  }

  /** "ONC 21st Century Cures Act": without a word in front that the document's other mentions don't have. */
  #trimmed(base: Base): Base {
    const first = /^[A-Z]{2,}(?:['’]s)?\s+/.exec(this.#in.text.slice(base.range[0], base.range[0] + 30));
    if (!first) return base;
    const id = base.id.replace(/^(\/us\/act\/)[a-z0-9]+-/, '$1');
    return this.#acts.has(id) ? { id, range: [base.range[0] + first[0].length, base.range[1]] } : base;
  }

  #cite(phrase: Phrase, kind: Kind, parts: readonly Part[], base: string): void {
    // An address that can't exist: then nothing is said but the law's own name.
    if (parts.length === 0) {
      this.#nameAlone(phrase, kind);
      return;
    }
    this.#citations.push({ kind, range: phrase.range, targets: targetsOf(parts), parts });
    if (SUBJECTS.has(kind)) this.#name(kind, base, phrase);
  }

  /** "paragraph 13 of the Civil Aeronautics Act": no such place can be, but the act is named. */
  #nameAlone({ host }: Phrase, kind: Kind): void {
    if (host.type !== 'law' || host.bases.length !== 1) return;
    const { id, range } = host.bases[0]!;
    const target = range[0] < range[1] ? address(id, []) : undefined;
    if (target !== undefined) this.#citations.push({ kind, range, targets: [target], parts: [{ target, range }] });
  }

  #name(kind: Kind, base: string, { places, range: [from, to] }: Phrase): void {
    const steps = places.length === 1 ? places[0]!.steps : [];
    const subject = { kind, base, steps, pinpointed: places.length > 0, from, to };
    // "section 333 of title 10, United States Code": the title is the document.
    const title = base === '/us/usc' || base === '/us/cfr' ? places[0]?.steps[0] : undefined;
    this.#subjects.name(
      title ? { ...subject, base: `${base}/t${title.designation}`, steps: steps.slice(1) } : subject,
      this.#in.quoted(from),
    );
  }

  /**
   * "section 232, and section 301 of title 3": where the document has a name for the first ("section 232" of an act), it is a
   * phrase of its own.
   */
  #split(phrase: Phrase): readonly Phrase[] {
    const second = phrase.places.findIndex((place) => place.word >= 0);
    if (second <= 0 || phrase.host.type !== 'law' || this.#namedSections.size === 0) return [phrase];
    const named = phrase.places.slice(0, second).every((place) => {
      const last = place.steps.find((step) => step.prefix === 's');
      return last !== undefined && this.#namedSection(last.designation, place.range[0]) !== undefined;
    });
    if (!named) return [phrase];
    const bare = phrase.places.slice(0, second).map((place) => {
      const section = place.steps.findIndex((step) => step.prefix === 's');
      return { ...place, steps: place.steps.slice(section) };
    });
    const [start, end] = phrase.range;
    return [
      { ...phrase, range: [start, bare.at(-1)!.range[1]], places: bare, host: { type: 'none' }, cited: undefined },
      {
        ...phrase,
        range: [phrase.places[second]!.word, end],
        places: phrase.places.slice(second).map((place) => ({ ...place, word: -1 })),
        cited: undefined,
      },
    ];
  }

  /** The section of a law that the document names by its number, where that name holds. */
  #namedSection(designation: string, at: number): NamedSection | undefined {
    const named = this.#namedSections.get(designation);
    return named && at >= named.from ? named : undefined;
  }

  /* "of the Act", "of such Act", "of the INA", "thereof" */

  #term(phrase: Phrase, term: string, which: 'the' | 'such'): void {
    const at = phrase.range[0];
    const quoted = this.#in.quoted(at);
    if (which === 'such' && (term === 'section' || term === 'subsection')) {
      this.#ofSuchSection(phrase, term, quoted);
      return;
    }
    const base = which === 'such' ? this.#suchLaw(term, at, quoted) : this.#named(term, at);
    const kind = base === undefined ? undefined : kindOf(base);
    // "subsection (b) thereof" is of a section that we don't know.
    if (base === undefined || kind === undefined || phrase.places.some((place) => place.steps[0]!.prefix === ''))
      return;
    this.#cite(phrase, kind, placeTargets(base, phrase.places, phrase.note), base);
  }

  /** "such Act", "that order", "such title": the last object of that kind. */
  #suchLaw(term: string, at: number, quoted: boolean): string | undefined {
    const law = (subject: Subject | undefined) => subject?.base;
    switch (term) {
      case 'title':
      case 'chapter':
        return law(
          this.#subjects.lastOf(['usc', 'cfr', 'act'], at, quoted, ({ base, steps, kind }) =>
            kind === 'act'
              ? steps.some((step) => step.prefix === (term === 'title' ? 't' : 'ch'))
              : /\/t\d+a?$/.test(base),
          ),
        );
      case 'Code':
        return law(
          this.#subjects.lastOf(['usc', 'act'], at, quoted, ({ base, kind }) => kind === 'usc' || /-code\b/.test(base)),
        );
      default:
        return law(this.#subjects.lastOf(kindsOf(term), at, quoted));
    }
  }

  /** "subsection (a) of that section": of the section that was named last, this document's or another law's. */
  #ofSuchSection(phrase: Phrase, term: string, quoted: boolean): void {
    const at = phrase.range[0];
    const last = this.#subjects.last(at, quoted);
    const section = last?.steps.findIndex((step) => step.prefix === 's') ?? -1;
    if (this.#ownSection && (!last || this.#ownSection.to > last.to)) {
      if (quoted || term !== 'section' || at - this.#ownSection.to > 600) return;
      const { id } = this.#ownSection;
      this.#refer(phrase, (steps) => id + pathOf(steps));
      return;
    }
    if (!last || section < 0 || phrase.places.some((place) => place.steps[0]!.prefix !== '')) return;
    const depth = section + (term === 'subsection' ? 2 : 1);
    if (last.steps.length < depth) return;
    const places = within(last.steps.slice(0, depth), phrase.places);
    this.#cite({ ...phrase, places }, last.kind, placeTargets(last.base, places), last.base);
  }

  #named(term: string, at: number): string | undefined {
    const known =
      this.#names.get(term) ??
      this.#names.get(term.replace(/^The /, '')) ??
      (term === 'Act' ? this.#names.get('act') : undefined);
    if (known) return known;
    if (term === 'order') {
      // "section 1(a) of the order", where the text amends one.
      const amended = this.#subjects.amendedAt(at);
      return amended?.kind === 'eo' ? amended.base : undefined;
    }
    if (term === 'Act') {
      const { form, codeTitle, tree } = this.#in;
      if ((form === 'cfr' || form === 'rule') && codeTitle === '8') return INA;
      const last = this.#subjects.last(at);
      const section = (offset: number): number => tree.sectionOf(tree.at(offset));
      return last?.kind === 'act' && section(last.from) === section(at) ? last.base : undefined;
    }
    const common = knownAbbreviations.get(term);
    if (common) return this.#full.get(`/us/act/${common}`) ?? `/us/act/${common}`;
    // "the BBA of 2018", which the text never spells out.
    const year = /^([A-Z]{3,}) of (\d{4})$/.exec(term);
    const slug = year ? actByInitials(year[1]!, year[2]!) : undefined;
    return slug && `/us/act/${slug}`;
  }

  /* "of this order", "of this section" */

  #self(phrase: Phrase, word: string): void {
    const { form, codeTitle, quoted } = this.#in;
    const [start] = phrase.range;
    if (codeTitle && phrase.places.length > 0 && CODE_UNITS.has(word)) {
      const kind =
        form === 'us-code' && hasSection(phrase) ? 'usc' : form === 'cfr' || form === 'rule' ? 'cfr' : undefined;
      if (kind) {
        const base = `/us/${kind}/t${codeTitle}`;
        this.#cite(phrase, kind, placeTargets(base, phrase.places, phrase.note), base);
        return;
      }
    }
    if (quoted(start)) {
      this.#inMatter(phrase, word);
      return;
    }
    const at = this.#at(start);
    if (phrase.places.length > 0) {
      // "section 5590 of this title", in a text that stands in no title.
      if (CODE_UNITS.has(word) && hasSection(phrase) && this.#locate.itself(word, at) === undefined) return;
      this.#refer(phrase, (steps) => this.#locate.within(steps, phrase.unit!.rank, word, at));
      return;
    }
    const preceding = /^preceding\s+(\w+)/.exec(word);
    const target = preceding ? this.#locate.preceding(preceding[1]!, at) : this.#locate.itself(word, at);
    if (target !== undefined) this.#reference(phrase, [{ target, range: phrase.range }]);
  }

  /** "section 1111 of this title" in text that is quoted into title 18: of title 18. */
  #inMatter(phrase: Phrase, word: string): void {
    if (!hasSection(phrase) || (word !== 'title' && word !== 'chapter')) return;
    const amended = this.#subjects.amendedAt(phrase.range[0]);
    if (amended?.kind !== 'usc') return;
    this.#cite(phrase, 'usc', placeTargets(amended.base, phrase.places, phrase.note), amended.base);
  }

  /* Bare phrases */

  #bare(phrase: Phrase): void {
    const [start] = phrase.range;
    const quoted = this.#in.quoted(start);
    if (hasSection(phrase)) this.#bareSection(phrase, quoted);
    else if (phrase.unit!.subdivision) this.#bareSubdivision(phrase, quoted);
    else if (!quoted) this.#bareHeading(phrase);
  }

  #bareSection(phrase: Phrase, quoted: boolean): void {
    const { text, form } = this.#in;
    const [start, end] = phrase.range;
    if (quoted && this.#isQuotedLabel(phrase)) return;
    if (phrase.places.some(isLettered)) {
      if (!quoted) this.#own(phrase);
      return;
    }
    if (this.#ofNamedSection(phrase) || this.#ofParallel(phrase, quoted) || this.#excepted(phrase, quoted)) return;
    if (this.#inRegulations(phrase)) return;
    const amended = this.#isOwn(start) ? undefined : this.#subjects.amendedAt(start);
    if (amended && AMENDED.has(amended.kind) && !(quoted && amended.kind !== 'act')) {
      this.#cite(phrase, amended.kind, placeTargets(amended.base, phrase.places), amended.base);
      return;
    }
    if (quoted || form === 'us-code' || PROGRAM.test(text.slice(end, end + 30))) return;
    // "60 Stat. 766, c. 724, sec. 10(b)": behind a law's print, of that law.
    if (/(?:\bch?\. \d+|Stat\. \d+|\bno\. \d+),\s+$/i.test(text.slice(Math.max(0, start - 24), start))) return;
    if (LAND.test(text.slice(Math.max(0, start - 250), start))) return;
    if (!this.#own(phrase) && !this.#ofSentence(phrase)) this.#dangling(phrase);
  }

  /** A bare section that this document has. */
  #own(phrase: Phrase): boolean {
    if (!phrase.places.some((place) => this.#locate.has(sectionOf(place)))) return false;
    const at = this.#at(phrase.range[0]);
    this.#refer(phrase, (steps) => this.#locate.within(steps, phrase.unit!.rank, 'order', at));
    return true;
  }

  /** "Section 232(d)", "subsection (f) of section 721", where the document names the section of an act by its number. */
  #ofNamedSection(phrase: Phrase): boolean {
    const named = phrase.places.map((place) => this.#namedSection(sectionOf(place), place.range[0]));
    const [first] = named;
    if (!first || named.some((each) => each?.base !== first.base)) return false;
    this.#cite(phrase, first.kind, placeTargets(first.base, phrase.places), first.base);
    return true;
  }

  /** "section 23(a) (22 U.S.C. 2763(a))": the Code's place tells the act. */
  #ofParallel(phrase: Phrase, quoted: boolean): boolean {
    if (phrase.places.length !== 1 || quoted) return false;
    const base = this.#parallels.actOf(phrase, this.#next, sectionOf(phrase.places[0]!));
    if (base === undefined) return false;
    this.#cite(phrase, 'act', placeTargets(base, phrase.places), base);
    return true;
  }

  /** "the Ships Act of 1924, except Section 23", "with the exception of subsections (b) and (c)": of the law just cited. */
  #excepted(phrase: Phrase, quoted: boolean): boolean {
    const [start] = phrase.range;
    const last = this.#subjects.last(start, quoted);
    if (!last || (this.#ownSection && this.#ownSection.to > last.to)) return false;
    if (
      !EXCEPTED.test(this.#in.text.slice(Math.max(0, start - 80), start)) ||
      !this.#subjects.sameSentence(last, start)
    )
      return false;
    const subdivision = phrase.places[0]!.steps[0]!.prefix === '';
    const section = last.steps.findIndex((step) => step.prefix === 's');
    if (subdivision && section < 0) return true;
    const places = subdivision
      ? within(containerOf(last.steps, phrase.unit!.rank) ?? [], phrase.places)
      : phrase.places;
    const parts = placeTargets(last.base, places);
    if (parts.length > 0)
      this.#citations.push({ kind: last.kind, range: phrase.range, targets: targetsOf(parts), parts });
    return true;
  }

  /** A bare section that an act doesn't have, within the numbers of its own: named all the same. */
  #dangling(phrase: Phrase): void {
    if (!ACTS.has(this.#in.form) || phrase.unit!.unit !== 'section') return;
    const own = phrase.places.every(
      (place) => /^\d+[A-Z]?$/.test(sectionOf(place)) && Number.parseInt(sectionOf(place), 10) <= this.#locate.last,
    );
    if (!own) return;
    const at = this.#at(phrase.range[0]);
    this.#refer(phrase, (steps) => this.#locate.within(steps, phrase.unit!.rank, 'act', at));
  }

  /** A section of regulations, or of the act that they carry out. */
  #inRegulations(phrase: Phrase): boolean {
    const { form, codeTitle } = this.#in;
    if ((form !== 'cfr' && form !== 'rule') || codeTitle === null) return false;
    const number = sectionOf(phrase.places[0]!);
    if (number.includes('.')) {
      // A rule's bare "Sec. 170.315" is of the title whose part 170 it cites.
      const title = form === 'cfr' ? codeTitle : this.#parts.get(number.slice(0, number.indexOf('.')));
      if (title !== undefined)
        this.#cite(phrase, 'cfr', placeTargets(`/us/cfr/t${title}`, phrase.places), `/us/cfr/t${title}`);
      return true;
    }
    if (codeTitle !== '8') return false;
    this.#cite(phrase, 'act', placeTargets(INA, phrase.places), INA);
    return true;
  }

  /** A bare section of the act that the same sentence has just named. */
  #ofSentence(phrase: Phrase): boolean {
    const last = this.#subjects.last(phrase.range[0]);
    if (!last?.pinpointed || (last.kind !== 'act' && last.kind !== 'pl')) return false;
    // "ch. 412, sec. 11" is of the print, "section 2 of article I" of something else.
    if (phrase.places.some((place) => sectionOf(place).includes('.') || place.steps[0]!.prefix !== 's')) return false;
    if (!this.#subjects.sameSentence(last, phrase.range[0])) return false;
    this.#cite(phrase, last.kind, placeTargets(last.base, phrase.places), last.base);
    return true;
  }

  /** "the amendments made by section 3", "as amended by section 131": this document's own. */
  #isOwn(start: number): boolean {
    return OWN.test(this.#in.text.slice(Math.max(0, start - 60), start));
  }

  /** Whether a phrase is the label of a section that is quoted: ``Sec. 9. Significant Guidance Documents. */
  #isQuotedLabel(phrase: Phrase): boolean {
    const { text } = this.#in;
    const [start, end] = phrase.range;
    return (
      /[S§]/.test(text[start]!) &&
      text[end] === '.' &&
      /(?:^|[\n\r"“`>*#])[\s\u00a0]*$/.test(text.slice(Math.max(0, start - 30), start))
    );
  }

  #bareSubdivision(phrase: Phrase, quoted: boolean): void {
    const [start] = phrase.range;
    const rank = phrase.unit!.rank;
    const at = this.#at(start);
    const amended = this.#isOwn(start) ? undefined : this.#subjects.amendedAt(start);
    if (amended) {
      if (!quoted && amended.kind !== 'cfr') this.#amend(phrase, amended, at);
      return;
    }
    if (quoted || this.#excepted(phrase, quoted)) return;
    if (this.#inNote(phrase, rank)) return;
    const known = phrase.places.some((place) => this.#locate.upward(place.steps, rank, at) !== undefined);
    if (!known && (this.#in.form !== 'us-code' || at < 0)) return;
    this.#refer(phrase, (steps) => this.#locate.upward(steps, rank, at) ?? this.#locate.byLevel(steps, rank, at));
  }

  /** "Subsec. (f)(4). … par. (4)": in a note of the Code a paragraph is of the subsection that the note speaks of. */
  #inNote(phrase: Phrase, rank: number): boolean {
    const { form, tree, sections } = this.#in;
    if (form !== 'us-code' || sections.length === 0 || tree.at(phrase.range[0]) >= 0) return false;
    if (rank === 11) {
      this.#noted = phrase.places[0]!.steps;
      return false;
    }
    const base = sections[0]!.id + pathOf(this.#noted.slice(0, rank - 11));
    if (this.#noted.length < rank - 11) return true;
    this.#refer(phrase, (steps) => base + pathOf(steps));
    return true;
  }

  /** "in paragraph (1)" of an instruction that amends a section: a place below that section. */
  #amend(phrase: Phrase, amended: Subject, at: number): void {
    const container = containerOf(amended.steps, phrase.unit!.rank);
    if (!container) return;
    // "paragraph 19c" is of no law that has "(19)".
    if (phrase.places.some((place) => place.steps[0]!.bare && amended.kind !== 'eo' && amended.kind !== 'proc')) return;
    const parts = placeTargets(amended.base, within(container, phrase.places));
    if (parts.length === 0) return;
    this.#citations.push({ kind: amended.kind, range: phrase.range, targets: targetsOf(parts), parts });
    const end = phrase.range[1];
    // "in paragraph (1)—": what stands below amends that paragraph.
    if (phrase.places.length === 1 && at >= 0 && /^\s*(?:—|–|--|-\s|,?\s+by\b)/.test(this.#in.text.slice(end, end + 6)))
      this.#subjects.amendWithin(amended, [...container, ...phrase.places[0]!.steps], end, at);
  }

  #bareHeading(phrase: Phrase): void {
    const at = this.#at(phrase.range[0]);
    if (phrase.places.every((place) => this.#locate.heading(place.steps, at) !== undefined))
      this.#refer(phrase, (steps) => this.#locate.heading(steps, at));
  }

  /* References */

  /** The provision in which an offset stands; a note of the Code stands under its section. */
  #at(offset: number): number {
    const { tree, form, sections } = this.#in;
    const at = tree.at(offset);
    return at < 0 && form === 'us-code' && sections.length > 0 && offset > sections[0]!.range[0] ? 0 : at;
  }

  #refer(phrase: Phrase, target: (steps: readonly Step[]) => string | undefined): void {
    const parts = phrase.places.flatMap(({ steps, upto, range }): Part[] => {
      const from = target(steps);
      if (from === undefined) return [];
      const to = upto && target(upto);
      return [{ target: to === undefined ? from : `${from}..${to}`, range }];
    });
    if (parts.length > 0) this.#reference(phrase, parts);
  }

  #reference(phrase: Phrase, parts: readonly Part[]): void {
    this.#references.push({ range: phrase.range, targets: targetsOf(parts), parts });
    const section = parts.length === 1 ? /^\/(?:[^/]+\/)*?s[\d.-]+[A-Z]?(?=\/|$)/.exec(parts[0]!.target) : null;
    if (section) this.#ownSection = { id: section[0], to: phrase.range[1] };
  }
}

/** Units of a code in which "section 3 of this …" is a section of the code. */
const CODE_UNITS = new Set(['title', 'chapter', 'subchapter', 'part', 'subpart']);

const targetsOf = (parts: readonly Part[]): string[] =>
  parts.length === 1 ? [parts[0]!.target] : [...new Set(parts.map((part) => part.target))];
const hasSection = (phrase: Phrase): boolean =>
  phrase.places.some((place) => place.steps.some((step) => step.prefix === 's'));
const sectionOf = (place: Place): string => place.steps.find((step) => step.prefix === 's')?.designation ?? '';

/** The kinds that "such Act", "that order", "thereof" can mean. */
function kindsOf(term: string): readonly Kind[] {
  if (/order/i.test(term)) return ['eo'];
  if (/proclamation/i.test(term)) return ['proc'];
  if (/memorandum/i.test(term)) return ['memo'];
  return term === 'thereof' ? ['act', 'eo', 'pl', 'proc'] : ['act', 'pl'];
}

/** The steps of an amended place below which a subdivision of a rank stands. */
function containerOf(steps: readonly Step[], rank: number): readonly Step[] | undefined {
  const section = steps.findIndex((step) => step.prefix === 's');
  return section < 0 ? undefined : steps.slice(0, Math.min(steps.length, section + rank - 10));
}

/** The kind of a document by its id. */
function kindOf(id: string): Kind | undefined {
  return /^\/us\/([a-z]+)/.exec(id)?.[1] as Kind | undefined;
}
