import type { Layer } from '../law/index.ts';
import type { TextSource } from '../law/law.ts';
import type { AnyTable } from '../workspace/index.ts';

/** How far an import has come. */
export interface ImportStep {
  readonly name: string;
  readonly bytes: number;
  /** 0 where it isn't known. */
  readonly total: number;
}

/** A file of a folder; its stamp changes when the file does. */
export interface ListedFile {
  readonly uri: string;
  readonly stamp: string;
}

/** Reads the documents of folders, in workers. */
export interface FolderReader {
  /** The text files in a folder and below it; none where the folder is not on this machine. `tell` hears what was left out. */
  list(uri: string, tell: (sentence: string) => void): AsyncIterable<ListedFile>;
  /** The file at an address; undefined where it is no text file, or gone. */
  stat(uri: string): Promise<ListedFile | undefined>;
  /** The text of a file; undefined where it can't be read. */
  text(uri: string): Promise<string | undefined>;
  /** What workers find in each, in order: `null` where a file is no policy document. Ends early once cancelled. */
  read(
    uris: readonly string[],
    what: 'facts' | AnyTable['name'],
    isCancelled: () => boolean,
  ): AsyncIterable<{ readonly uri: string; readonly answer: unknown }>;
  close(): Promise<void>;
}

/** Keeps what was worked out, from one start to the next. */
export interface Store {
  /** Undefined where nothing is kept under the name. */
  load(name: string): Promise<string | undefined>;
  /** Whole or not at all. */
  save(name: string, text: string): Promise<void>;
  /** Forgets what is kept under the name, if anything is. */
  remove(name: string): Promise<void>;
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
  /** Whether messages are sent as JSON; to a page they are as data. */
  readonly sendsJson: boolean;
  /** The bytes of a file among the tables of law; `folder` is where the client says that they lie, or ''. */
  readLawFile(name: string, folder: string): Promise<Uint8Array>;
  /** Folders on disk, where there are any. */
  readonly folders?: FolderReader;
  /** Where an index survives a restart. */
  readonly store?: Store;
  /** A Word, PDF, HTML or XML file as text; rejects with a sentence without its name. */
  convert?(bytes: Uint8Array, tracked: 'accept' | 'reject' | 'show'): Promise<string>;
  /** The address of the page that explains a rule. */
  rulePage?(code: string): string;
  /** The `.policy-text.json` that is nearest to a document; undefined for a document that is no file. */
  readRuleFile?(document: string): Promise<RuleFile | undefined>;
  /** The official texts that the user imported. */
  readonly texts?: TextSource;
  /** Writes a document of law as a file, for a client that shows files alone. Answers its address; undefined where it can't. */
  keepLaw?(address: string, text: string): string | undefined;
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
  /** The documents in the folder of a document and below it whose text has one of some words; none where there are no folders. */
  readBeside?(
    documentUri: string,
    words: readonly string[],
  ): Promise<readonly { readonly uri: string; readonly text: string }[]>;
}
