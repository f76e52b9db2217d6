import type { Range } from '../core/analysis.ts';

/**
 * What the product knows of the law, behind one door. Pure and synchronous: it answers from the tables that are loaded
 * (`Tables`), and says nothing where it isn't sure. Ids are USLM identifiers as in the contract.
 */
export interface Provenance {
  readonly source: string;
  /** ISO date or month of the law that the statement rests on. */
  readonly asOf: string;
}

export interface Explanation {
  /** The provision that the explanation speaks of; the asked one or the nearest above it. */
  readonly id: string;
  /** Markdown, a few sentences. */
  readonly text: string;
  readonly checked: Provenance;
  /** Where the user's own layer gave it: its name. */
  readonly layer?: string;
}

export interface Heading {
  readonly id: string;
  /** `Title 8`, `§ 1225`, `(b)`. */
  readonly label: string;
  readonly heading: string;
}

export interface Link {
  readonly title: string;
  readonly url: string;
}

export interface Standing {
  readonly status:
    | 'current'
    | 'repealed'
    | 'transferred'
    | 'omitted'
    | 'reserved'
    | 'revoked'
    | 'superseded'
    | 'unknown';
  /** A sentence for the reader; '' where the status says all. */
  readonly note: string;
  readonly provenance: Provenance;
}

export interface OrderFacts {
  readonly number: string;
  readonly title: string;
  readonly signed: string | null;
  readonly published: string | null;
  readonly fr: string | null;
  readonly president: string | null;
  /** How sure the date is: other orders' entries give the same, or it fits in between the neighbouring orders'. */
  readonly dateWitness: 'confirmed' | 'consistent' | null;
  /** Relations to other orders, each a sentence part: "Revoked by EO 14148, January 20, 2025". */
  readonly dispositions: readonly string[];
  /** Orders that revoked the whole of it; none means unknown, never that it is in force. */
  readonly revokedBy: readonly { readonly order: string; readonly date: string | null }[];
  readonly supersededBy: readonly { readonly order: string; readonly date: string | null }[];
  readonly provenance: Provenance;
}

export interface ActFacts {
  readonly slug: string;
  readonly name: string;
  /** `109-162`; null for acts before 1957 and where the number isn't known. */
  readonly publicLaw: string | null;
  /** The law as the Code's credits name it: `Pub. L. 95-223, title II`, `Act of 1952-06-27, ch. 477`. */
  readonly law: string;
  readonly stat: string | null;
  readonly date: string | null;
  readonly classified: string | null;
  readonly provenance: Provenance;
}

export interface PublicLawFacts {
  /** `109-162`. */
  readonly number: string;
  readonly shortTitle: string;
  readonly date: string | null;
  readonly stat: string | null;
  readonly provenance: Provenance;
}

/** A subdivision of a section, in the order of the Code. */
export interface Subdivision {
  readonly path: readonly string[];
  /** '' where it has none. */
  readonly heading: string;
}

export interface Hit {
  readonly id: string;
  /** `INA § 235(b)(2)(C)`, `8 U.S.C. § 1225`. */
  readonly label: string;
  readonly heading: string;
}

export interface Law {
  /**
   * The explanation of the provision or of the nearest one above it, whose id it bears; none where a provision that is no
   * more would show living law. An act id and its U.S. Code id have the same.
   */
  explain(id: string): Explanation | undefined;
  /** Headings from the outermost level down to the very subdivision, as far as the tables go. */
  breadcrumb(id: string): readonly Heading[];
  /** Act id to U.S. Code id and back, where the crosswalk is sure; of the INA, all. */
  parallel(id: string): string | undefined;
  /** The chapter of a section of the Code: "1" for `/us/usc/t23/s108`. */
  chapter?(id: string): string | undefined;
  /** What became of a provision that was repealed, transferred and the like, or of the one above it that was. */
  standing(id: string): Standing | undefined;
  /** Whether the provision surely exists or surely doesn't; undefined where the tables can't tell. */
  exists(id: string): { readonly exists: boolean; readonly provenance: Provenance } | undefined;
  order(number: string): OrderFacts | undefined;
  act(slug: string): ActFacts | undefined;
  /** An act's sections as far as they are known, each with the Code's section that it is; in the act's order. */
  sectionsOf(slug: string): readonly { readonly own: string; readonly code: string }[];
  /** By congress and number: `109-162`. */
  publicLaw(number: string): PublicLawFacts | undefined;
  /** Every subdivision of a section that the tables list. */
  subdivisions(id: string): readonly Subdivision[];
  /** Official texts, the preferred one first. */
  links(id: string): readonly Link[];
  /** Who acts today where the statute still says another ("the Attorney General"); a sentence, or undefined. */
  actor(id: string): string | undefined;
  /** Look-up by citation in any spelling, by number, or by words of a heading. Best first. */
  search(query: string, limit: number): readonly Hit[];
  /** Orders whose number begins so, the latest first; a beginning of a number alone names too many to search. */
  ordersFrom(prefix: string, limit: number): readonly OrderFacts[];
  /** The order that was signed on a day with a title; undefined where none was, or several. */
  orderTitled(title: string, signed: string): OrderFacts | undefined;
  /** Acts whose name has all the words, each at the start of one of its words; the shortest names first. */
  actsNamed(words: readonly string[], limit: number): readonly ActFacts[];
  /** The citation as a lawyer writes it: `INA § 235(b)(2)(C)`, `8 U.S.C. § 1225(b)(2)(C)`. */
  cite(id: string, style: 'plain' | 'parallel' | 'bluebook'): string;
  /** The imported text of just this provision, where the user's library has it. */
  text(id: string): LawText | undefined;
}

/** A provision's own words, from a text that the user imported. */
export interface LawText {
  readonly text: string;
  readonly provenance: Provenance;
}

/** A whole section's words, each subdivision on a line of its own, indented by its depth. */
export interface SectionText extends LawText {
  /** USLM id of the section. */
  readonly id: string;
  readonly heading: string;
  /** Where each subdivision lies in the text. */
  readonly places: readonly { readonly path: string; readonly range: Range }[];
}

/** Where the imported texts come from: the user's library. Must be quick, as hovers ask it. */
export interface TextSource {
  /** The section of this id; undefined where no imported text has it. */
  section(id: string): SectionText | undefined;
}

/** A range within a virtual law document. */
export interface Place {
  readonly uri: string;
  readonly range: Range;
}
