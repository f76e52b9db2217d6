import type { Analysis } from '../core/analysis.ts';
import { analyze } from '../core/analyze.ts';
import type { LawFacts } from '../core/facts.ts';

/** The lists of an analysis that a version takes over from the one before. */
const LISTS = ['sections', 'citations', 'references', 'definitions', 'deadlines', 'instructions', 'regions'] as const;

/**
 * Reads a text anew and says what the reading that went on from the version before has otherwise: the list, the place and how
 * long both are, and nothing of the text. Empty where they are the same, as they should always be.
 */
export function differences(analysis: Analysis, facts: LawFacts | undefined): string[] {
  const fresh = analyze(analysis.text, { name: analysis.name, facts });
  const found: string[] = [];
  for (const part of ['form', 'title', 'number', 'date'] as const) if (analysis[part] !== fresh[part]) found.push(part);
  for (const list of LISTS) {
    const [now, whole] = [analysis[list], fresh[list]] as readonly [readonly unknown[], readonly unknown[]];
    const longest = Math.max(now.length, whole.length);
    for (let at = 0; at < longest; at++) {
      if (JSON.stringify(now[at]) === JSON.stringify(whole[at])) continue;
      found.push(`${list}[${at}] (${now.length} items, ${whole.length} when read whole)`);
      break;
    }
  }
  return found;
}
