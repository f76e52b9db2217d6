import type { AtHand } from '../amend/atHand.ts';
import { NONE_AT_HAND } from '../amend/imported.ts';
import type { Analysis } from '../core/analysis.ts';
import type { Style } from '../law/style.ts';
import { isDraft } from './draft.ts';
import { type Break, breaks, type Family, families } from './siblings.ts';

/** What several rules ask of one document, worked out when first asked for. */
export class Shared {
  readonly #analysis: Analysis;
  #isDraft: boolean | undefined;
  #families: readonly Family[] | undefined;
  #breaks: readonly Break[] | undefined;

  /** How citations are to be written. */
  readonly style: Style;

  /** The documents beside it whose text it may change. */
  readonly beside: readonly AtHand[];

  constructor(analysis: Analysis, style: Style = 'house', beside: readonly AtHand[] = NONE_AT_HAND) {
    this.style = style;
    this.beside = beside;
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
