import { flatten } from '../core/text.ts';
import { type Found, findings } from '../rules/index.ts';
import type { Severity } from '../rules/rule.ts';
import { type InputError, readDocuments } from './input.ts';
import { openLaw } from './law-files.ts';
import { paint } from './paint.ts';
import { positions } from './position.ts';

export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'information', 'hint'];

/**
 * `policy-text check`: the findings of each document.
 * Returns the exit code: 0 clean, 1 findings at `severity` or above, 2 where a file could not be read.
 */
export async function checkCommand(names: readonly string[], severity: Severity): Promise<number> {
  const law = await openLaw();
  const bar = SEVERITIES.indexOf(severity);
  const errors: InputError[] = [];
  let found = 0;
  let files = 0;
  for (const { file, analysis } of readDocuments(names, errors, law)) {
    files++;
    const shown = findings(analysis, law).filter((finding) => SEVERITIES.indexOf(finding.severity) <= bar);
    found += shown.length;
    for (const line of findingLines(analysis.text, file, shown)) console.log(line);
  }
  const documents = `${files} document${files === 1 ? '' : 's'}`;
  if (files > 0)
    console.log(
      found === 0
        ? paint('green', `No findings in ${documents}.`)
        : `${found} finding${found === 1 ? '' : 's'} in ${documents}.`,
    );
  return errors.length > 0 ? 2 : found > 0 ? 1 : 0;
}

const STYLES = { error: 'red', warning: 'yellow', information: 'blue', hint: 'dim' } as const;

/** Each finding as lines: place, severity, message, the words it speaks of. */
function findingLines(text: string, file: string, found: readonly Found[]): string[] {
  const place = positions(text);
  return found.flatMap((finding) => [
    `${file}:${place(finding.range[0])}: ${paint(STYLES[finding.severity], finding.severity)}: ${finding.message} ${paint('dim', `[${finding.code}]`)}`,
    `    ${paint('dim', '│')} ${flatten(text.slice(...finding.range))}`,
  ]);
}
