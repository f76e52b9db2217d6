import type { Analysis } from '../core/analysis.ts';
import type { Style } from '../law/style.ts';
import { isDraft } from './draft.ts';
import { type Break, breaks, type Family, families } from './siblings.ts';

/** What a rule of passages may ask of the document. */
export interface Common {
  readonly isDraft: boolean;
  /** How citations are to be written. */
  readonly style: Style;
}

/** What several rules ask of one document, worked out when first asked for. */
export class Shared implements Common {
  readonly #analysis: Analysis;
  #isDraft: boolean | undefined;
  #families: readonly Family[] | undefined;
  #breaks: readonly Break[] | undefined;

  readonly style: Style;

  constructor(analysis: Analysis, style: Style = 'house') {
    this.style = style;
    this.#analysis = analysis;
  }

  get isDraft(): boolean {
    this.#isDraft ??= isDraft(this.#analysis);
    return this.#isDraft;
  }

  get families(): readonly Family[] {
    this.#families ??= families(this.#analysis);
    return this.#families;
  }

  /** Where the numbers of a draft break; none in what is no draft. */
  get breaks(): readonly Break[] {
    this.#breaks ??= this.isDraft ? breaks(this.#analysis, this.families) : [];
    return this.#breaks;
  }
}
