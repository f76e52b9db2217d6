/**
 * What a folder says of findings, in its `.policy-text.json`: `{"rules": {code: severity}, "ignore": [{"file", "rule",
 * "text"}]}`. `server/data/policy-text.schema.json` describes it to editors. Pure: the edges read and write the file.
 */
import { flatten } from '../core/text.ts';
import type { Style } from '../law/style.ts';
import type { Severity } from './rule.ts';

/** The name of the file, in the folder of the documents or in one above. */
export const CONFIG_FILE = '.policy-text.json';

/** A finding that is not to be shown: of a rule, in a file, at some words; what is left out fits all. */
export interface Ignored {
  readonly rule: string;
  /** Path from the folder of the file that says so, with `/`. */
  readonly file?: string;
  /** The words that are marked, on one line. */
  readonly text?: string;
}

export interface Config {
  readonly rules: Severities;
  readonly ignore: readonly Ignored[];
}

export type Severities = Readonly<Record<string, Severity | 'off'>>;

/** What holds for one document: severities by code, and findings that are not to be shown. */
export interface Choices {
  readonly severities: Severities;
  readonly ignored: readonly Ignored[];
  /** How citations are to be written, where that is said. */
  readonly style?: Style;
}

export const NO_CHOICES: Choices = { severities: {}, ignored: [] };

const SEVERITIES: ReadonlySet<unknown> = new Set(['error', 'warning', 'information', 'hint', 'off']);

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Severities by code, as a file or an editor gives them; what is none is left out. */
export function readSeverities(value: unknown): Severities {
  const entries = Object.entries(isObject(value) ? value : {});
  return Object.fromEntries(entries.filter(([, severity]) => SEVERITIES.has(severity))) as Severities;
}

/** What a file says; what is malformed in it is left out. Undefined where it is no JSON object. */
export function readConfig(json: string): Config | undefined {
  const value = parse(json);
  if (!value) return undefined;
  const ignore: unknown[] = Array.isArray(value.ignore) ? value.ignore : [];
  return {
    rules: readSeverities(value.rules),
    ignore: ignore.flatMap((entry) => {
      if (!isObject(entry) || typeof entry.rule !== 'string') return [];
      const { rule, file, text } = entry;
      return [
        {
          rule,
          ...(typeof file === 'string' ? { file: file.replace(/^\.\//, '') } : {}),
          ...(typeof text === 'string' ? { text } : {}),
        },
      ];
    }),
  };
}

function parse(json: string): Record<string, unknown> | undefined {
  try {
    // A byte-order mark is none of the JSON.
    const value: unknown = JSON.parse(json.replace(/^\ufeff/, ''));
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What holds for a file by its path from the folder, over what the editor's settings say. */
export function choicesFor(config: Config | undefined, file: string, settings: Severities = {}): Choices {
  if (!config) return { severities: settings, ignored: [] };
  return {
    severities: { ...settings, ...config.rules },
    ignored: config.ignore.filter((entry) => entry.file === undefined || entry.file === file),
  };
}

/** The file's new content with one more finding that is not to be shown; undefined where it is no JSON object. */
export function withIgnored(json: string | undefined, entry: Ignored): string | undefined {
  const value = json === undefined || json.trim() === '' ? {} : parse(json);
  if (!value) return undefined;
  const ignore: unknown[] = Array.isArray(value.ignore) ? value.ignore : [];
  return `${JSON.stringify({ ...value, ignore: [...ignore, entry] }, undefined, 2)}\n`;
}

/** The words of a finding as `Ignored.text` has them. */
export const wordsOf = (text: string, [start, end]: readonly [number, number]): string =>
  flatten(text.slice(start, Math.min(end, start + MOST_WORDS)));

/** Enough to know a place by. */
const MOST_WORDS = 200;
