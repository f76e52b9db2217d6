import type { Analysis } from '../core/analysis.ts';
import type { Failed } from '../core/fault.ts';
import type { Law } from '../law/law.ts';
import { actSectionUnknown } from './act-section-unknown.ts';
import { amendmentConflict } from './amendment-conflict.ts';
import { codeProvisionUnknown } from './code-provision-unknown.ts';
import { codeSectionNotCurrent } from './code-section-not-current.ts';
import { orderDate } from './order-date.ts';
import { orderRevoked } from './order-revoked.ts';
import { parallelMismatch } from './parallel-mismatch.ts';
import { referenceDangling } from './reference-dangling.ts';
import { referenceRemoved } from './reference-removed.ts';
import { quotations } from './regions.ts';
import type { Finding, Rule, Severity } from './rule.ts';

/** Every rule, in the order in which the documentation lists them. */
export const rules: readonly Rule[] = [
  referenceDangling,
  referenceRemoved,
  actSectionUnknown,
  codeProvisionUnknown,
  codeSectionNotCurrent,
  parallelMismatch,
  orderDate,
  orderRevoked,
  amendmentConflict,
];

/** A finding with the code of its rule and its severity. */
export interface Found extends Finding {
  readonly code: string;
  readonly severity: Severity;
}

const GRAVITY: Readonly<Record<Severity, number>> = { error: 0, warning: 1, information: 2, hint: 3 };

/** Whether one of two findings of the same slip says more: it is graver, or knows what is meant. */
const isBetter = (a: Found, b: Found): boolean =>
  GRAVITY[a.severity] < GRAVITY[b.severity] ||
  (a.severity === b.severity && (a.fixes?.length ?? 0) > 0 && !b.fixes?.length);

/**
 * All findings of all rules, in the order of the text. Of what a document quotes or sets out for another there are none, and
 * of one slip there is one. A rule that fails has none, and `failed` is told of it.
 */
export function findings(
  analysis: Analysis,
  law: Law,
  failed: Failed = () => {},
  list: readonly Rule[] = rules,
): Found[] {
  const isQuoted = quotations(analysis);
  const found = list.flatMap((rule) => {
    try {
      return Array.from(rule.check(analysis, law), (finding) => ({
        ...finding,
        code: rule.code,
        severity: finding.severity ?? rule.severity,
      }));
    } catch (error) {
      failed(`rule ${rule.code}`, error);
      return [];
    }
  });
  const sorted = found
    .filter(({ range }) => !isQuoted(range))
    .sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  const kept: Found[] = [];
  for (const finding of sorted) {
    const last = kept.at(-1);
    if (!last || last.range[1] <= finding.range[0]) kept.push(finding);
    else if (isBetter(finding, last)) kept[kept.length - 1] = finding;
  }
  return kept;
}
