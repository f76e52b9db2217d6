import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Log, ReportingDescriptor, Result } from 'sarif';
import { version } from '../../../../package.json';
import { forJson } from '../../core/foreign.ts';
import { rules } from '../../rules/index.ts';
import type { Checked } from '../checked.ts';
import type { CheckFormat } from './format.ts';

const LEVELS = { error: 'error', warning: 'warning', information: 'note', hint: 'note' } as const;

/** SARIF 2.1.0, which code scanning of forges and many editors read. */
export const sarif: CheckFormat = {
  end(all) {
    const used = rules.filter(({ code }) => all.some(({ findings }) => findings.some((each) => each.code === code)));
    const log: Log = {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              name: 'policy-text',
              semanticVersion: version,
              rules: used.map(
                ({ code, title, severity }): ReportingDescriptor => ({
                  id: code,
                  shortDescription: { text: title },
                  defaultConfiguration: { level: severity === 'off' ? 'none' : LEVELS[severity] },
                }),
              ),
            },
          },
          columnKind: 'utf16CodeUnits',
          results: all.flatMap((checked) =>
            resultsOf(
              checked,
              used.map(({ code }) => code),
            ),
          ),
        },
      ],
    };
    return forJson(log, 2);
  },
};

/** A path within the folder in which the command runs, with `/`; elsewhere the whole address. */
function uriOf(file: string): string {
  if (file === '-') return 'stdin';
  const inside = path.relative('.', file);
  return inside.startsWith('..') || path.isAbsolute(inside)
    ? pathToFileURL(path.resolve(file)).href
    : inside.split(path.sep).map(encodeURIComponent).join('/');
}

function resultsOf({ file, findings }: Checked, codes: readonly string[]): Result[] {
  return findings.map(({ code, severity, message, line, column, endLine, endColumn, words, print }) => ({
    ruleId: code,
    ruleIndex: codes.indexOf(code),
    level: LEVELS[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: line, startColumn: column, endLine, endColumn, snippet: { text: words } },
        },
      },
    ],
    partialFingerprints: { 'policyText/v1': print },
  }));
}
