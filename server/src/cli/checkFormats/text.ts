import { visible } from '../../core/foreign.ts';
import type { Severity } from '../../rules/rule.ts';
import type { Checked, CheckedFinding } from '../checked.ts';
import { paint } from '../paint.ts';
import type { CheckFormat } from './format.ts';

const STYLES = { error: 'red', warning: 'yellow', information: 'blue', hint: 'dim' } as const;

/** A source line is shown whole, in rows of so many characters; */
const WIDTH = 110;
/** of a line that is a document of its own so many rows before the place and behind it. */
const ROWS = 8;

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
  const number = String(line);
  const bar = `${' '.repeat(number.length)} ${paint('dim', '│')}`;
  return [
    `${paint('bold', `${visible(file)}:${line}:${column}`)}: ${paint(style, severity)}: ${visible(message)} ${paint('dim', `[${code}]`)}`,
    bar,
    ...rows(source, column - 1, Math.max(1, end - column + 1)).flatMap(({ shown, start, length }, i) => [
      `${i === 0 ? paint('dim', `${number} │`) : bar} ${shown}`,
      ...(length > 0 ? [`${bar} ${' '.repeat(start)}${paint(style, '^'.repeat(length))}`] : []),
    ]),
    // What goes on over lines can't all be marked in one.
    ...(endLine === line ? [] : [`${bar} ${paint('dim', visible(words))}`]),
    ...fixes.map(({ title, safe }) => `${bar} ${paint('green', safe ? 'fix' : 'could be')}: ${visible(title)}`),
  ];
}

/** A row of a line: what is shown of it, and where the place is marked in it, if it is. */
interface Row {
  readonly shown: string;
  readonly start: number;
  readonly length: number;
}

/** A line in rows, each of whole words where it has any. Signs that take room are counted as such. */
function rows(source: string, at: number, length: number): readonly Row[] {
  const until = at + length;
  const cuts = [...rowEnds(source)];
  const place = cuts.findIndex((end) => at < end);
  const here = place < 0 ? cuts.length - 1 : place;
  const first = Math.max(0, here - ROWS);
  const last = Math.min(cuts.length - 1, here + ROWS);
  const written = (from: number, to: number) => visible(source.slice(from, to).replace(/\t/g, ' '));
  return cuts.slice(first, last + 1).map((end, i) => {
    const row = first + i;
    const start = row === 0 ? 0 : cuts[row - 1]!;
    const from = Math.min(end, Math.max(start, at));
    const to = Math.min(end, Math.max(from, until));
    const left = row === first && first > 0 ? '… ' : '';
    const right = row === last && last < cuts.length - 1 ? ' …' : '';
    const before = written(start, from);
    const marked = written(from, to).trimEnd();
    return {
      shown: `${left}${before}${written(from, end)}`.trimEnd() + right,
      start: left.length + before.length,
      // A place at the end of a line has nothing to mark; it is marked all the same.
      length: marked.length || (row === here ? 1 : 0),
    };
  });
}

/** Where the rows of a line end. */
function* rowEnds(source: string): Generator<number> {
  let from = 0;
  while (source.length - from > WIDTH) {
    const blank = source.lastIndexOf(' ', from + WIDTH);
    from = blank > from ? blank + 1 : from + WIDTH;
    yield from;
  }
  yield source.length;
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
  const sum = (of: (checked: Checked) => number) => all.reduce((before, checked) => before + of(checked), 0);
  const [others, known] = [sum(({ ofOtherRules }) => ofOtherRules), sum((checked) => checked.known)];
  const aside = [
    rest && `Not shown: ${rest}. “--severity hint” shows ${others + known > 0 ? 'them' : 'all'}.`,
    others > 0 ? `Not shown: ${count(others, 'finding')} of rules other than those of “--rule”.` : '',
    known > 0 ? `Not shown: ${count(known, 'finding')} that the baseline knows.` : '',
  ]
    .filter(Boolean)
    .map((line) => paint('dim', line))
    .join('\n');
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
