import type { Position, Range, TextEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { DocumentFormat } from '../convert/index.ts';
import type { Citations } from '../features/citations.ts';
import type { Status } from '../features/status.ts';
import type { WantedTitle } from '../features/wantedLaw.ts';

/** What this server and its VS Code client say to each other beyond LSP. Other editors need none of it. */

/** What a document was recognised as, with its numbers. */
export const STATUS = 'policyText/status';
export interface StatusParams {
  readonly uri: string;
}
/** Null where the document isn't open. */
export type StatusResult = Status | null;

/** Look-up of law by citation, number, or words of a heading. */
export const LOOK_UP = 'policyText/lookUp';
export interface LookUpParams {
  readonly query: string;
  readonly limit: number;
  /** A document; what it cites is offered where the query is empty. */
  readonly uri?: string;
  /** Ids that were looked up before, the last one first; they are offered before that. */
  readonly recent?: readonly string[];
}
export interface LookUpHit {
  readonly id: string;
  readonly label: string;
  readonly heading: string;
}
export type LookUpResult = readonly LookUpHit[];

/** Where a provision of law can be read. */
export const LOCATE = 'policyText/locate';
export interface LocateParams {
  readonly id: string;
}
export interface LocateResult {
  /** A document of ours and the provision's label in it; null where there is none. */
  readonly document: { readonly uri: string; readonly range: Range } | null;
  /** The official text; null where none is known. */
  readonly link: string | null;
}

/** The citation at a place, in each style. */
export const CITE = 'policyText/cite';
export interface CiteParams {
  readonly uri: string;
  readonly position: Position;
}
/** Null where no citation stands there. */
export type CiteResult = Citations | null;

/** The titles of the Code that a document cites, for who wants their text. */
export const WANTED_LAW = 'policyText/wantedLaw';
export interface WantedLawParams {
  readonly uri: string;
}
export type WantedLawResult = readonly WantedTitle[];

/** Imports an official text, with progress that the user can cancel. */
export const ADD_LAW = 'policyText/addLaw';
export interface AddLawParams {
  /** A file, a folder or a web address. */
  readonly source: string;
  /** The file's bytes in base64, from a client whose server has no files to read. */
  readonly content?: string;
}
export interface AddLawResult {
  /** A line for each document. */
  readonly added: readonly string[];
  /** A sentence, where nothing was imported. */
  readonly error: string | null;
}

/** The client's command that imports an official text from an address. */
export const ADD_LAW_COMMAND = 'policyText.addLaw';

/** What a document changes and is not at hand, and where it is to be had. */
export const MISSING = 'policyText/missingBases';
export type MissingResult = readonly { readonly name: string; readonly url: string; readonly instructions: number }[];

/** The texts at hand as a document's instructions would change them. */
export const AMENDED = 'policyText/amended';
export interface AmendedParams {
  readonly uri: string;
}
export interface AmendedText {
  readonly id: string;
  /** `36 U.S.C. § 9101`. */
  readonly title: string;
  /** Which base was taken, in words; '' where the document brings the text anew. */
  readonly base: string;
  readonly before: string;
  readonly after: string;
  /** Where conflicts show in the text as amended, and the instruction that meets each. */
  readonly marks: readonly { readonly range: Range; readonly message: string; readonly instruction: Range }[];
}
export type AmendedResult = readonly AmendedText[];

/** The client's command that shows the law as amended. */
export const SHOW_AMENDED = 'policyText.showLawAsAmended';

/** The scheme of the view that shows it: what a text is, or would be, by a draft. */
export const AMENDED_SCHEME = 'policy-law-amended';
/** Which side of which text, by which draft. `name` is its citation: the address's last part, which lists and tabs show. */
export const amendedUri = (id: string, name: string, side: 'before' | 'after', draft: string): string => {
  const shown = `${name.replaceAll('/', '-')}${side === 'after' ? ' as amended' : ''}.policy`;
  return `${AMENDED_SCHEME}:/${encodeURIComponent(shown)}?${encodeURIComponent(JSON.stringify([id, side, draft]))}`;
};

/** The instructions of a document carried out on a text that is open in the editor. */
export const APPLY = 'policyText/applyAmendments';
export interface ApplyParams {
  readonly uri: string;
  /** The text that is changed, and the name of its file. */
  readonly text: string;
  readonly name: string;
}
export interface ApplyResult {
  /** In UTF-16 offsets of the text; null where nothing is changed. */
  readonly edit: { readonly from: number; readonly to: number; readonly text: string } | null;
  readonly done: readonly string[];
  /** What was not carried out, with the reason. */
  readonly left: readonly string[];
  /** A sentence on what else goes with the edit: the numbers of a bill's lines. */
  readonly note: string | null;
  /** A sentence, where it is not known what the text is. */
  readonly error: string | null;
}

/** What changed since an earlier text of an order, as instructions. */
export const DESCRIBE = 'policyText/describe';
export interface DescribeParams {
  readonly uri: string;
  readonly before: string;
}
export interface DescribeResult {
  readonly text: string;
  /** What changed and no instruction says. */
  readonly left: readonly string[];
  readonly error: string | null;
}

/** A table of a document, or of all of the folder. */
export const TABLE = 'policyText/table';
export interface TableParams {
  /** Null for all documents of the folder. */
  readonly uri: string | null;
  readonly table: string;
  /** In which it is wanted as text, too. */
  readonly format?: 'markdown' | 'csv' | 'json' | 'ics' | 'docx' | undefined;
  /** Only rows that have all these words. */
  readonly filter?: string | undefined;
}
export interface TableRow {
  /** The heads under which it stands; none where the table has none. */
  readonly heads: readonly string[];
  readonly cells: readonly string[];
  /** Words by which it is found, too. */
  readonly also: string;
  readonly uri: string;
  /** Counted from 0. */
  readonly line: number;
}
/** Null where the document isn't open. */
export type TableResult = {
  /** `wide` are those that hold whole sentences, `main` the one that says what a row is about. */
  readonly columns: readonly { readonly title: string; readonly wide: boolean; readonly main: boolean }[];
  readonly rows: readonly TableRow[];
  /** What is said where there are no rows. */
  readonly none: string;
  /** In the format that was asked for; of Word the file's bytes in base64. */
  readonly text: string;
} | null;

/** A drawing of a document's provisions and references, or of the folder's documents and laws. */
export const MAP = 'policyText/map';
export interface MapParams {
  /** Null for the folder. */
  readonly uri: string | null;
  /** How wide the drawing may be, in pixels; absent where there is room enough. */
  readonly room?: number;
}
/** Null where the document isn't open, or is none of policy. */
export type MapResult = { readonly svg: string } | null;

/** A document, or what is selected of it, as other programs take it from the clipboard with its numbers. */
export const FORMATTED_TEXT = 'policyText/formattedText';
export interface FormattedTextParams {
  readonly uri: string;
  /** Absent where the whole is wanted. */
  readonly range?: Range;
}
/** HTML; null where the document isn't open. */
export type FormattedTextResult = string | null;

/** A document in another format. */
export const EXPORT = 'policyText/export';
export interface ExportParams {
  readonly uri: string;
  readonly format: DocumentFormat;
  /** Whether findings become footnotes, where the format has them. */
  readonly findings: boolean;
}
/** Null where the document isn't open. */
export type ExportResult = { readonly text: string; readonly isBinary: boolean } | null;

/** A file of another kind as plain text. */
export const CONVERT = 'policyText/convert';
export interface ConvertParams {
  /** The file's bytes in base64. */
  readonly content: string;
  readonly tracked: 'accept' | 'reject' | 'show';
}
export interface ConvertResult {
  readonly text: string;
  /** A sentence without the file's name, where it can't be converted. */
  readonly error: string | null;
}

/** A document beside an earlier text of it, by structure. */
export const COMPARE = 'policyText/compare';
export interface CompareParams {
  readonly uri: string;
  /** The earlier text, and what it is called. */
  readonly before: string;
  readonly name: string;
}
/** Null where the document isn't open. */
export type CompareResult = { readonly html: string; readonly markdown: string } | null;

/** A change of the numbers around the provision at a place, with all that follows from it. */
export const DRAFT = 'policyText/draft';
export type DraftAction =
  | 'insertBefore'
  | 'insertAfter'
  | 'remove'
  | 'moveUp'
  | 'moveDown'
  | 'unnumber'
  | 'renumberAll';
export interface DraftParams {
  readonly uri: string;
  readonly position: Position;
  readonly what: DraftAction;
}
export interface DraftResult {
  readonly edit: WorkspaceEdit | null;
  /** A sentence, where it can't be done. */
  readonly refusal: string | null;
  /** Offsets of the first place to fill in, in the text after the edit; null where there is none. */
  readonly select: readonly [start: number, end: number] | null;
}

/** Locks the number of the provision at a place, or unlocks it. */
export const LOCK = 'policyText/lock';
export interface LockParams {
  readonly uri: string;
  readonly position: Position;
}
export interface LockResult {
  readonly edit: WorkspaceEdit | null;
  readonly refusal: string | null;
  /** Whether it is locked after the edit. */
  readonly locked: boolean;
}

/** Moves the label that stands alone on a line a level down or up, or takes it back; no edit where there is none. */
export const CHANGE_LEVEL = 'policyText/changeLevel';
export interface ChangeLevelParams {
  readonly uri: string;
  readonly position: Position;
  readonly direction: 'down' | 'up' | 'back';
}
export type EditsResult = readonly TextEdit[];

/** A text that is to be pasted at a place, with the labels that the document gives provisions there. */
export const PASTE = 'policyText/paste';
export interface PasteParams {
  readonly uri: string;
  readonly position: Position;
  readonly text: string;
}
export interface PasteResult {
  readonly text: string;
}
