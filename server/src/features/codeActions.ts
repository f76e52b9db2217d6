import type { Analysis, Range } from '../core/analysis.ts';
import type { Finding, Fix } from '../rules/rule.ts';
import { commentFor } from '../rules/suppress.ts';

export interface QuickFix<F extends Finding = Finding> {
  readonly fix: Fix;
  readonly finding: F;
  /** Whether it is the only fix of its finding, which an editor may apply without asking. */
  readonly preferred: boolean;
}

/** The fixes of the findings that meet the range. */
export function codeActions<F extends Finding>(findings: readonly F[], [start, end]: Range): readonly QuickFix<F>[] {
  return findings
    .filter((finding) => finding.range[0] <= end && finding.range[1] >= start)
    .flatMap((finding) => {
      const fixes = finding.fixes ?? [];
      return fixes.map((fix) => ({ fix, finding, preferred: fixes.length === 1 }));
    });
}

/** The citation or reference in which a place lies; the place itself where it lies in none. */
export function phraseRound({ citations, references }: Analysis, [start, end]: Range): Range {
  const holds = ({ range }: { readonly range: Range }): boolean => range[0] <= start && end <= range[1];
  return (citations.find(holds) ?? references.find(holds))?.range ?? [start, end];
}

/** The edits of all fixes that are safe to make unasked; of two that meet the first is made. */
export function fixAll(findings: readonly Finding[]): Fix['edits'] {
  const edits: Fix['edits'][number][] = [];
  let done = -1;
  for (const { fixes } of findings) {
    const safe = fixes?.length === 1 && fixes[0]!.safe ? fixes[0]!.edits : [];
    const sorted = [...safe].sort((a, b) => a.range[0] - b.range[0]);
    if (sorted.length === 0 || sorted[0]!.range[0] < done) continue;
    edits.push(...sorted);
    done = sorted.at(-1)!.range[1];
  }
  return edits;
}

/** The names of documents in which comments can stand. */
const MARKDOWN = /\.(?:md|markdown)$/i;

/** The comment that hides a finding, before the paragraph in which it stands; undefined where the text can't hold one. */
export function comment(text: string, name: string, { code, range }: { code: string; range: Range }): Fix | undefined {
  if (!MARKDOWN.test(name)) return undefined;
  const before = text.slice(0, range[0]);
  const blank = [...before.matchAll(/\n[ \t\r]*\n/g)].at(-1);
  const at = blank ? blank.index + blank[0].length : 0;
  // Front matter opens a file, and nothing stands before it.
  if (at === 0 && text.startsWith('---')) return undefined;
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const edit = { range: [at, at] as const, text: `${commentFor(code)}${end}${end}` };
  return { title: `Ignore this finding here, by a comment (${code})`, edits: [edit] };
}
