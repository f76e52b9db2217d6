import type { Layer } from '../law/index.ts';
import type { TextSource } from '../law/law.ts';

/** How far an import has come. */
export interface ImportStep {
  readonly name: string;
  readonly bytes: number;
  /** 0 where it isn't known. */
  readonly total: number;
}

/** What a folder says of findings, and where it says so. */
export interface RuleFile {
  /** The file's address; where there is none yet, the one where it would be made. */
  readonly uri: string;
  /** Its content; undefined where there is none. */
  readonly text: string | undefined;
  /** The document's path from the file's folder, with `/`. */
  readonly file: string;
}

/** What the server needs of the machine that it runs on. A browser has only the first. */
export interface Platform {
  /** The bytes of a file among the tables of law; `folder` is where the client says that they lie, or ''. */
  readLawFile(name: string, folder: string): Promise<Uint8Array>;
  /** The address of the page that explains a rule. */
  rulePage?(code: string): string;
  /** The `.policy-text.json` that is nearest to a document; undefined for a document that is no file. */
  readRuleFile?(document: string): Promise<RuleFile | undefined>;
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
}
