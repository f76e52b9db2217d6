import type { Analysis, Range } from '../core/analysis.ts';
import { visible } from '../core/foreign.ts';
import { usesOf } from './terms.ts';

/** A line above a provision. */
export interface Lens {
  readonly range: Range;
  /** Missing where it is worked out only when the line is to be seen (`lensTitle`). */
  readonly title?: string;
  /** Index of the definition of which it speaks. */
  readonly definition?: number;
}

/** Which lines are wanted. */
export interface LensChoice {
  /** How often a provision is referred to. */
  readonly references: boolean;
  /** Which terms a provision defines, and how often they are used. */
  readonly definitions: boolean;
}

/** The lines above provisions that are referred to, and that define terms. */
export function lenses(analysis: Analysis, choice: LensChoice): readonly Lens[] {
  const found: Lens[] = [];
  if (choice.references)
    timesReferredTo(analysis).forEach((times, index) => {
      const { labelRange } = analysis.sections[index]!;
      if (times > 0)
        found.push({ range: labelRange, title: times === 1 ? 'Referred to once' : `Referred to ${times} times` });
    });
  if (choice.definitions)
    analysis.definitions.forEach(({ range }, definition) => {
      found.push({ range, definition });
    });
  return found;
}

/** What the line of a definition says: "Defines “file”, used 3 times". */
export function lensTitle(analysis: Analysis, index: number): string {
  const definition = analysis.definitions[index];
  if (!definition) return '';
  const uses = usesOf(analysis, definition).length - 1;
  const times = uses <= 0 ? 'not used' : uses === 1 ? 'used once' : `used ${uses} times`;
  return `Defines “${visible(definition.term)}”, ${times}`;
}

/** How often each provision is named, by itself or within a range. */
function timesReferredTo({ sections, references, tree }: Analysis): readonly number[] {
  const times = new Array<number>(sections.length).fill(0);
  /** By level, where ranges of it begin and end. */
  const runs = new Map<string, number[]>();
  for (const { targets } of references)
    for (const target of targets) {
      const [from = '', to] = target.split('..');
      const first = tree.byId(from);
      if (first < 0) continue;
      if (to === undefined) times[first]!++;
      else {
        const { level } = sections[first]!;
        const steps = runs.get(level) ?? new Array<number>(sections.length + 1).fill(0);
        runs.set(level, steps);
        steps[first]!++;
        steps[Math.max(tree.byId(to), first) + 1]!--;
      }
    }
  for (const [level, steps] of runs) {
    let open = 0;
    sections.forEach((section, index) => {
      open += steps[index]!;
      if (section.level === level) times[index]! += open;
    });
  }
  return times;
}
