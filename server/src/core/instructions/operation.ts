/**
 * What an instruction says of how it is carried out, as data: where within its target, what goes, what comes, in which
 * order. `amend/` carries it out; nothing there looks at the words of an instruction again.
 */
import type { Range } from '../analysis.ts';
import { own } from '../text.ts';

/** A part of a provision that is less than the whole of it. */
export type Part =
  | { readonly part: 'heading' }
  /** The words of a provision before, or behind, a subdivision of it. */
  | { readonly part: 'preceding' | 'following'; readonly unit: readonly string[] }
  /** What stands behind the last subdivision, at the margin of the provision itself. */
  | { readonly part: 'flush' }
  /** "The subsection designation", "… and heading": the label by which a provision is named. */
  | { readonly part: 'designation'; readonly heading: boolean }
  /** "So much of subsection (b) as precedes paragraph (2)": from its label on, up to something within it. */
  | { readonly part: 'opening'; readonly until: Found }
  /** Sentences by their number, from 1; from the end where it is negative. */
  | { readonly part: 'sentence'; readonly which: number }
  | { readonly part: 'definition'; readonly term: Range }
  /** What stands before or behind a provision: "After section 8, a new section 9 is inserted". */
  | { readonly part: 'beside'; readonly side: 'before' | 'after'; readonly object: Found }
  /** What is said to come: "a new section 9(b) is added". */
  | { readonly part: 'new'; readonly unit: readonly string[] }
  /** Words that the clause itself speaks of: "The word “two” is replaced by “three”". */
  | { readonly part: 'said'; readonly object: Found }
  /** What stands behind a provision that came or went: "the remaining sections are renumbered accordingly". */
  | { readonly part: 'others' }
  /** "paragraph (b)(1) introductory text": its own words before its first subdivision. */
  | { readonly part: 'introductory' }
  /** What stands before an order's first section: its authority, and what it considers. */
  | { readonly part: 'preamble' }
  /** A table of sections or of contents, or an item of it. */
  | { readonly part: 'contents' }
  /** Lines of a bill's print, "page 5, lines 3 through 9"; a whole page where no line is said. */
  | { readonly part: 'lines'; readonly from: PrintedLine; readonly to: PrintedLine }
  /** "At the end of the bill", before the operative word. */
  | { readonly part: 'edge'; readonly at: 'end' | 'beginning' }
  /** "At the appropriate place": whoever engrosses the bill finds it. */
  | { readonly part: 'appropriate' }
  /** All that stands behind a bill's enacting clause. */
  | { readonly part: 'enacted' }
  /** "The following provisions of section 5", which are named below: nothing is carried out on all of it. */
  | { readonly part: 'listed' }
  /** Words that were not understood, the last of them: nothing within them is carried out. */
  | { readonly part: 'unread'; readonly words: string };

/** How many of the characters are told that were not understood. */
const TOLD = 80;

/** Words that were not understood: as words, for what is amended runs on, and an offset of theirs would change at each key before. */
export const unreadPart = (words: string): Part => ({
  part: 'unread',
  words: own(words.replace(/\s+/g, ' ').trim().slice(-TOLD)),
});

/** A line of a bill's print, by the numbers that it has there. */
export interface PrintedLine {
  readonly page: number;
  /** Undefined where the whole page is meant. */
  readonly line: number | undefined;
}

/** A place within which is changed. */
export interface Locus {
  readonly targets: readonly string[];
  readonly parts: readonly Part[];
}

/** Which of several: the only one, each, each of two, or one by its number; the last is -1. */
export type Occurrence = 'only' | 'each' | 'both' | number;

/** Words in quotation marks, to be found. */
export interface Words {
  readonly range: Range;
  readonly occurrence: Occurrence;
  /** Whether they stand at the end of the place. */
  readonly atEnd: boolean;
  /** Other words before or behind which they stand, or within which they do. */
  readonly beside?: { readonly side: 'before' | 'after' | 'within'; readonly object: Found } | undefined;
  /** The lines of a bill's print on which they begin: "“the Board” on page 6, line 2". */
  readonly on?: Locus | undefined;
}

/** A mark that is named by a word: "the period at the end", "the first comma". */
export interface Mark {
  readonly mark: string;
  readonly occurrence: Occurrence;
  readonly atEnd: boolean;
  /** Words right before or behind which it stands: "the comma after “rate”". */
  readonly beside?: { readonly side: 'before' | 'after'; readonly words: Range };
  /** The lines of a bill's print on which it stands. */
  readonly on?: Locus | undefined;
}

export type Found =
  | { readonly type: 'words'; readonly words: Words }
  | { readonly type: 'mark'; readonly mark: Mark }
  | { readonly type: 'units'; readonly targets: readonly string[] }
  | { readonly type: 'sentence'; readonly which: number }
  | { readonly type: 'heading' }
  /** A part of a provision: "the matter preceding paragraph (1)". */
  | { readonly type: 'part'; readonly locus: Locus };

/** How far "and all that follows" reaches. */
export type Through =
  | { readonly to: 'end' }
  | { readonly to: 'sentence' }
  /** "All that follows before paragraph (1)": it stays. */
  | { readonly to: 'before'; readonly object: Found }
  | { readonly to: 'found'; readonly object: Found };

/** What goes. */
export interface Struck {
  readonly objects: readonly Found[];
  readonly through: Through | undefined;
  /** Whether the object itself stays: "all that follows “the rate”". */
  readonly behind: boolean;
}

/** What comes: quoted words or matter that is set out, or a mark that is named by its word. */
export type Put = { readonly range: Range } | { readonly mark: string };

/** What stands in place of a provision that goes and whose label stays. */
export const RESERVED = '[Reserved]';

/** What comes is set out once for several instructions, behind the last of them: "The revisions read as follows:". */
export const AWAITED: Put = { range: [-1, -1] };

/** Where what comes is put. */
export type Point =
  | { readonly at: 'end' | 'beginning'; readonly object?: undefined }
  /** Where its designation belongs: "add paragraph (c) to read as follows". */
  | { readonly at: 'order'; readonly object?: undefined }
  | { readonly at: 'before' | 'after'; readonly object: Found };

export type Operation =
  | {
      readonly do: 'strike';
      readonly locus: Locus;
      readonly struck: Struck;
      readonly put: Put | undefined;
      /** What comes for each of the objects, in their order: "striking “A” and “B” and inserting “C” and “D”, respectively". */
      readonly puts?: readonly Put[];
    }
  | {
      readonly do: 'insert';
      readonly locus: Locus;
      readonly point: Point;
      readonly put: Put;
      /** The provisions that come, where they are named: "add paragraph (c)". */
      readonly units?: readonly string[];
    }
  /** The whole of a place is replaced; gone where nothing is put. */
  | { readonly do: 'revise'; readonly locus: Locus; readonly put: Put | undefined }
  | {
      readonly do: 'redesignate';
      readonly from: readonly string[];
      readonly to: readonly string[];
      /** Which of several that bear the designation, by its number, from 1; the last is -1. */
      readonly which?: number;
    }
  /** What stands behind a provision that came or went gets the numbers that follow: "renumbering the subsequent paragraphs". */
  | {
      readonly do: 'renumber';
      readonly locus: Locus;
      /** Those that are named: "sections 6 and 7 are renumbered accordingly". */
      readonly only?: readonly string[];
    }
  /** Units go elsewhere. */
  | { readonly do: 'move'; readonly from: readonly string[]; readonly locus: Locus; readonly point: Point }
  /** Words that exist become a subdivision: "designating the first sentence as paragraph (1)". */
  | { readonly do: 'designate'; readonly locus: Locus; readonly as: string }
  /** Definitions of a regulation, by their terms; what comes is cut from what is set out. */
  | {
      readonly do: 'define';
      readonly locus: Locus;
      readonly how: 'add' | 'revise' | 'remove';
      readonly terms: readonly Range[];
      /** Whether "in alphabetical order" is said. */
      readonly ordered: boolean;
      readonly put: Put | undefined;
    }
  /** What changes no words: margins. */
  | { readonly do: 'layout' }
  /** A table of sections or of contents. */
  | { readonly do: 'contents' };

/** The provisions beside which something is put: "after section 10 (33 U.S.C. 467g–1)". */
export const besides = (operation: Operation | null): readonly string[] =>
  operation?.do === 'insert' && operation.point.object?.type === 'units' ? operation.point.object.targets : [];
