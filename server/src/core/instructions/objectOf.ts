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

/** Whether a parenthesis is open where some words end. */
function isInParentheses(words: string): boolean {
  let depth = 0;
  for (let at = Math.max(0, words.length - ASIDE); at < words.length; at++) {
    const code = words.charCodeAt(at);
    if (code === 40) depth++;
    else if (code === 41 && depth > 0) depth--;
  }
  return depth > 0;
}

/** How long what is said in parentheses before a place may be. */
const ASIDE = 200;

/** "in section 5(a), by striking section 9 and inserting section 10": no section stands in a subsection; its words do. */
const isWords = ({ unit }: Phrase, { targets }: Context): boolean =>
  unit?.unit === 'section' && targets.length > 0 && targets.every((target) => IN_SECTION.test(target));

/** "and inserting (I) Except as provided in subclause (II)": words that are brought without quotation marks. */
function isBrought(text: string, { verbs }: Draft, [at]: Range): boolean {
  const last = verbs.length > 1 ? verbs.at(-1)! : undefined;
  return last !== undefined && at > last[1] && PLAIN.test(text.slice(last[1], at));
}

/** Between a verb and what it changes: "striking the", "revising the second sentence of". */
const DIRECTLY =
  /^\s+(?:out\s+|and\s+(?:republish|reserve|reserving)\s+)?(?:the\s+)?(?:said\s+)?(?:(?:first|second|third|fourth|fifth|sixth|last|final)(?:\s+(?:and|through|to)\s+(?:second|third|fourth|fifth|sixth|last|final))?\s+(?:\w+\s+)?sentences?\s+(?:of|in)\s+|introductory\s+text\s+(?:of|in|to)\s+)?$/;
const PLAIN = /^[^"“”`]{25,}$/;
const IN_SECTION = /\/s\d[^/.]*\/[^/]/;

/** What an instruction changes: the unit right behind "striking", where no words are struck; else what it stands in. */
export function objectOf(reader: Reading, context: Context, places: readonly Named[], open: Draft): Context {
  const { text } = reader;
  const [verb] = open.verbs;
  const whole = open.action !== 'add' && open.action !== 'insert';
  for (const { phrase, range } of places) {
    const between = text.slice(verb![1], range[0]);
    // "the following, and (II) with respect to a fee (as defined in section 9)": what is said in parentheses is no place.
    if (isInParentheses(between) || isWords(phrase, context) || isBrought(text, open, range)) continue;
    const object =
      (whole || (context.targets.length === 0 && phrase.unit?.unit === 'section')) && DIRECTLY.test(between);
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
