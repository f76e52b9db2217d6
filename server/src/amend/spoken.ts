/** How messages name provisions: in a lawyer's words, never by an identifier. */
import { sectionTarget } from '../core/instructions/targets.ts';
import { cite } from '../law/cite.ts';

/** The parts of a text above its sections, by how their steps begin. */
const PARTS: readonly (readonly [prefix: RegExp, name: string])[] = [
  [/^sch(?=[\dA-Z])/, 'subchapter'],
  [/^spt(?=[\dA-Z])/, 'subpart'],
  [/^st(?=[\dA-Z])/, 'subtitle'],
  [/^ch(?=[\dA-Z])/, 'chapter'],
  [/^pt(?=[\dA-Z])/, 'part'],
  [/^art(?=[\dA-Z])/, 'article'],
  [/^t(?=[\dA-Z])/, 'title'],
  [/^d(?=[\dA-Z])/, 'division'],
  [/^s(?=[\dA-Z])/, 'section'],
];

/** "section 6", "part II", "(a)": a provision by its own step alone. */
export function spokenStep(step: string): string {
  if (step === 'annex') return 'annex';
  for (const [prefix, name] of PARTS) if (prefix.test(step)) return `${name} ${step.replace(prefix, '')}`;
  return `(${step})`;
}

/** "section 5(a)(2)", "part II": a provision by its path within a text. */
export function spoken(path: readonly string[]): string {
  // A section of the C.F.R. has the number of its part.
  const section = path.findIndex((step) => /^s\d+[a-z]?\./.test(step));
  const names = path.slice(Math.max(section, 0)).map(spokenStep);
  const words = names.reduce((before, name) => (name.startsWith('(') ? before + name : `${before}, ${name}`), '');
  return words === '' ? 'text itself' : words.replace(/^, /, '').replace(/^\(/, 'provision (');
}

/** Words as they open a sentence. */
export const opening = (words: string): string => words[0]!.toUpperCase() + words.slice(1);

/** No tables: the name of an act is made of its identifier. */
const NO_FACTS = { act: () => undefined, order: () => undefined, parallel: () => undefined };

/** "33 CFR 177.05", "Public Law 117-58, § 4": the section that a target is of, or its law. */
export const spokenLaw = (target: string): string =>
  cite(sectionTarget(target) ?? target.split('..', 1)[0]!, 'plain', NO_FACTS);
