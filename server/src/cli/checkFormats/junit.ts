import { forHtml } from '../../core/foreign.ts';
import type { Checked } from '../checked.ts';
import type { CheckFormat } from './format.ts';

/** JUnit's XML, which build servers read: a document is a suite, a finding a case that failed. */
export const junit: CheckFormat = {
  end(all) {
    const failures = all.reduce((sum, { findings }) => sum + findings.length, 0);
    const tests = all.reduce((sum, { findings }) => sum + Math.max(1, findings.length), 0);
    return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="policy-text" tests="${tests}" failures="${failures}">\n${all.map(suite).join('\n')}\n</testsuites>`;
  },
};

function suite({ file, findings }: Checked): string {
  const name = forHtml(file);
  const cases = findings.map(
    ({ code, message, severity, line, column, words }) =>
      `    <testcase classname="${name}" name="${forHtml(code)} at ${line}:${column}"><failure type="${severity}" message="${forHtml(message)}">${name}:${line}:${column}: ${forHtml(words)}</failure></testcase>`,
  );
  // A document without findings is a case that passed.
  const passed = `    <testcase classname="${name}" name="no findings"/>`;
  return `  <testsuite name="${name}" tests="${Math.max(1, findings.length)}" failures="${findings.length}">\n${cases.length > 0 ? cases.join('\n') : passed}\n  </testsuite>`;
}
