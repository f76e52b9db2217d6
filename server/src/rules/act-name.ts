import { actNameLike } from '../core/citations/actSlips.ts';
import { isKnownAct } from '../core/citations/acts.ts';
import { passageAt } from '../core/passages.ts';
import { parseId } from '../law/ids.ts';
import { quotations } from './regions.ts';
import { firstOfEach, type PassageRule } from './rule.ts';
import { partsOf } from './sources.ts';

/** An act cited by a name that no table has, where there is one that differs by a slip of the pen. */
export const actName: PassageRule = {
  code: 'act-name',
  severity: 'warning',
  title: 'An act cited by a name that is misspelled',
  reach: 'passage',

  *check(passage, law) {
    const { text } = passage;
    const isQuoted = quotations(passage);
    const seen = new Set<string>();
    for (const citation of passage.citations) {
      if (citation.kind !== 'act') continue;
      for (const { target } of partsOf(citation)) {
        const slug = parseId(target)?.name;
        if (slug === undefined || seen.has(slug)) continue;
        seen.add(slug);
        if (isKnownAct(slug) || law.act(slug) || isQuoted(citation.range)) continue;
        const like = actNameLike(slug);
        const place = like && placeOf(text.slice(...citation.range), like.wrong);
        if (!like || !place) continue;
        const range = [citation.range[0] + place[0], citation.range[0] + place[1]] as const;
        const right = capitalsOf(text.slice(...range), like.right);
        yield {
          range,
          message: `No act of that name is known. The ${like.name} is. Check the name.`,
          fixes: [{ title: `Change to ${right}`, edits: [{ range, text: right }] }],
        };
      }
    }
  },

  // A document may name an act of its own so.
  among: (found, analysis, shared) =>
    firstOfEach(found).filter(({ range: [start, end] }) => {
      const { at, passage } = passageAt(analysis, start);
      const wrong = passage.text.slice(start - at, end - at).toLowerCase();
      return !shared.defined.some((terms) => terms.some(({ small }) => small.includes(wrong)));
    }),
};

/** Where a word stands in a citation, in whatever capitals. */
function placeOf(words: string, wrong: string): readonly [number, number] | undefined {
  const at = words.toLowerCase().indexOf(wrong);
  return at < 0 ? undefined : [at, at + wrong.length];
}

const capitalsOf = (written: string, right: string): string =>
  written === written.toUpperCase() ? right.toUpperCase() : right.charAt(0).toUpperCase() + right.slice(1);
