import { visible } from '../../core/foreign.ts';
import type { Severity } from '../../rules/rule.ts';
import type { Checked, CheckedFinding } from '../checked.ts';
import { paint } from '../paint.ts';
import type { CheckFormat } from './format.ts';

const STYLES = { error: 'red', warning: 'yellow', information: 'blue', hint: 'dim' } as const;

/** So much of a source line is shown: long lines are cut round the place. */
const WIDTH = 110;

/** For people at a terminal: each finding with its line, the place marked, and what would mend it; then what there is of each rule. */
export const text: CheckFormat = {
  each: ({ file, findings }) => findings.map((finding) => lines(file, finding).join('\n')).join('\n\n'),
  end: (all) => summary(all),
};

function lines(
  file: string,
  { severity, message, code, line, column, words, source, fixes, endLine, endColumn }: CheckedFinding,
): string[] {
  const style = STYLES[severity];
  const end = endLine === line ? endColumn - 1 : source.length;
  const { shown, start, length } = cut(source, column - 1, Math.max(1, end - column + 1));
  const number = String(line);
  const bar = `${' '.repeat(number.length)} ${paint('dim', '│')}`;
  return [
    `${paint('bold', `${visible(file)}:${line}:${column}`)}: ${paint(style, severity)}: ${visible(message)} ${paint('dim', `[${code}]`)}`,
    bar,
    `${paint('dim', `${number} │`)} ${shown}`,
    `${bar} ${' '.repeat(start)}${paint(style, '^'.repeat(length))}`,
    // What goes on over lines can't all be marked in one.
    ...(endLine === line ? [] : [`${bar} ${paint('dim', visible(words))}`]),
    ...fixes.map(({ title, safe }) => `${bar} ${paint('green', safe ? 'fix' : 'could be')}: ${visible(title)}`),
  ];
}

/** A line, or the stretch of it round a place, with the place in what is shown. Signs that take room are counted as such. */
function cut(source: string, at: number, length: number): { shown: string; start: number; length: number } {
  const from = source.length <= WIDTH ? 0 : Math.max(0, Math.min(at - 30, source.length - WIDTH));
  const to = Math.min(source.length, from + WIDTH);
  const left = from > 0 ? '… ' : '';
  const right = to < source.length ? ' …' : '';
  const before = visible(source.slice(from, at).replace(/\t/g, ' '));
  const marked = visible(source.slice(at, Math.min(to, at + length)).replace(/\t/g, ' '));
  const behind = visible(source.slice(Math.min(to, at + length), to).replace(/\t/g, ' '));
  return {
    shown: `${left}${before}${marked}${behind}${right}`,
    start: left.length + before.length,
    length: Math.max(1, marked.length),
  };
}

/** How many documents, findings, of which rules, and what is hidden. */
export function summary(all: readonly Checked[]): string {
  const count = (number: number, word: string) => `${number} ${word}${number === 1 ? '' : 's'}`;
  const findings = all.flatMap((checked) => checked.findings);
  const documents = count(all.length, 'document');
  const hidden = new Map<Severity, number>();
  for (const checked of all)
    for (const [severity, number] of Object.entries(checked.hidden) as [Severity, number][])
      hidden.set(severity, (hidden.get(severity) ?? 0) + number);
  const NAMES: Record<Severity, string> = {
    error: 'error',
    warning: 'warning',
    information: 'information',
    hint: 'hint',
  };
  const rest = Array.from(hidden, ([severity, number]) => `${number} ${NAMES[severity]}`).join(', ');
  const aside = rest === '' ? '' : paint('dim', `Not shown: ${rest}. “--severity hint” shows all.`);
  if (findings.length === 0) return [paint('green', `No findings in ${documents}.`), aside].filter(Boolean).join('\n');
  const byRule = new Map<string, number>();
  for (const { code } of findings) byRule.set(code, (byRule.get(code) ?? 0) + 1);
  const rules = [...byRule].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const fixable = findings.filter(({ fixes }) => fixes.length === 1 && fixes[0]!.safe).length;
  return [
    `${count(findings.length, 'finding')} in ${documents}.`,
    ...(rules.length > 1 ? rules.map(([code, number]) => `  ${String(number).padStart(4)}  ${code}`) : []),
    ...(fixable > 0 ? [`${count(fixable, 'finding')} can be fixed with “--fix”.`] : []),
    aside,
  ]
    .filter(Boolean)
    .join('\n');
}
