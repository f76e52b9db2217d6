/** What is spoken of as an exception: "except section 23", "with the exception of subsections (b) and (c)", of the law just cited. */
import { makeStep, within } from '../citations/grammar/steps.ts';
import { type Phrase, placeTargets } from '../citations/phrase.ts';
import type { Context } from './context.ts';
import { containerOf, targetsOf } from './places.ts';

/** What leads from a law to what is excepted from it. */
const EXCEPTED =
  /(?:\bexcept(?:\s+for|\s+as\s+provided\s+in|\s+in)?|\bexception\s+of|\bother\s+than|\bexcluding|\bdisregarding|\bsave(?:\s+for)?|\bexclusive\s+of|\bbut\s+not|\bnot\s+including|\b(?:redesignated|renumbered|designated)\s+as|\breplaced\s+(?:by|with)\s+(?:a\s+)?(?:new\s+)?)\s+(?:the\s+(?:first|second|third|last)\s+sentence\s+of\s+)?(?:so\s+much\s+of\s+)?(?:(?:those|that(?=\s+(?:of|in))|the\s+(?:functions|authorit(?:y|ies)|powers|duties)(?:\s+[a-z]+){0,2})\s+(?:in|of|under|by)\s+)?$/;
/** "the authority of section 7, except that under subsection (b), is delegated": no clause of its own. */
const EXCEPT_THAT = /\bexcept\s+that\s+under\s+$/;
const ENDS_EXCEPTION = /^,?\s+(?:is|are|be)\b/;

/** Whether this document has a provision that a bare subdivision can name where it stands. */
const isKnownHere = (context: Context, { places, range: [start], unit }: Phrase): boolean =>
  places.every((place) => {
    const id = context.locate.upward(place.steps, unit!.rank, context.at(start));
    return id !== undefined && context.whole.has(id);
  });

/** "the Ships Act of 1924, except Section 23", "with the exception of subsections (b) and (c)": of the law just cited. */
export function excepted(context: Context, phrase: Phrase, quoted: boolean): boolean {
  const [start, end] = phrase.range;
  const last = context.subjects.last(start, quoted);
  if (!last || (context.ownSection && context.ownSection.to > last.to)) return false;
  const before = context.input.text.slice(Math.max(0, start - 80), start);
  const leads =
    EXCEPTED.exec(before) ??
    (ENDS_EXCEPTION.test(context.input.text.slice(end, end + 8)) ? EXCEPT_THAT.exec(before) : null);
  if (!leads || !context.subjects.sameSentence(last, start)) return false;
  const subdivision = phrase.places[0]!.steps[0]!.prefix === '';
  // "except as provided in paragraph (1)": what provides otherwise is this document, where it has such a provision.
  if (subdivision && leads[0].includes('provided') && isKnownHere(context, phrase)) return false;
  const section = last.steps.findIndex((step) => step.prefix === 's');
  if (subdivision && section < 0) return true;
  const places = subdivision ? within(containerOf(last.steps, phrase.unit!.rank) ?? [], phrase.places) : phrase.places;
  const parts = placeTargets(last.base, places);
  if (parts.length > 0)
    context.citations.push({ kind: last.kind, range: phrase.range, targets: targetsOf(parts), parts });
  return true;
}

/** A section, and what leads from it to what it is spoken of without. */
const WITHOUT =
  /(?:,?\s+(?:except(?:\s+for)?|other\s+than|excluding)|\s+\((?:[a-z]+\s+)?without\s+regard\s+to)\s+(?:the\s+(?:first|second|third|last)\s+sentence\s+of\s+)?$/;
const SECTION_BEFORE =
  /(?:§§?|\b[Ss]ec(?:tions?|s?\.))\s{0,3}\d[\w.()-]{0,40}(?:\s+of\s+this\s+(?:part|chapter|title|subpart))?$/;

/**
 * "The provisions of § 52.21 except paragraphs (a)(1) and (k)(2)", "section 219(g)(5) (without regard to subparagraph (A))": of that
 * section, and where it is of no law we know, of none here.
 */
export function ofExcepted(context: Context, phrase: Phrase): boolean {
  const [start] = phrase.range;
  const before = context.input.text.slice(Math.max(0, start - 140), start);
  const leads = WITHOUT.exec(before);
  if (!leads) return false;
  const end = start - leads[0].length;
  const last = context.citations.at(-1);
  if (last?.range[1] !== end)
    return context.references.at(-1)?.range[1] !== end && SECTION_BEFORE.test(before.slice(0, leads.index));
  const [, base, section, below] = /^((?:\/(?!s\d)[^/]+)+)\/s(\d[^/]*)(\/.*)?$/.exec(last.targets[0]!) ?? [];
  if (base === undefined || last.targets.length > 1) return true;
  const way = last.kind === 'cfr' ? [] : (below ?? '').split('/').slice(1);
  const steps = [makeStep('s', section!), ...way.map((each) => makeStep('', each))];
  const parts = placeTargets(base, within(containerOf(steps, phrase.unit!.rank) ?? [], phrase.places));
  if (parts.length > 0)
    context.citations.push({ kind: last.kind, range: phrase.range, targets: targetsOf(parts), parts });
  return true;
}
