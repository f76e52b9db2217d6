import type { Analysis, Section } from '../core/analysis.ts';
import { designationAt, type Series, seriesOf, valueIn } from '../core/designation.ts';
import { strayLabels } from '../core/structure/strayLabels.ts';
import type { Finding, Rule } from './rule.ts';
import { Shared } from './shared.ts';
import { type Family, isBelowSection, ownWords, seriesOfFamily } from './siblings.ts';

/** A provision whose label is of another level than its place. */
export const numberingLevel: Rule = {
  code: 'numbering-level',
  severity: 'warning',
  title: 'A label of the wrong level',

  *check(analysis, _law, shared = new Shared(analysis)) {
    if (!shared.isDraft) return;
    const { sections } = analysis;
    const all = shared.families.filter((family) => isBelowSection(sections[family[0]!]!));
    for (const family of all) yield* strays(analysis, family);
    yield* otherStyle(analysis, all);
  },
};

/** "(a), (b), (3)": what opens a line within (b) like a label that would go on with another level. */
function* strays(analysis: Analysis, family: Family): Generator<Finding> {
  const { sections, text } = analysis;
  const series = family.length > 1 ? seriesOfFamily(analysis, family) : undefined;
  if (!series) return;
  for (const index of family) {
    const section = sections[index]!;
    const next = valueIn(series, section.designation) + 1;
    if (next < 3) continue;
    const fits = designationAt(series, next);
    const behind = sections[family[family.indexOf(index) + 1] ?? -1];
    if (behind?.designation === fits) continue;
    const [first] = strayLabels(text, ownWords(analysis, index));
    const same =
      first &&
      first.designation !== fits &&
      seriesOf(first.designation).some((each) => valueIn(each, first.designation) === next);
    if (!same) continue;
    yield {
      range: first.range,
      message: `After (${section.designation}), (${fits}) would go on with this level; (${first.designation}) is of another.`,
      fixes: [{ title: `Change to (${fits})`, edits: [{ range: first.range, text: `(${fits})` }] }],
    };
  }
}

/** How many sections must divide themselves in one way before another way is a slip. */
const ENOUGH = 3;

/** The one section whose subdivisions are numbered otherwise than those of all others: (1), (2) where others have (a), (b). */
function* otherStyle({ sections }: Analysis, all: readonly Family[]): Generator<Finding> {
  const tops = all.filter((family) => sections[sections[family[0]!]!.parent]?.level === 'section');
  const styles = tops.map((family) => styleOf(sections[family[0]!]!));
  const odd = styles.findIndex((style) => styles.filter((other) => other === style).length === 1);
  const usual = styles.find((_, at) => at !== odd);
  if (odd < 0 || usual === undefined || tops.length <= ENOUGH) return;
  if (styles.some((style, at) => at !== odd && style !== usual) || styles[odd] === undefined) return;
  const first = sections[tops[odd]![0]!]!;
  yield {
    range: first.labelRange,
    severity: 'information',
    message: `The other sections begin their subdivisions with (${designationAt(usual, 1)}); this one begins with (${first.designation}).`,
  };
}

const styleOf = ({ designation }: Section): Series | undefined =>
  seriesOf(designation).find((series) => valueIn(series, designation) === 1);
