/**
 * Decides what each phrase means: a citation of another document, a reference to a place in this one, or nothing.
 * A phrase that names its document is what it says. "the Act", "such Act" are the act that the document or its sentence
 * means. A bare "section 3" points into the act that the sentence amends or has just named, else into this document.
 */
import type { Citation, Reference } from '../analysis.ts';
import { Context, NOTHING_SPOKEN, type ResolveInput, type Spoken } from './context.ts';
import { one, split } from './laws.ts';
import { hasSection } from './places.ts';

export interface Resolved {
  readonly citations: readonly Citation[];
  readonly references: readonly Reference[];
  /** What runs on into the next block. */
  readonly spoken: Spoken;
}

/**
 * Resolves the phrases of a block, in order.
 * @param places the places of the provisions that may go on in the next block among these, by their index; undefined where
 * there is none
 */
export function resolve(input: ResolveInput, places: ReadonlyMap<number, number> | undefined): Resolved {
  const { sections, aside, phrases } = input;
  const context = new Context(input);
  let next = 0;
  for (let index = 0; index < phrases.length; index++) {
    const phrase = phrases[index]!;
    context.next = phrases[index + 1];
    const at = phrase.range[0];
    while (next < sections.length && sections[next]!.labelRange[0] < at) next++;
    // A label's own number is no reference: "Sec. 2.", "[§ 12]".
    const labelled = sections[next]?.labelRange[0] === at || at < (sections[next - 1]?.labelRange[1] ?? 0);
    if (labelled || aside(at)) continue;
    for (const each of split(context, phrase)) {
      const said = context.said;
      one(context, each);
      if (context.said === said && hasSection(each)) context.unplaced = each.range[1];
    }
  }
  return {
    citations: context.citations,
    references: context.references,
    spoken: places ? context.spoken(places) : NOTHING_SPOKEN,
  };
}
