/**
 * Names that a document gives to laws in passing: "(hereinafter referred to as the Act)", and to a section of one:
 * "section 232 of the Trade Expansion Act of 1962 (section 232)".
 */

import type { Kind } from '../analysis.ts';
import { pathOf, type Step } from '../citations/grammar/steps.ts';
import { lawTargets, type Phrase } from '../citations/phrase.ts';
import { isSpace, lastAtMost, own } from '../text.ts';

const HEREINAFTER =
  /herein(?:after)?,?\s+(?:(?:sometimes\s+|collectively\s+)?(?:referred\s+to|called|known|designated)(?:\s+as)?\s+(?:the\s+)?["“`']{0,2}|(?:the\s+)?["“`']{1,2}|the\s+(?=\w+\)))(?:the\s+)?["“`']{0,2}(Act|act|Order|order|Code|Law|Proclamation)(?![A-Za-z])/y;
/** "referred to in this order as the Act". */
const REFERRED_TO =
  /referred\s+to\s+(?:(?:herein(?:after)?|hereafter|below|in\s+this\s+\w+)\s+)?as\s+(?:the\s+)?["“`']{0,2}(Act|act|Order|order|Code|Law|Proclamation)(?![A-Za-z])/y;
/** What amended the law that is named is not what is named. */
const AMENDING = /\bas\s+(?:[a-z]+\s+)?(?:amended|supplemented|modified)\s+by\s+(?:the\s+)?$/;
/** How far back the law stands that is named so. */
const BACK = 500;
const NAMED: ReadonlySet<Kind> = new Set<Kind>(['act', 'pl', 'eo', 'proc']);

/** The ids of laws by the word that the document names them with; the first naming of each counts. */
export function hereinafterNames(
  text: string,
  phrases: readonly Phrase[],
  quoted: (at: number) => boolean,
): Map<string, string> {
  const names = new Map<string, string>();
  let starts: number[] | undefined;
  for (const { at, term } of namings(text)) {
    starts ??= phrases.map((phrase) => phrase.range[0]);
    if (names.has(term)) continue;
    for (let i = lastAtMost(starts, at); i >= 0 && at - phrases[i]!.range[1] < BACK; i--) {
      const { host, range } = phrases[i]!;
      if (host.type !== 'law' || !NAMED.has(host.kind) || host.bases.length !== 1) continue;
      const between = text.slice(range[1], at);
      // Behind a sentence's end, in quotation marks or in parentheses of its own it is not what is named.
      if (/[a-z\d)]\.\s+[A-Z]|\n\s*\n/.test(between)) break;
      const before = text.slice(Math.max(0, range[0] - 80), range[0]);
      if (quoted(range[0]) || closesBefore(before, between) || AMENDING.test(before)) continue;
      names.set(term, actBefore(text, phrases, i) ?? host.bases[0]!.id);
      break;
    }
  }
  return names;
}

/** Where the document names something with a word for a law, in the order of the text. */
function namings(text: string): { at: number; term: string }[] {
  const found: { at: number; term: string }[] = [];
  for (const [word, pattern] of [['herein', HEREINAFTER] as const, ['referred', REFERRED_TO] as const])
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      pattern.lastIndex = at;
      const term = pattern.exec(text)?.[1];
      if (term !== undefined) found.push({ at, term });
    }
  return found.sort((one, other) => one.at - other.at);
}

/** "the Educational Exchange Act of 1961 (Public Law 87-256": the act of which a public law is the parallel. */
function actBefore(text: string, phrases: readonly Phrase[], index: number): string | undefined {
  const { host, range } = phrases[index]!;
  const before = phrases[index - 1];
  if (host.type !== 'law' || host.kind !== 'pl' || before?.host.type !== 'law' || before.host.kind !== 'act')
    return undefined;
  const between = text.slice(before.range[1], range[0]);
  return between.length < 80 && /^,?\s*(?:as\s+amended,?\s*)?[(,]?\s*$/.test(between)
    ? before.host.bases[0]!.id
    : undefined;
}

/** Whether a phrase stands in parentheses that close before what follows it ends. */
function closesBefore(before: string, behind: string): boolean {
  return before.lastIndexOf('(') > before.lastIndexOf(')') && behind.indexOf(')') >= 0 && !/^[^)]*\(/.test(behind);
}

/** A section of a law that has a name of its own in the document. */
export interface NamedSection {
  readonly kind: Kind;
  readonly base: string;
  /** How the law is named there, which may be by a name that the document gives it. */
  readonly words: string;
  /** From where on the name holds. */
  readonly from: number;
}

const OPENS = /\((?:hereinafter,?\s+)?(?:the\s+)?["“`']{0,2}$/;
const CLOSES = /^[,"”']{0,3}\)/;

/** Sections of laws that the document names by their number in parentheses: "(section 232)", behind a place in it, too. By the section's number. */
export function namedSections(text: string, phrases: readonly Phrase[]): Map<string, NamedSection> {
  const out = new Map<string, NamedSection>();
  phrases.forEach((name, index) => {
    const [start, end] = name.range;
    if (name.host.type !== 'none' || name.places.length !== 1 || name.unit?.unit !== 'section') return;
    // What opens is a parenthesis, or a mark right behind one; most phrases stand behind a word.
    if (isSpace(text.charCodeAt(start - 1)) && text.charCodeAt(start - 2) !== 101 /* the */) return;
    if (!OPENS.test(text.slice(Math.max(0, start - 24), start)) || !CLOSES.test(text.slice(end, end + 4))) return;
    const path = pathOf(name.places[0]!.steps);
    let number: string | undefined;
    for (let i = index - 1; i >= 0 && start - phrases[i]!.range[1] < 200; i--) {
      const phrase = phrases[i]!;
      const { host } = phrase;
      const names = phrase.places.some((place) => `${pathOf(place.steps)}/`.includes(`${path}/`));
      // "section 201 of that Act (section 201)": the act stands before it.
      if (host.type === 'term' && host.which === 'such' && names) number = sectionOf(phrase.places[0]!.steps);
      if (host.type !== 'law' || (host.kind !== 'act' && host.kind !== 'pl')) continue;
      // "section 1260H of the … Act (Public Law 116-283) (section 1260H)": the same act.
      if (host.kind === 'pl' && phrase.places.length === 0) continue;
      if (number === undefined && (!names || lawTargets(phrase).length === 0)) break;
      number ??= sectionOf(phrase.places[0]!.steps);
      if (number !== undefined && !out.has(number))
        out.set(number, {
          kind: host.kind,
          base: host.bases[0]!.id,
          words: own(text.slice(...host.bases[0]!.range).replace(/\s+/g, ' ')),
          from: start,
        });
      break;
    }
  });
  return out;
}

/** The number of the section among some steps. */
export function sectionOf(steps: readonly Step[]): string | undefined {
  return steps.find((step) => step.prefix === 's')?.designation;
}
