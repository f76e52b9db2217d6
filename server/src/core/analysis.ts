/**
 * The analysis of one document version: everything that the engine knows of a text, as plain immutable data.
 * Every editor feature, every diagnostic rule and every command is a function of it.
 * The JSON of `policy-text analyze` is these same lists (`cli/contract.ts`).
 */
import type { Operation } from './instructions/operation.ts';
import type { Passages } from './passages.ts';
import type { Tree } from './tree.ts';

/** UTF-16 offsets into the analysed text, end exclusive. */
export type Range = readonly [start: number, end: number];

/** What the document is. */
export type Form =
  | 'executive-order'
  | 'proclamation'
  | 'memorandum'
  | 'bill'
  | 'resolution'
  | 'public-law'
  | 'us-code'
  | 'cfr'
  | 'rule'
  | 'notice'
  | 'unknown';

/** The levels of a document, in USLM's names; outermost first. */
export type Level =
  | 'title'
  | 'subtitle'
  | 'division'
  | 'chapter'
  | 'subchapter'
  | 'article'
  | 'part'
  | 'subpart'
  | 'schedule'
  | 'annex'
  | 'appendix'
  | 'attachment'
  | 'enclosure'
  | 'section'
  | 'subsection'
  | 'paragraph'
  | 'subparagraph'
  | 'clause'
  | 'subclause'
  | 'item'
  | 'subitem';

/** A provision of this document: a section, one of its subdivisions, or a heading above sections. */
export interface Section {
  /** The contract's id, `/s4/a/ii`; unique in the document. */
  readonly id: string;
  readonly level: Level;
  /** The designation alone, as written: `4`, `a`, `ii`, `II`, `1-101`. */
  readonly designation: string;
  /** The label as written, on one line: `Sec. 4.`, `(a)`, `PART II`. */
  readonly label: string;
  readonly labelRange: Range;
  /** The heading without its closing period and without markup; '' where there is none. */
  readonly heading: string;
  readonly headingRange: Range | null;
  /** From the label to the last non-blank character before the next provision of this level or above. */
  readonly range: Range;
  /** Index in `Analysis.sections` of the provision that contains this one; -1 at the top. */
  readonly parent: number;
  /** 0 at the top. */
  readonly depth: number;
}

/** One designation (or name) within a phrase, and the single thing that it names. */
export interface Part {
  readonly range: Range;
  /** One of the phrase's targets. In a range "(4)–(6)" the dash names what lies between. */
  readonly target: string;
}

/** The kinds of citation; each has a file in `server/data/kinds`. */
export type Kind = 'usc' | 'act' | 'pl' | 'stat' | 'cfr' | 'fr' | 'eo' | 'proc' | 'memo' | 'const' | 'bill' | 'case';

/** A phrase that points to another document. */
export interface Citation {
  readonly kind: Kind;
  readonly range: Range;
  /** USLM identifiers: `/us/usc/t8/s1225/b/2/C`. */
  readonly targets: readonly string[];
  readonly parts: readonly Part[];
}

/** A phrase that points to a place in this document. */
export interface Reference {
  readonly range: Range;
  /** Section ids, also of sections that this document lacks. */
  readonly targets: readonly string[];
  readonly parts: readonly Part[];
}

/** A term that the document defines. */
export interface Definition {
  readonly term: string;
  /** The term alone, without quotation marks and parentheses. */
  readonly range: Range;
  /** The law that the term stands for, `/us/act/…`; null where it names none. */
  readonly target: string | null;
  /** The words that define it: the sentence, or the full name before the parenthesis. */
  readonly body: Range;
  /** Index of the provision within which the definition holds; -1 for the whole document. */
  readonly scope: number;
}

/** A time by which, or from which, something is to be done. */
export interface Deadline {
  readonly range: Range;
  /** ISO date; null where the event is another than this document. */
  readonly date: string | null;
  /** `document`, or the words that name the event from which the time runs. */
  readonly from: string;
  /** Id of the provision in which it stands; null outside all. */
  readonly section: string | null;
  /** ISO 8601 duration, where it recurs: `P90D`. */
  readonly recurs?: string;
}

/** What an instruction does, in USLM's words. */
export type Action =
  | 'strike'
  | 'insert'
  | 'replace'
  | 'revise'
  | 'add'
  | 'redesignate'
  | 'repeal'
  | 'revoke'
  | 'transfer'
  | 'other';

/** What the document changes in another text. */
export interface Instruction {
  /** The clause that instructs, with the matter that it brings. */
  readonly range: Range;
  readonly action: Action;
  /** The place that is changed, as a citation names it; null where it isn't said, or only in words. */
  readonly target: string | null;
  /** All places, where several are changed in one. */
  readonly targets: readonly string[];
  /** The words struck, inserted or set out, with their quotation marks. */
  readonly matter: readonly Range[];
  /** The operative words: "striking", "inserting". */
  readonly verbs: readonly Range[];
  /** How it is carried out; null where that was not understood to the last word. */
  readonly operation: Operation | null;
  /** Sections of acts among its targets, and those of the Code that they are, where the text says so behind them. */
  readonly parallels: readonly (readonly [own: string, code: string])[];
}

/**
 * A stretch of text that is not the document's own running text. 'matter' is what an instruction sets out for another text
 * without quotation marks.
 */
export interface Region {
  readonly kind:
    | 'quoted'
    | 'matter'
    | 'contents'
    | 'recital'
    | 'furniture'
    | 'signature'
    | 'footnote'
    | 'front-matter'
    | 'note';
  readonly range: Range;
}

/**
 * What is said in a stretch of a document, with offsets from its start: what a reader of nothing but words and citations needs.
 */
export interface Passage {
  readonly text: string;
  /** The file's name, as a hint; '' where there is none. */
  readonly name: string;
  readonly form: Form;
  /** The document's own number and date where it says them; null otherwise. */
  readonly number: string | null;
  /** ISO date of signing or enactment. */
  readonly date: string | null;
  /** The day of which its law is where that is known, ISO: its own date, a Congress's first day, the Register's issue. */
  readonly asOf: string | null;
  readonly citations: readonly Citation[];
  readonly references: readonly Reference[];
  readonly definitions: readonly Definition[];
  readonly deadlines: readonly Deadline[];
  /** What the document changes elsewhere, in order. */
  readonly instructions: readonly Instruction[];
  readonly regions: readonly Region[];
  /** Offsets of the words by which a text may be changed ("amended", "striking"), outside citations; also of those that are in an instruction. */
  readonly operative: readonly number[];
}

export interface Analysis extends Passage {
  /** The document's own title, where it says one; '' otherwise. */
  readonly title: string;
  /** The offset at which each line starts; lines end as in an editor. */
  readonly lineStarts: readonly number[];
  /** In document order; a child follows its parent. */
  readonly sections: readonly Section[];
  /** Look-ups in `sections`. */
  readonly tree: Tree;
  /** The stretches that the document was read in. */
  readonly passages: Passages;
}
