import type { ClientCapabilities, Connection } from 'vscode-languageserver';
import type { Failed } from '../core/fault.ts';
import type { Style } from '../law/style.ts';
import { type Choices, CONFIG_FILE, choicesFor, readConfig, readSeverities, type Severities } from '../rules/config.ts';
import type { Platform, RuleFile } from './platform.ts';
import type { Settings } from './settings.ts';
import type { Watcher } from './watcher.ts';

/** How long findings wait for what a folder says, in milliseconds. */
const PATIENCE = 500;

/** What is known for one document. */
interface Known {
  readonly choices: Choices;
  readonly file: RuleFile | undefined;
}

/**
 * Which findings each document is to have: by the editor's settings for its folder, and over them the folder's own
 * `.policy-text.json`. Both are asked for once, when a document is first asked about; a keystroke asks for nothing.
 */
export class FolderRules {
  readonly #platform: Platform;
  readonly #failed: Failed;
  readonly #changed: () => void;
  readonly #known = new Map<string, Known>();
  readonly #asked = new Map<string, Promise<void>>();
  /** Asks the editor for the severities that hold for a document; undefined where it can't be asked. */
  #ask: ((uri: string) => Promise<unknown>) | undefined;
  #settings: Severities = {};
  #style: Style = 'house';
  /** What holds for a document of which nothing is known yet. */
  #usual: Choices = choicesFor(undefined, '');

  /** `changed` is told when what holds for a document came later than findings could wait. */
  constructor(platform: Platform, failed: Failed, changed: () => void) {
    this.#platform = platform;
    this.#failed = failed;
    this.#changed = changed;
  }

  /** Severities and style for all documents. */
  configure({ rules, citationStyle }: Settings): void {
    this.#settings = rules;
    this.#style = citationStyle;
    this.#usual = { ...choicesFor(undefined, '', rules), style: citationStyle };
    this.clear();
  }

  /** How the editor is asked for the severities of one document. */
  askBy(ask: (uri: string) => Promise<unknown>): void {
    this.#ask = ask;
    this.clear();
  }

  /** Forgets what folders say: a file or a setting has changed. */
  clear(): void {
    this.#known.clear();
    this.#asked.clear();
  }

  forget(uri: string): void {
    this.#known.delete(uri);
    this.#asked.delete(uri);
  }

  /** What holds for a document, as far as it is known; the same object until it changes. */
  get(uri: string): Choices {
    return this.#known.get(uri)?.choices ?? this.#usual;
  }

  /** The document's `.policy-text.json`, or where it would be made. */
  file(uri: string): RuleFile | undefined {
    return this.#known.get(uri)?.file;
  }

  /** Resolves when it is known what holds for a document, or when that takes too long. */
  async ready(uri: string): Promise<void> {
    if (this.#known.has(uri)) return;
    let asked = this.#asked.get(uri);
    if (!asked) {
      asked = this.#load(uri);
      this.#asked.set(uri, asked);
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), PATIENCE);
    });
    const first = await Promise.race([asked, late]);
    clearTimeout(timer);
    if (first === 'late') void asked.then(this.#changed);
  }

  async #load(uri: string): Promise<void> {
    const mine = () => this.#asked.get(uri);
    const contained = <T>(work: Promise<T> | undefined): Promise<T | undefined> =>
      (work ?? Promise.resolve(undefined)).catch((error: unknown) => {
        this.#failed('rules of the folder', error);
        return undefined;
      });
    const [file, own] = await Promise.all([contained(this.#platform.readRuleFile?.(uri)), contained(this.#ask?.(uri))]);
    // Forgotten meanwhile: the answer is of before.
    if (mine() === undefined) return;
    const settings = own === undefined || own === null ? this.#settings : readSeverities(own);
    const config = file?.text === undefined ? undefined : readConfig(file.text);
    this.#known.set(uri, { choices: { ...choicesFor(config, file?.file ?? '', settings), style: this.#style }, file });
  }
}

/** Follows what changes the rules of folders: the files themselves, and settings that an editor has for each folder. */
export function serveFolderRules(
  connection: Connection,
  client: ClientCapabilities,
  rules: FolderRules,
  watcher: Watcher,
  changed: () => void,
): void {
  if (client.workspace?.configuration)
    rules.askBy((scopeUri) => connection.workspace.getConfiguration({ scopeUri, section: 'policyText.rules' }));
  watcher.on(`**/${CONFIG_FILE}`, (uris) => {
    if (!uris.some((uri) => uri.endsWith(`/${CONFIG_FILE}`))) return;
    rules.clear();
    changed();
  });
}
