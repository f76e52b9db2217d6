import type { Severity } from '../rules/rule.ts';

/** The settings under `policyText` that the server heeds; package.json describes them. */
export interface Settings {
  /** Whether Enter offers the next designation. */
  readonly continueNumbering: boolean;
  /** Severity of findings by their code, where the user wants another than ours; `off` hides them. */
  readonly rules: Readonly<Record<string, Severity | 'off'>>;
}

export const DEFAULTS: Settings = { continueNumbering: true, rules: {} };

const SEVERITIES: ReadonlySet<unknown> = new Set(['error', 'warning', 'information', 'hint', 'off']);

/** Settings as an editor sends them; what is missing or malformed keeps its default. */
export function readSettings(value: unknown): Settings {
  const given = isObject(value) ? value : {};
  const rules = Object.entries(isObject(given.rules) ? given.rules : {}).filter(([, severity]) =>
    SEVERITIES.has(severity),
  );
  return {
    continueNumbering:
      typeof given.continueNumbering === 'boolean' ? given.continueNumbering : DEFAULTS.continueNumbering,
    rules: Object.fromEntries(rules) as Settings['rules'],
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
