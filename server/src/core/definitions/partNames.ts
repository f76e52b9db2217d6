/** Names that a document gives to a part of the C.F.R., or within the name of an act: "31 C.F.R. part 560 (ITSR)", "the … Regulations (EAR) (15 CFR parts 730-774)". */
import type { Range } from '../analysis.ts';
import { type Base, lawTargets, type Phrase } from '../citations/phrase.ts';
import { own } from '../text.ts';

export interface PartName {
  readonly term: string;
  readonly range: Range;
  readonly target: string;
  readonly body: Range;
}

const BEHIND = /^\)?,?\s*(?:as\s+amended,?\s*)?\((?:the\s+)?["“`]{0,2}([A-Z]{3,8})(?:''|["”])?\)/;
const BEFORE = /\(["“]?([A-Z]{3,8})["”]?\),?\s*(?:\(|at\s+|in\s+|codified\s+at\s+)?$/;
/** The words of which the name is an acronym. */
const REGULATIONS = /\b(?:Regulations?|Rules?|Requirements|Guidance|Supplement)\b/;

/** The name of the part, or range of parts, that a citation of regulations names alone; undefined where it is given none. */
export function nameOfPart(text: string, phrase: Phrase): PartName | undefined {
  const [place, another] = phrase.places;
  if (!place || another || place.steps.length !== 1 || place.steps[0]!.prefix !== 'pt') return undefined;
  const [start, end] = phrase.range;
  const before = text.slice(Math.max(0, start - 160), start);
  if (!REGULATIONS.test(before)) return undefined;
  const behind = BEHIND.exec(text.slice(end, end + 60));
  const match = behind ?? BEFORE.exec(before);
  if (!match) return undefined;
  const term = match[1]!;
  const at = behind ? end + behind[0].lastIndexOf(term) : start - before.length + match.index + match[0].indexOf(term);
  // The acronym's letters are those of the words before it.
  const initials = text.slice(Math.max(0, at - 240), at).match(/\b[A-Z]/g) ?? [];
  let letter = term.length - 1;
  for (let i = initials.length - 1; i >= 0 && letter >= 0; i--) if (initials[i] === term[letter]) letter--;
  if (letter >= 0) return undefined;
  return { term, range: [at, at + term.length], target: lawTargets(phrase)[0]!.target, body: phrase.range };
}

/** "Lamp Control Regulations", behind it an acronym and what leads to the part: "(LCR), 31 CFR part 560". */
const FULL =
  /((?:[A-Z][\w'’-]{0,30},?\s(?:(?:and|of|for|on|to|in)\s)?){1,9}Regulations?)(?:\s\(["“]?[A-Z]{2,8}["”]?\))?,?\s?(?:as\samended,?\s)?(?:\(|at\s|in\s|codified\sat\s)?$/;

/** The parts of the C.F.R. that a stretch of text cites by their full name, each with its identifier. */
export function partsNamed(text: string, phrases: readonly Phrase[]): readonly (readonly [string, string])[] {
  return phrases.flatMap((phrase) => {
    const [place, another] = phrase.places;
    const { host, range } = phrase;
    if (host.type !== 'law' || host.kind !== 'cfr' || !place || another || place.steps.at(-1)!.prefix !== 'pt')
      return [];
    const before = text.slice(Math.max(0, range[0] - 160), range[0]);
    if (!before.includes('Regulation')) return [];
    const name = FULL.exec(before.replace(/\s+/g, ' '))?.[1]?.replace(OPENS, '');
    const target = name?.includes(' ') ? lawTargets(phrase)[0]?.target : undefined;
    return target === undefined ? [] : [[own(name!), own(target)] as const];
  });
}

/** With these a sentence begins, and no name. */
const OPENS = /^(?:(?:The|Under|In|Of|By|See|Each|These|Those|All|Pursuant|To)\s(?:the\s)?)+/;

/** "Homeland Security Act (HSA) of 2002": initials within the name that they are for. */
const WITHIN_NAME = /\sAct\s+\(([A-Z][A-Z&-]{1,10})\)\s+(?:of|for)\s/;

/** The name of an act that stands within its full one; undefined where none does. */
export function nameWithin(text: string, { id, range }: Base, body: Range): PartName | undefined {
  const match = WITHIN_NAME.exec(text.slice(...range));
  if (!match) return undefined;
  const start = range[0] + match.index + match[0].indexOf('(') + 1;
  return { term: own(match[1]!), range: [start, start + match[1]!.length], target: id, body };
}
