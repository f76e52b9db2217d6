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
}

export const DEFAULTS: Settings = {
  continueNumbering: true,
  links: 'house',
  explanations: [],
  citationStyle: 'house',
  rules: {},
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
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
