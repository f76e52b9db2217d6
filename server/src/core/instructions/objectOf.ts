/** What an instruction changes by its own object: "striking section 3", "adding to section 4 the following". */
import type { Range } from '../analysis.ts';
import type { Phrase } from '../citations/phrase.ts';
import type { Draft, Reading } from './reading.ts';
import { above, type Context } from './targets.ts';

/** A place that a clause names. */
export interface Named {
  readonly phrase: Phrase;
  readonly range: Range;
}

/** What an instruction changes: the unit right behind "striking", where no words are struck; else what it stands in. */
export function objectOf(reader: Reading, context: Context, places: readonly Named[], open: Draft): Context {
  const { text } = reader;
  const [verb] = open.verbs;
  const whole = open.action !== 'add' && open.action !== 'insert';
  for (const { phrase, range } of places) {
    const between = text.slice(verb![1], range[0]);
    const object =
      (whole || (context.targets.length === 0 && phrase.unit?.unit === 'section')) &&
      /^\s+(?:out\s+|and\s+(?:republish|reserve|reserving)\s+)?(?:the\s+)?(?:said\s+)?$/.test(between);
    const place =
      !whole && between.length < 400 && /^\s+(?:the\s+following|a\s+new|new)?[^“"`]{0,40}\b(?:to|in)\s+$/.test(between);
    // "inserting after paragraph (3) of section 106": into the section.
    const beside =
      !whole &&
      phrase.unit?.subdivision &&
      /^\s+(?:immediately\s+)?(?:after|before)\s+$/.test(between) &&
      /\bof\s+section\b/.test(text.slice(...range));
    if (beside) {
      const targets = reader.targets(phrase, context);
      if (targets) return { targets: targets.map(above), amending: true, locus: context.locus };
    }
    if (!object && !place && !/\b(?:from|in|to|(?:end|beginning)\s+of)\s+$/.test(between)) continue;
    const targets = reader.targets(phrase, context);
    if (targets) return { targets, amending: true, locus: context.locus };
  }
  return context;
}
