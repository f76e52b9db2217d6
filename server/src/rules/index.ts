import type { Analysis } from '../core/analysis.ts';
import type { Law } from '../law/law.ts';
import { actSectionUnknown } from './act-section-unknown.ts';
import { codeProvisionUnknown } from './code-provision-unknown.ts';
import { codeSectionNotCurrent } from './code-section-not-current.ts';
import { orderDate } from './order-date.ts';
import { orderRevoked } from './order-revoked.ts';
import { parallelMismatch } from './parallel-mismatch.ts';
import { referenceDangling } from './reference-dangling.ts';
import type { Finding, Rule, Severity } from './rule.ts';

/** Every rule, in the order in which the documentation lists them. */
export const rules: readonly Rule[] = [
  referenceDangling,
  actSectionUnknown,
  codeProvisionUnknown,
  codeSectionNotCurrent,
  parallelMismatch,
  orderDate,
  orderRevoked,
];

/** A finding with the code of its rule and its severity. */
export interface Found extends Finding {
  readonly code: string;
  readonly severity: Severity;
}

/** All findings of all rules, in the order of the text. */
export function findings(analysis: Analysis, law: Law): Found[] {
  const found = rules.flatMap((rule) =>
    Array.from(rule.check(analysis, law), (finding) => ({
      ...finding,
      code: rule.code,
      severity: finding.severity ?? rule.severity,
    })),
  );
  return found.sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
}
