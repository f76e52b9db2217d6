import type { FormatOptions } from '../drafting/index.ts';
import type { InlayChoice, LensChoice } from '../features/index.ts';
import type { LinkPreference } from '../law/index.ts';
import { STYLES, type Style } from '../law/style.ts';
import { readSeverities, type Severities } from '../rules/config.ts';

/** The settings under `policyText` that the server heeds; package.json describes them. */
export interface Settings {
  /** Whether Enter offers the next designation. */
  readonly continueNumbering: boolean;
  /** Whose texts come first among the links. */
  readonly links: LinkPreference;
  /** Folders of the user's own explanations, which go over ours; a later one wins. */
  readonly explanations: readonly string[];
  /** How citations are written by the actions that rewrite them. */
  readonly citationStyle: Style;
  /** Severity of findings by their code, where the user wants another than ours; `off` hides them. */
  readonly rules: Severities;
  /** How formatting lays a document out. */
  readonly format: Omit<FormatOptions, 'unit'>;
  /** Whether the documents of the client's folders are read in the background. */
  readonly folderIndex: boolean;
  /** Whether each version is also read whole, and what differs is reported. */
  readonly paranoid: boolean;
  readonly inlayHints: InlayChoice;
  readonly codeLens: LensChoice;
}

export const DEFAULTS: Settings = {
  continueNumbering: true,
  links: 'house',
  explanations: [],
  citationStyle: 'house',
  rules: {},
  format: { indentation: 'levels', quotes: 'keep', lines: 'keep', width: 80 },
  folderIndex: true,
  paranoid: false,
  inlayHints: { deadlines: true, parallels: false },
  codeLens: { references: false, definitions: false },
};

const LINKS: readonly LinkPreference[] = ['house', 'govinfo', 'cornell'];

/** Settings as an editor sends them; what is missing or malformed keeps its default. */
export function readSettings(value: unknown): Settings {
  const given = isObject(value) ? value : {};
  const folders: unknown[] = Array.isArray(given.explanations) ? given.explanations : [];
  return {
    continueNumbering:
      typeof given.continueNumbering === 'boolean' ? given.continueNumbering : DEFAULTS.continueNumbering,
    links: LINKS.find((links) => links === given.links) ?? DEFAULTS.links,
    explanations: folders.filter((folder) => typeof folder === 'string' && folder.trim() !== '') as string[],
    citationStyle: STYLES.find((style) => style === given.citationStyle) ?? DEFAULTS.citationStyle,
    rules: readSeverities(given.rules),
    format: readFormat(isObject(given.format) ? given.format : {}),
    folderIndex: given.folderIndex !== false,
    paranoid: given.paranoid === true,
    inlayHints: switches(given.inlayHints, DEFAULTS.inlayHints),
    codeLens: switches(given.codeLens, DEFAULTS.codeLens),
  };
}

function readFormat({ indentation, quotes, lines, width }: Record<string, unknown>): Settings['format'] {
  const oneOf = <T>(value: unknown, known: readonly T[], otherwise: T): T =>
    known.find((each) => each === value) ?? otherwise;
  const { format } = DEFAULTS;
  return {
    indentation: oneOf(indentation, ['levels', 'none', 'keep'] as const, format.indentation),
    quotes: oneOf(quotes, ['curly', 'straight', 'keep'] as const, format.quotes),
    lines: oneOf(lines, ['unwrap', 'wrap', 'keep'] as const, format.lines),
    width: typeof width === 'number' && width >= 40 && width <= 400 ? Math.floor(width) : format.width,
  };
}

/** Switches that are on or off; what isn't said keeps its default. */
function switches<T extends object>(value: unknown, defaults: T): T {
  const given = isObject(value) ? value : {};
  const known = Object.entries(defaults).map(([name, on]) => [
    name,
    typeof given[name] === 'boolean' ? given[name] : on,
  ]);
  return Object.fromEntries(known) as T;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
