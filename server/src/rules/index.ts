import type { AtHand } from '../amend/atHand.ts';
import { NONE_AT_HAND } from '../amend/imported.ts';
import type { Analysis, Range } from '../core/analysis.ts';
import type { Failed } from '../core/fault.ts';
import type { Portion } from '../core/passages.ts';
import type { Law } from '../law/law.ts';
import { actName } from './act-name.ts';
import { actSectionUnknown } from './act-section-unknown.ts';
import { amendmentConflict } from './amendment-conflict.ts';
import { citationStyle } from './citation-style.ts';
import { codeProvisionUnknown } from './code-provision-unknown.ts';
import { codeSectionNotCurrent } from './code-section-not-current.ts';
import { type Choices, NO_CHOICES } from './config.ts';
import { deadlineBeforeDocument } from './deadline-before-document.ts';
import { deadlineOnHoliday } from './deadline-on-holiday.ts';
import { headingMissing } from './heading-missing.ts';
import { impossibleDate } from './impossible-date.ts';
import { instructionUnread } from './instruction-unread.ts';
import { Kept } from './kept.ts';
import { letterForFigure } from './letter-for-figure.ts';
import { listConjunction } from './list-conjunction.ts';
import { numberMismatch } from './number-mismatch.ts';
import { numberingDuplicate } from './numbering-duplicate.ts';
import { numberingGap } from './numbering-gap.ts';
import { numberingLevel } from './numbering-level.ts';
import { numberingOrder } from './numbering-order.ts';
import { onlyChild } from './only-child.ts';
import { orderDate } from './order-date.ts';
import { orderParts } from './order-parts.ts';
import { orderRevoked } from './order-revoked.ts';
import { orderTitle } from './order-title.ts';
import { orderUnknown } from './order-unknown.ts';
import { parallelMismatch } from './parallel-mismatch.ts';
import { placeholder } from './placeholder.ts';
import { referenceAmbiguous } from './reference-ambiguous.ts';
import { referenceDangling } from './reference-dangling.ts';
import { referenceRemoved } from './reference-removed.ts';
import type { Finding, Rule, Severity } from './rule.ts';
import { sectionUnreferenced } from './section-unreferenced.ts';
import { shallMust } from './shall-must.ts';
import { Shared } from './shared.ts';
import { suppressed } from './suppress.ts';
import { termCapitals } from './term-capitals.ts';
import { termTwice } from './term-twice.ts';
import { termUndefined } from './term-undefined.ts';
import { termUnused } from './term-unused.ts';
import { unbalanced } from './unbalanced.ts';
import { weekdayMismatch } from './weekday-mismatch.ts';

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
  instructionUnread,
  numberingGap,
  numberingDuplicate,
  numberingOrder,
  numberingLevel,
  onlyChild,
  headingMissing,
  listConjunction,
  termUndefined,
  termUnused,
  termTwice,
  termCapitals,
  referenceAmbiguous,
  unbalanced,
  placeholder,
  numberMismatch,
  impossibleDate,
  weekdayMismatch,
  deadlineBeforeDocument,
  deadlineOnHoliday,
  orderTitle,
  orderUnknown,
  actName,
  letterForFigure,
  citationStyle,
  orderParts,
  shallMust,
  sectionUnreferenced,
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

/** What a finding names, where it stands in the document. */
function moved(finding: Finding, by: number): Finding {
  if (by === 0) return finding;
  const range = ([start, end]: Range): Range => [start + by, end + by];
  const { fixes, related } = finding;
  return {
    ...finding,
    range: range(finding.range),
    ...(fixes && {
      fixes: fixes.map((fix) => ({
        ...fix,
        edits: fix.edits.map(({ range: at, text }) => ({ range: range(at), text })),
      })),
    }),
    ...(related && { related: related.map(({ range: at, message }) => ({ range: range(at), message })) }),
  };
}

/** A rule that is asked, and how grave it is, unless a finding says itself. */
interface Asking {
  readonly rule: Rule;
  readonly chosen: Severity | undefined;
  readonly usual: Severity;
}

/** What each of some rules finds in a stretch; undefined where none finds anything. */
type FoundInStretch = readonly (readonly Finding[])[] | undefined;

const NONE: readonly Finding[] = [];

/**
 * All findings of all rules, in the order of the text, with the severities that the folder or the editor wants. Of what a
 * document quotes or sets out for another there are none, and of one slip there is one. A rule that is off is not asked; one
 * that fails has none, and `failed` is told of it. `beside` are documents whose text this one may change. With what is `kept` of
 * the version before, rules of passages and portions are asked only where one has changed.
 */
export function findings(
  analysis: Analysis,
  law: Law,
  failed: Failed = () => {},
  list: readonly Rule[] = rules,
  choices: Choices = NO_CHOICES,
  beside: readonly AtHand[] = NONE_AT_HAND,
  kept: Kept = new Kept(),
): Found[] {
  const shared = new Shared(analysis, choices.style, beside, kept);
  const asked = list.flatMap((rule): Asking[] => {
    const chosen = Object.hasOwn(choices.severities, rule.code) ? choices.severities[rule.code] : undefined;
    const usual = chosen ?? rule.severity;
    return usual === 'off' ? [] : [{ rule, chosen: chosen as Severity | undefined, usual }];
  });
  const guarded = (rule: Rule, find: () => Iterable<Finding>): readonly Finding[] => {
    try {
      return [...find()];
    } catch (error) {
      failed(`rule ${rule.code}`, error);
      return NONE;
    }
  };
  const byRule = new Map<Rule, Finding[]>(asked.map(({ rule }) => [rule, []]));
  const common = [law, choices, list, shared.isDraft, shared.mayStillChange];
  const take = (all: readonly Rule[], found: FoundInStretch, at: number): void =>
    found?.forEach((each, index) => {
      for (const finding of each) byRule.get(all[index]!)!.push(moved(finding, at));
    });
  const inStretch = (all: readonly (readonly Finding[])[]): FoundInStretch =>
    all.some((found) => found.length > 0) ? all : undefined;

  const ofPassages = asked.flatMap(({ rule }) => (rule.reach === 'passage' ? [rule] : []));
  kept
    .each('findings', shared.passages, common, (passage) =>
      inStretch(ofPassages.map((rule) => guarded(rule, () => rule.check(passage, law, shared)))),
    )
    .forEach((found, place) => {
      if (found) take(ofPassages, found, analysis.passages.all[place]!.at);
    });
  const ofPortions = asked.flatMap(({ rule }) => (rule.reach === 'portion' ? [rule] : []));
  const inSections = (portion: Portion): FoundInStretch =>
    inStretch(ofPortions.map((rule) => guarded(rule, () => rule.check(portion, law, shared))));
  shared.inPortions('findings in sections', inSections, ...common).forEach((found, place) => {
    if (found) take(ofPortions, found, shared.portions[place]!.at);
  });
  const ofRule = (rule: Rule): readonly Finding[] => {
    const found = byRule.get(rule)!;
    if (rule.reach === 'passage') return rule.among ? rule.among(found, analysis, shared) : found;
    if (rule.reach === 'portion') return rule.rest ? [...found, ...rule.rest(analysis, shared)] : found;
    return [...rule.check(analysis, law, shared)];
  };

  const isSuppressed = suppressed(analysis, choices, shared);
  const sorted = asked
    .flatMap(({ rule, chosen, usual }): Found[] =>
      guarded(rule, () => ofRule(rule)).map((finding) => ({
        code: rule.code,
        ...finding,
        severity: chosen === undefined ? (finding.severity ?? usual) : usual,
      })),
    )
    .filter(({ range, code, own }) => (own || !shared.isQuoted(range)) && !isSuppressed(code, range))
    .sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
  const single: Found[] = [];
  for (const finding of sorted) {
    const last = single.at(-1);
    if (!last || last.range[1] <= finding.range[0]) single.push(finding);
    else if (isBetter(finding, last)) single[single.length - 1] = finding;
  }
  return single;
}
