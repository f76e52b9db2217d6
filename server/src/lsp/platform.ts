import type { Layer } from '../law/index.ts';
import type { TextSource } from '../law/law.ts';

/** How far an import has come. */
export interface ImportStep {
  readonly name: string;
  readonly bytes: number;
  /** 0 where it isn't known. */
  readonly total: number;
}

/** What the server needs of the machine that it runs on. A browser has only the first. */
export interface Platform {
  /** The bytes of a file among the tables of law; `folder` is where the client says that they lie, or ''. */
  readLawFile(name: string, folder: string): Promise<Uint8Array>;
  /** The address of the page that explains a rule. */
  rulePage?(code: string): string;
  /** The official texts that the user imported. */
  readonly texts?: TextSource;
  /**
   * Imports a file, folder or web address into them; `content` is the file's, where the client had to read it. Answers
   * what was imported; rejects with a sentence.
   */
  importLaw?(
    source: string,
    progress: (step: ImportStep) => void,
    signal: AbortSignal,
    content?: Uint8Array,
  ): Promise<readonly string[]>;
  /**
   * The explanations in a folder of the user’s; rejects with a sentence that names the file at fault. `skipped` is told of what is
   * left out.
   */
  readLayer?(folder: string, skipped: (sentence: string) => void): Promise<Layer>;
  /** The file of locked numbers in the document's folder or above; undefined where there are no folders. */
  readLocks?(documentUri: string): Promise<{ readonly uri: string; readonly text: string | null } | undefined>;
  /** The documents in the folder of a document and below it whose text has one of some words; none where there are no folders. */
  readBeside?(
    documentUri: string,
    words: readonly string[],
  ): Promise<readonly { readonly uri: string; readonly text: string }[]>;
}
