import type { CreateFile, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver';
import type { Analysis } from '../core/analysis.ts';
import type { RuleFile } from './platform.ts';

/** The `.policy-text.json` above a document, which says which numbers are locked; `text` is null where there is none yet. */
export interface LockFile {
  readonly uri: string;
  readonly text: string | null;
}

/** How the locks are read: by what can read files near a document. */
export interface WithLocks {
  /** The nearest such file in the document's folder or above; undefined where there are no folders. */
  readRuleFile?(documentUri: string): Promise<RuleFile | undefined>;
}

/** The locked provisions of a document. */
export interface Locks {
  readonly locked: ReadonlySet<string>;
  /** Where they are written; undefined where they can't be. */
  readonly file: LockFile | undefined;
  /** The document, as that file names it. */
  readonly name: string;
  /** The edits of that file when numbers change, for the ids follow them. */
  following(analysis: Analysis, numbers: ReadonlyMap<number, string>): readonly (TextDocumentEdit | CreateFile)[];
}

/** The locks of a document; none where there is no file, or where it can't be understood. */
export async function locksOf(files: WithLocks, uri: string): Promise<Locks> {
  const read = await files.readRuleFile?.(uri).catch(() => undefined);
  const file: LockFile | undefined = read && { uri: read.uri, text: read.text ?? null };
  const name = file ? relative(file.uri, uri) : '';
  const locked = new Set(file?.text ? listed(file.text, name) : []);
  return {
    locked,
    file,
    name,
    following(analysis, numbers) {
      if (!file || locked.size === 0) return [];
      const ids = [...locked].map((id) => idAfter(analysis, id, numbers));
      return ids.every((id) => locked.has(id)) ? [] : written(file, name, ids);
    },
  };
}

/** The edit that locks a provision, or unlocks it; undefined where locks can't be written. */
export function toggled({ file, locked, name }: Locks, id: string): WorkspaceEdit | undefined {
  if (!file || (file.text !== null && !parsed(file.text))) return undefined;
  const ids = locked.has(id) ? [...locked].filter((each) => each !== id) : [...locked, id];
  return { documentChanges: [...written(file, name, ids)] };
}

/** The id of a provision under its new number, or under that of one above it. */
function idAfter(analysis: Analysis, id: string, numbers: ReadonlyMap<number, string>): string {
  const segments = id.split('/').slice(1);
  let prefix = '';
  let out = '';
  for (const segment of segments) {
    prefix += `/${segment}`;
    const index = analysis.tree.byId(prefix);
    const designation = numbers.get(index);
    const own = analysis.sections[index]?.designation ?? '';
    out += `/${designation === undefined ? segment : segment.slice(0, segment.lastIndexOf(own)) + designation}`;
  }
  return out;
}

type Settings = { locked?: Record<string, unknown> } & Record<string, unknown>;

function parsed(text: string): Settings | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Settings) : undefined;
  } catch {
    return undefined;
  }
}

function listed(text: string, name: string): string[] {
  const { locked } = parsed(text) ?? {};
  const ids: unknown = typeof locked === 'object' && locked !== null ? locked[name] : undefined;
  return Array.isArray(ids) ? ids.filter((id): id is string => typeof id === 'string') : [];
}

/** The path of a document from the folder of the file. */
function relative(file: string, document: string): string {
  const folder = file.slice(0, file.lastIndexOf('/') + 1);
  const path = document.startsWith(folder) ? document.slice(folder.length) : document;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function written({ uri, text }: LockFile, name: string, ids: readonly string[]): (TextDocumentEdit | CreateFile)[] {
  const settings = (text === null ? undefined : parsed(text)) ?? {};
  const { [name]: _, ...others } = settings.locked ?? {};
  const locked = ids.length > 0 ? { ...others, [name]: ids } : others;
  const newText = `${JSON.stringify({ ...settings, locked }, null, 2)}\n`;
  const lines = text?.split(/\r\n|\r|\n/) ?? [''];
  const end = { line: lines.length - 1, character: lines.at(-1)!.length };
  const edit: TextDocumentEdit = {
    textDocument: { uri, version: null },
    edits: [{ range: { start: { line: 0, character: 0 }, end }, newText }],
  };
  return text === null ? [{ kind: 'create', uri, options: { ignoreIfExists: true } }, edit] : [edit];
}
