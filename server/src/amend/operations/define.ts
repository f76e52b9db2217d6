/** Definitions of a regulation that come, go, or read anew. */
import type { Range } from '../../core/analysis.ts';
import type { Operation } from '../../core/instructions/operation.ts';
import type { Bases } from '../carryOut.ts';
import { refuse } from '../conflicts.ts';
import { type Defined, definitionNamed, definitionsIn, isBefore } from '../definitions.ts';
import { wordsOf } from '../matter.ts';
import { afterHeading, type Scope, scopesOf } from '../places.ts';

export function define(bases: Bases, operation: Operation & { readonly do: 'define' }): undefined {
  const { locus, how, put, ordered } = operation;
  const terms = operation.terms.map((term) => wordsOf(bases.draft, term).replace(/,$/, ''));
  const [scope, ...others] = scopesOf(bases, locus);
  if (!scope || others.length > 0)
    return refuse('place-unclear', 'In which section the definitions stand is not said.');
  const { base, unit } = scope;
  const there = definitionsOf(scope);
  if (there.length === 0)
    return refuse('place-missing', 'No definitions were found there that begin with their terms.');
  const set = put && 'range' in put ? setOut(bases, put.range, terms) : undefined;
  if (how === 'add') {
    if (!ordered) return refuse('place-unclear', 'Where among the definitions they go is not said.');
    for (const term of terms)
      if (there.some((each) => each.term.toLowerCase() === term.toLowerCase()))
        return refuse('place-taken', `“${term}” is defined there already.`);
    const astray = there.findIndex((each, index) => index > 0 && !isBefore(there[index - 1]!.term, each.term));
    if (astray > 0)
      return refuse(
        'place-unclear',
        `The definitions are in no alphabetical order: “${there[astray]!.term}” stands behind “${there[astray - 1]!.term}”.`,
        [there[astray]!.range],
      );
    // From the last on, so that what stands before stays where it is.
    const planned = terms
      .map((term, index) => ({
        term,
        text: set![index]!,
        before: there.findIndex((each) => isBefore(term, each.term)),
      }))
      .sort((a, b) => (isBefore(a.term, b.term) ? 1 : -1));
    const last = there.at(-1)!;
    for (const { text, before } of planned) {
      const at = before < 0 ? last.range[1] : there[before]!.range[0];
      base.edit([at, at], before < 0 ? `\n\n${text}` : `${text}\n\n`, unit);
    }
    return base.reread();
  }
  const found = terms.map(
    (term): Defined =>
      definitionNamed(there, term) ?? refuse('place-missing', `“${term}” is not defined there, or more than once.`),
  );
  const planned = found
    .map(({ range }, index) => ({ range, text: set?.[index] }))
    .sort((a, b) => b.range[0] - a.range[0]);
  for (const { range, text } of planned) {
    if (text !== undefined) base.edit(range, text, unit);
    else {
      const behind = /^\s*\n(?=\S)|^\s*/.exec(base.text.slice(range[1]))![0].length;
      base.edit([range[0], range[1] + behind], '', unit);
    }
  }
  base.reread();
}

/** The definitions of a section, behind its heading. */
export const definitionsOf = ({ base, unit, range }: Scope): readonly Defined[] =>
  definitionsIn(base.text, [Math.max(range[0], afterHeading(unit)), range[1]]);

/** What is set out for each of the terms. */
function setOut(bases: Bases, [from, to]: Range, terms: readonly string[]): readonly string[] {
  const all = definitionsIn(bases.draft, [from, to]);
  return terms.map((term) => {
    const own =
      definitionNamed(all, term) ??
      refuse('place-unclear', `What “${term}” is to mean is not plain from what is set out.`);
    const text = bases.draft.slice(...own.range);
    if (/\*\s*\*\s*\*/.test(text))
      return refuse('place-unclear', `Which words of the definition of “${term}” stay is said by stars alone.`);
    return text
      .split(/\n[^\S\n]*\n/)
      .map((paragraph) => paragraph.replace(/\s+/g, ' ').trim())
      .join('\n\n');
  });
}
