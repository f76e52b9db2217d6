import type { Range } from '../core/analysis.ts';
import type { Finding, Fix } from '../rules/rule.ts';

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
