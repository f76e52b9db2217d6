/** "of this order", "of this section", "this section": phrases that name the document that they stand in. */
import { makeStep, pathOf, type Step, within } from '../citations/grammar/steps.ts';
import { type Phrase, placeTargets } from '../citations/phrase.ts';
import { ANNEXED_WORDS, THESE_WORDS } from '../documentWords.ts';
import type { Context } from './context.ts';
import { hasSection } from './places.ts';

/** Units of a code in which "section 3 of this …" is a section of the code. */
const CODE_UNITS = new Set(['title', 'chapter', 'subchapter', 'part', 'subpart']);

/** What "this order", "this section" is, and a place in it. */
export function readSelf(context: Context, phrase: Phrase, word: string): void {
  const { form, codeTitle, quoted } = context.input;
  const [start] = phrase.range;
  // In a rule "these regulations" are those of the Code, of which it has a few.
  if ((form === 'cfr' || form === 'rule') && THESE_WORDS.includes(word)) return;
  if (codeTitle && phrase.places.length > 0 && CODE_UNITS.has(word)) {
    // "chapters 1 and 4 of this title", of which this copy has not all.
    const lacks = () => word === 'title' && phrase.places.some(({ steps }) => isLacking(context, steps));
    const kind =
      form === 'us-code' && (hasSection(phrase) || lacks())
        ? 'usc'
        : form === 'cfr' || form === 'rule'
          ? 'cfr'
          : undefined;
    if (kind) {
      const base = `/us/${kind}/t${codeTitle}`;
      // "subpart D of this part" is of the part that is spoken of; where none is known, of nothing.
      const bare = kind === 'cfr' && word === 'part' && !hasSection(phrase) && phrase.unit!.unit !== 'part';
      const part = bare ? context.partAt(start) : undefined;
      if (bare && part === undefined) return;
      const places = part === undefined ? phrase.places : within([makeStep('pt', part)], phrase.places);
      context.cite({ ...phrase, places }, kind, placeTargets(base, places, phrase.note), base);
      return;
    }
  }
  if (quoted(start)) {
    inMatter(context, phrase, word);
    return;
  }
  const at = context.at(start);
  if (phrase.places.length > 0) {
    // "section 5590 of this title", in a text that stands in no title.
    if (
      CODE_UNITS.has(word) &&
      phrase.places[0]!.steps[0]!.prefix !== '' &&
      context.locate.itself(word, at) === undefined
    )
      return;
    context.refer(phrase, (steps) => {
      const target = context.locate.within(steps, phrase.unit!.rank, word, at);
      return target !== undefined && ANNEXED_WORDS.has(word) && !context.whole.has(target) ? undefined : target;
    });
    return;
  }
  const preceding = /^preceding\s+(\w+)/.exec(word);
  const target = preceding ? context.locate.preceding(preceding[1]!, at) : context.locate.itself(word, at);
  if (target !== undefined) context.reference(phrase, [{ target, range: phrase.range }]);
}

/** Whether a part of the title is none of this document's. */
const isLacking = (context: Context, steps: readonly Step[]): boolean =>
  steps[0]!.prefix !== '' && context.locate.heading(steps, -1) === undefined;

/** "section 1111 of this title" in text that is quoted into title 18: of title 18. */
function inMatter(context: Context, phrase: Phrase, word: string): void {
  // "chapter 71 of this title", too.
  const chapters = word === 'title' && phrase.unit!.unit === 'chapter';
  if (!(chapters || hasSection(phrase)) || (word !== 'title' && word !== 'chapter')) return;
  const amended = context.subjects.amendedAt(phrase.range[0]);
  if (amended?.kind !== 'usc' || context.input.form === 'us-code') return;
  context.cite(phrase, 'usc', placeTargets(amended.base, phrase.places, phrase.note), amended.base);
}

/** "Part II.A", "Part II, section A" of a memorandum whose parts are called so. */
export function ofOwnPart(context: Context, phrase: Phrase): boolean {
  const inPart = (steps: readonly Step[]): Step[] => [
    makeStep('pt', steps[0]!.designation),
    ...steps.slice(1).map(({ designation }) => makeStep('', designation)),
  ];
  if (phrase.unit!.unit !== 'part' || !phrase.places.every(({ steps }) => steps.length > 1)) return false;
  if (!phrase.places.every(({ steps }) => context.whole.has(pathOf(inPart(steps))))) return false;
  context.refer(phrase, (steps) => pathOf(inPart(steps)));
  return true;
}
