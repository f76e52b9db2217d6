/** The findings of one document as plain data, for whoever prints them. */
import type { Analysis } from '../core/analysis.ts';
import { digest } from '../core/digest.ts';
import { flatten, lastAtMost } from '../core/text.ts';
import { fixAll } from '../features/codeActions.ts';
import type { Found } from '../rules/index.ts';
import type { Severity } from '../rules/rule.ts';

/** One finding, with all that a report says of it. */
export interface CheckedFinding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly range: readonly [number, number];
  /** Counted from 1. */
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
  /** The words that it speaks of, on one line. */
  readonly words: string;
  /** The source line that it begins in. */
  readonly source: string;
  /** What would mend it. */
  readonly fixes: readonly { readonly title: string; readonly safe: boolean }[];
  /** The same from run to run, wherever the words come to stand: by this a baseline knows it. */
  readonly print: string;
}

/** What was found in a document. */
export interface Checked {
  readonly file: string;
  readonly findings: readonly CheckedFinding[];
  /** Findings below the bar, by severity. */
  readonly hidden: Readonly<Partial<Record<Severity, number>>>;
  /** How many are of rules that weren't asked for. */
  readonly ofOtherRules: number;
  /** How many a baseline knows. */
  readonly known: number;
  /** The text with all safe fixes made, and before; where that was asked for and changes it. */
  readonly fixed?: { readonly before: string; readonly after: string };
}

/** Makes a report of findings: those of the rules that are asked for, as far as `isShown` lets them through. */
export function checkedOf(
  file: string,
  { text, lineStarts }: Analysis,
  everything: readonly Found[],
  isAskedFor: (finding: Found) => boolean,
  isShown: (finding: Found) => boolean,
  fix: boolean,
): Checked {
  const found = everything.filter(isAskedFor);
  const rest = { ofOtherRules: everything.length - found.length, known: 0 };
  const place = (offset: number): readonly [number, number] => {
    const line = lastAtMost(lineStarts, offset);
    return [line + 1, offset - lineStarts[line]! + 1];
  };
  const hidden: Partial<Record<Severity, number>> = {};
  const seen = new Map<string, number>();
  const findings: CheckedFinding[] = [];
  for (const finding of found) {
    if (!isShown(finding)) {
      hidden[finding.severity] = (hidden[finding.severity] ?? 0) + 1;
      continue;
    }
    const { code, severity, message, range, fixes = [] } = finding;
    const [line, column] = place(range[0]);
    const [endLine, endColumn] = place(range[1]);
    const words = flatten(text.slice(...range));
    // The same words with the same finding are told apart by which of them it is.
    const around = flatten(text.slice(Math.max(0, range[0] - 40), range[1] + 40));
    const key = `${code}\n${words}\n${around}`;
    const nth = seen.get(key) ?? 0;
    seen.set(key, nth + 1);
    findings.push({
      code,
      severity,
      message,
      range: [range[0], range[1]],
      line,
      column,
      endLine,
      endColumn,
      words,
      source: text.slice(lineStarts[line - 1]!, lineStarts[line] ?? text.length).split(/[\r\n]/, 1)[0]!,
      fixes: fixes.map(({ title, safe = false }) => ({ title, safe })),
      print: digest(`${key}\n${nth}`),
    });
  }
  const edits = fix ? fixAll(found.filter(isShown)) : [];
  if (edits.length === 0) return { file, findings, hidden, ...rest };
  let after = '';
  let at = 0;
  for (const { range, text: words } of [...edits].sort((a, b) => a.range[0] - b.range[0])) {
    after += text.slice(at, range[0]) + words;
    at = range[1];
  }
  return { file, findings, hidden, ...rest, fixed: { before: text, after: after + text.slice(at) } };
}
