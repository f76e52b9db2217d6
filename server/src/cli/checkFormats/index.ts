/** The ways in which `policy-text check` writes findings down. */
import type { CheckFormat } from './format.ts';
import { github } from './github.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import { markdown } from './markdown.ts';
import { sarif } from './sarif.ts';
import { text } from './text.ts';

export const checkFormats = { text, json, sarif, github, junit, markdown } satisfies Record<string, CheckFormat>;
export type CheckFormatName = keyof typeof checkFormats;
