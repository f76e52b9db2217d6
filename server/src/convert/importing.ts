/** Why a document could not be converted, as a sentence without its name. */
export class ConvertError extends Error {
  override readonly name = 'ConvertError';
}

/** What becomes of tracked changes. */
export type Tracked = 'accept' | 'reject' | 'show';

/** What somebody who converts can choose. */
export interface ImportOptions {
  readonly tracked: Tracked;
}
