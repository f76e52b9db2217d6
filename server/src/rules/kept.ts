import type { Analysis, Passage, Range } from '../core/analysis.ts';
import type { Law } from '../law/law.ts';
import type { Finding, PassageRule } from './rule.ts';
import type { Common, OutlineFacts } from './shared.ts';

type Findings = Map<PassageRule, Map<Passage, readonly Finding[]>>;

/** What the rules found in the passages of one version, for the next one. */
export class Kept {
  /** What the version before kept. */
  readonly #before: Findings;
  readonly #asked: readonly unknown[];
  readonly #found: Findings = new Map();
  #asking: readonly unknown[] = [];
  /** What is known of the outline; until it is asked for, of that of the version before. */
  outline: OutlineFacts | undefined;

  constructor(before?: Kept) {
    this.#before = before ? before.#found : new Map();
    this.#asked = before ? before.#asking : [];
    this.outline = before?.outline;
  }

  /** What a rule finds in a document, passage by passage. */
  ask(rule: PassageRule, analysis: Analysis, law: Law, shared: Common): readonly Finding[] {
    this.#asking = [law, shared.style, shared.isDraft, shared.mayStillChange];
    const same = this.#asking.every((each, index) => each === this.#asked[index]);
    const known = same ? this.#before.get(rule) : undefined;
    const own = new Map<Passage, readonly Finding[]>();
    this.#found.set(rule, own);
    const all = analysis.passages.all.flatMap(({ at, passage }) => {
      const found = known?.get(passage) ?? [...rule.check(passage, law, shared)];
      own.set(passage, found);
      return found.length === 0 || at === 0 ? found : found.map((finding) => moved(finding, at));
    });
    return rule.among ? rule.among(all, analysis) : all;
  }
}

/** A finding where its passage stands. */
function moved(finding: Finding, by: number): Finding {
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
