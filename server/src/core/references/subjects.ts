/**
 * What a text speaks of as it goes on: the objects of its sentences, and the laws that stretches of it amend. Told and asked
 * in the order of the text. Words in quotation marks are another text: what they name is no object of this one.
 */
import type { Kind, Section } from '../analysis.ts';
import type { Step } from '../citations/grammar/steps.ts';
import { isDigit, isSpace } from '../text.ts';
import type { Tree } from '../tree.ts';

/** A law that was named, and the place in it. */
export interface Subject {
  readonly kind: Kind;
  /** `/us/act/…`, `/us/eo/12866`. */
  readonly base: string;
  /** The one place that was named in it: s236, c. */
  readonly steps: readonly Step[];
  /** The way to the section in which all places that were named stand; empty where they stand in several. */
  readonly section: readonly Step[];
  /** Whether a place in it was named at all. */
  readonly pinpointed: boolean;
  readonly from: number;
  readonly to: number;
}

/** A stretch of text that amends a law. */
export interface Amending {
  /** Undefined where it is none that we know. */
  readonly subject: Subject | undefined;
  readonly from: number;
  readonly to: number;
  /** Where the words end that amend it ("is amended"); what stands before them is said by the way. */
  readonly verb: number;
  /** The provision to whose end it reaches; -1 for the document's end; undefined where it ends for sure. */
  readonly within: number | undefined;
}

/** What runs on from block to block. */
export interface SpokenOf {
  readonly last: Subject | undefined;
  readonly byKind: readonly Subject[];
  /** Stretches that still amend: the provision to whose end they do, by its place among those that are open. */
  readonly amending: readonly { readonly subject: Subject | undefined; readonly within: number }[];
}

/** A subject as it stands in a text that begins elsewhere. */
export const movedBy = (subject: Subject, by: number): Subject => ({
  ...subject,
  from: subject.from + by,
  to: subject.to + by,
});

const PARENTHESES = '\\s*\\([^()]*(?:\\([^()]*\\)[^()]*)*\\)';
/** What is changed in a law that was named before: "In section 2 of Executive Order A, “Board” is replaced by". */
const WORDS =
  '(?:,\\s+(?:the\\s+(?:words?|phrases?|terms?)\\s+)?(?:``|[“"])[^“”"`]{1,120}(?:\'\'|[”"])(?=\\s+(?:is|are)\\s))';
/** "… (8 U.S.C. 1225(b)), as amended by this Act, is further amended"; what is "ordered" behind it amends another. */
const AMENDS = new RegExp(
  `^(?:${PARENTHESES})?${WORDS}?(?:,?\\s*as\\s+(?:so\\s+)?(?:amended|added|redesignated|inserted)(?:(?!\\sordered\\s)[^.;]){0,120}?,?)?(?:${PARENTHESES})?(?:,(?:(?!\\sordered\\s)[^.;:]){0,200}?,)?\\s*,?\\s*(?:is|are|be)(?:,?\\s+and\\s+(?:it|they|the\\s+same)\\s+(?:is|are)(?:\\s+hereby)?,?)?\\s+(?:hereby\\s+)?(?:further\\s+)?(?:each\\s+)?(?:hereby\\s+)?(?:amended|revised|replaced|modified)`,
);
/** "…, and Executive Order B of August 2, 1995, by striking section 5": behind a law that is amended in the same sentence. */
const AMENDS_TOO = new RegExp(
  `^(?:${PARENTHESES})?,?\\s+by\\s+(?:striking|deleting|inserting|adding|redesignating|substituting|revising)\\b`,
);
const AND_BEFORE = /(?:,\s+and|;(?:\s+and)?)\s+(?:in\s+)?$/;
/** One of these words is in it. */
const AMENDED = ['amended', 'revised', 'replaced', 'modified'];
/** A law that leads in a list of instructions: "…—", then "(1) in section 8", "(A) by striking". */
const LEADS_IN = new RegExp(
  `^(?:${PARENTHESES})?\\s*(?:—|--)\\s*\\n[\\s>]*(?:-\\s+)?\\*{0,2}\\([A-Za-z\\d]{1,3}\\)\\*{0,2}\\s+(?:in\\s+(?:section|subsection|paragraph|subparagraph|the\\s+(?:matter|heading))|by\\s+[a-z]+ing)\\b`,
);
const AMENDED_AS_FOLLOWS =
  /(?:amended\s+(?:as\s+follows|in\s+the\s+following\s+(?:respects?|particulars?|manner)|—|–|--|:)|^[^.;:]{0,120}as\s+follows:)/;
const AMENDING_BEFORE = /\b(?:[Aa]mend|amends|amending|[Aa]mendments?\s+to)\s+(?:section\s+)?$/;
/** What a law is said to be changed by is no object: "as amended by the Tariff Act". */
const BY_THE_WAY =
  /\bas\s+(?:so\s+|further\s+)?(?:amended|added|modified|revised|inserted|redesignated)(?:\s+(?:or|and)\s+[a-z]+)?\s+by\s+(?:the\s+)?$/;
/** What stands between the laws that amended one: "as amended by Executive Order A (19 F.R. 1), Executive Order B, and Executive Order C". */
const GOES_ON = new RegExp(`^(?:${PARENTHESES})?(?:,?\\s+(?:and\\s+)?(?:by\\s+)?(?:the\\s+)?)$`);
/** How far behind a law's name the words stand that amend it: its title may stand between, in parentheses. */
const TAIL = 700;
/** The verb of an instruction that brings words. */
const BRINGS = /\b(?:inserting|adding)\s+(?!\s|(?:immediately\s+)?(?:after|before|at|in|to|a\s+new)\b)/;
/** A word, and no number or label. */
const WORD = /\b[A-Za-z][a-z]{2,}\s/;
/** How far behind its verb such words are looked at. */
const BROUGHT = 1_500;
/** How far behind its name a law is still the one that is spoken of. */
const NEAR = 3000;

/** What was named before words that are another text's stands no nearer than this to what comes behind them. */
const APART = 601;

/** The last object of each kind, and the last of all, in one text. */
class Objects {
  readonly #byKind = new Map<Kind, Subject>();
  #last: Subject | undefined;
  /** How much between two offsets is no text of its own. */
  readonly #foreign: (from: number, to: number) => number;

  constructor(
    last?: Subject,
    byKind: readonly Subject[] = [],
    foreign: (from: number, to: number) => number = nothing,
  ) {
    this.#last = last;
    this.#foreign = foreign;
    for (const subject of byKind) this.#byKind.set(subject.kind, subject);
  }

  /** Those that are near the end of a text. */
  near(end: number): { last: Subject | undefined; byKind: Subject[] } {
    const last = this.last(end);
    const moved = (subject: Subject): Subject => {
      const foreign = this.#foreign(subject.to, end);
      const far = foreign > 0 ? Math.max(end - subject.to - foreign, APART) : end - subject.to;
      return movedBy(subject, -far - subject.to);
    };
    return {
      last: last && moved(last),
      // In the order of the text: the same, whatever was named first.
      byKind: [...this.#byKind.values()]
        .flatMap((each) => (this.#isNear(each, end) ? [moved(each)] : []))
        .sort((a, b) => a.from - b.from),
    };
  }

  #isNear({ to }: Subject, at: number): boolean {
    return at - to < NEAR || at - to - this.#foreign(to, at) < NEAR;
  }

  name(subject: Subject): void {
    this.#last = subject;
    this.#byKind.set(subject.kind, subject);
  }

  last(at: number): Subject | undefined {
    return this.#last && this.#isNear(this.#last, at) ? this.#last : undefined;
  }

  lastOf(kinds: readonly Kind[], at: number, fits: (subject: Subject) => boolean): Subject | undefined {
    const last = this.last(at);
    if (last && kinds.includes(last.kind) && fits(last)) return last;
    let found: Subject | undefined;
    for (const kind of kinds) {
      const subject = this.#byKind.get(kind);
      if (subject && this.#isNear(subject, at) && fits(subject) && (!found || subject.to > found.to)) found = subject;
    }
    return found;
  }
}

const anything = (): boolean => true;
const nothing = (): number => 0;

export class Subjects {
  readonly #text: string;
  readonly #sections: readonly Section[];
  readonly #tree: Tree;
  readonly #own: Objects;
  /** Those of the quotation that is read now; the next one begins anew. */
  #quoted = new Objects();
  /** Stretches that amend, the innermost last; those that have ended are dropped. */
  readonly #amending: Amending[];
  /** Where the last law ends that is named as what amended another, and that other one. */
  #byTheWay = -1;
  #changed: Subject | undefined;

  /** @param foreign how much of the text between two offsets is another's, in quotation marks or set out below an instruction */
  constructor(
    text: string,
    sections: readonly Section[],
    tree: Tree,
    known: SpokenOf,
    foreign: (from: number, to: number) => number,
  ) {
    this.#text = text;
    this.#sections = sections;
    this.#tree = tree;
    this.#own = new Objects(known.last, known.byKind, foreign);
    this.#amending = known.amending.map(({ subject, within }) => ({
      subject: subject && { ...subject, from: -1, to: -1 },
      from: -1,
      to: within < 0 ? text.length : sections[within]!.range[1],
      verb: -1,
      within,
    }));
  }

  /** What runs on behind the text; `places` has those of the provisions that may go on, by their index here. */
  spoken(places: ReadonlyMap<number, number>): SpokenOf {
    const end = this.#text.length;
    return {
      amending: this.#amending.flatMap(({ subject, within }) => {
        const place = within === undefined || within < 0 ? within : places.get(within);
        return place === undefined ? [] : [{ subject: subject && { ...subject, from: -1, to: -1 }, within: place }];
      }),
      ...this.#own.near(end),
    };
  }

  /** Notes a law that was named; `quoted` tells whether in quoted text, where nothing is amended. */
  name(subject: Subject, quoted: boolean): void {
    const { kind } = subject;
    if (this.#isParallel(subject, quoted)) return;
    // "Executive Order A, as amended by Executive Order B and Executive Order C, is further amended": of A.
    if (!quoted && this.#amending.some(({ from, verb }) => subject.from >= from && subject.to < verb)) return;
    if (!quoted) this.#quoted = new Objects();
    const spoken = kind !== 'cfr' && (kind !== 'usc' || subject.pinpointed);
    const verb = quoted ? undefined : this.#amends(subject);
    if (!quoted && verb === undefined && this.#isBrought(subject.from)) return;
    const isByTheWay = this.#isByTheWay(subject.from);
    const goesOn = this.#byTheWay >= 0 && GOES_ON.test(this.#text.slice(this.#byTheWay, subject.from));
    if (!quoted && (isByTheWay || goesOn)) this.#byTheWay = subject.to;
    if (!quoted && isByTheWay && !goesOn) {
      const last = this.#own.last(subject.from);
      this.#changed = last && this.sameSentence(last, subject.from) ? last : undefined;
    }
    if (spoken && !isByTheWay) (quoted ? this.#quoted : this.#own).name(subject);
    if (verb === undefined) return;
    // "…, as amended by Executive Order B, is further amended": what B amended.
    const amended = (isByTheWay || goesOn ? this.#changed : undefined) ?? subject;
    this.#amending.push({ subject: amended, from: subject.to, verb, ...this.#reach(subject) });
  }

  /**
   * Whether an offset stands in words that an instruction of its line brings without quotation marks, as converters leave them:
   * "is amended by striking a rent equal to and inserting a rent that is payable under section 4 of title 5".
   */
  #isBrought(at: number): boolean {
    const amending = this.#amending.at(-1);
    if (!amending || amending.to <= at) return false;
    const from = Math.max(amending.from, at - BROUGHT);
    const line = this.#text.slice(Math.max(from, this.#text.lastIndexOf('\n', at - 1) + 1), at);
    // A mark says itself how far the words go.
    const words = line.split(/["“”`]/).at(-1) ?? '';
    const verb = BRINGS.exec(words);
    return verb !== null && WORD.test(words.slice(verb.index + verb[0].length, -20));
  }

  /** Whether "as amended by", "as amended by the" stands right before an offset. */
  #isByTheWay(at: number): boolean {
    let end = at - 1;
    while (end > 0 && isSpace(this.#text.charCodeAt(end))) end--;
    const last = this.#text.charCodeAt(end);
    return (last === 121 || last === 101) && BY_THE_WAY.test(this.#text.slice(Math.max(0, at - 60), at));
  }

  /** Notes that the provision at `at` amends a law from here on. */
  amend(subject: Subject, at: number): void {
    const to = at >= 0 ? this.#sections[at]!.range[1] : subject.to;
    this.#amending.push({ subject, from: subject.to, to, verb: subject.to, within: at >= 0 ? at : undefined });
    this.#own.name(subject);
  }

  /** Notes that a place within an amended law is amended by the provision at `at`: "in paragraph (1)—". */
  amendWithin(subject: Subject, steps: readonly Step[], from: number, at: number): void {
    const to = this.#sections[at]!.range[1];
    this.#amending.push({ subject: { ...subject, steps }, from, to, verb: from, within: at });
  }

  /**
   * Notes that the provision at `at` amends a text that is none we know, "Paragraph 2(a) is amended by": what it names in there
   * is of that text.
   */
  amendForeign(from: number, at: number): void {
    const to = at >= 0 ? this.#sections[at]!.range[1] : from;
    this.#amending.push({ subject: undefined, from, to, verb: from, within: at >= 0 ? at : undefined });
  }

  /** Whether a text that is none we know is amended where an offset stands. */
  amendsForeign(at: number): boolean {
    return this.#amending.length > 0 && this.amendedAt(at) === undefined && this.#amending.length > 0;
  }

  /** The law that is amended where an offset stands; the innermost. */
  amendedAt(at: number): Subject | undefined {
    while (this.#amending.length > 0 && this.#amending.at(-1)!.to <= at) this.#amending.pop();
    return this.#amending.at(-1)?.subject;
  }

  /** The law that was named last, if that is not long ago. */
  last(at: number, quoted = false): Subject | undefined {
    return (quoted ? this.#quoted : this.#own).last(at);
  }

  /** The law of some kinds that was named last, of those that fit: "such Act", "that order", "such title". */
  lastOf(
    kinds: readonly Kind[],
    at: number,
    quoted: boolean,
    fits: (subject: Subject) => boolean = anything,
  ): Subject | undefined {
    return (quoted ? this.#quoted : this.#own).lastOf(kinds, at, fits);
  }

  /** Whether the same sentence goes on from a law's name to an offset. */
  sameSentence(subject: Subject, at: number): boolean {
    if (at - subject.to > 600) return false;
    const between = this.#text.slice(subject.to, at).replace(/U\.S\.C?\.?|Pub\. L\.|\bet seq\./g, '');
    return !/[.;]["”']?\s+[A-Z(]|\n\s*\n/.test(between);
  }

  /** "section 235 of the INA (8 U.S.C. 1225)", "… Act of 1996, Pub. L. 104-132": the same law in another place. */
  #isParallel({ kind, from }: Subject, quoted: boolean): boolean {
    const last = (quoted ? this.#quoted : this.#own).last(from);
    if ((kind !== 'usc' && kind !== 'pl') || !last) return false;
    // "section 3301 of title 44, section 3302 of such title": a phrase of its own.
    if (kind === 'usc' && !isDigit(this.#text.charCodeAt(from))) return false;
    const before = this.#text.slice(Math.max(0, from - 120), from);
    return from - last.to < 4 || (/[([;,]\s*$/.test(before) && /\([^)]*$/.test(before));
  }

  /** Where the words end that say that a law is amended; undefined where none do. */
  #amends({ from, to }: Subject): number | undefined {
    const tail = this.#text.slice(to, to + TAIL);
    const before = this.#text.slice(Math.max(0, from - 40), from);
    const match = AMENDED.some((word) => tail.includes(word)) ? AMENDS.exec(tail) : null;
    if (match) return to + match[0].length;
    if (AND_BEFORE.test(before) && AMENDS_TOO.test(tail) && this.amendedAt(from)) return to;
    // "Section 1137 of the … Act (42 U.S.C. 1320b–7)— / (1) in subsection (a)".
    if (LEADS_IN.test(tail)) return to;
    return before.includes('mend') && AMENDING_BEFORE.test(before) ? to : undefined;
  }

  /** How far an instruction to amend reaches: to the end of its provision; from the words of enactment, to the end. */
  #reach({ from, to }: Subject): { to: number; within: number | undefined } {
    const at = this.#tree.at(from);
    if (at >= 0) return { to: this.#sections[at]!.range[1], within: at };
    const end = this.#text.length;
    if (AMENDED_AS_FOLLOWS.test(this.#text.slice(to, to + 260))) return { to: end, within: -1 };
    return { to: this.#sections[0]?.labelRange[0] ?? end, within: undefined };
  }
}
