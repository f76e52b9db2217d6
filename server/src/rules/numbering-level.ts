import type { Analysis, Section } from '../core/analysis.ts';
import { designationAt, type Series, seriesOf, valueIn } from '../core/designation.ts';
import { isDraft } from './draft.ts';
import { relabel } from './relabel.ts';
import type { Finding, Rule } from './rule.ts';
import { type Family, families, isBelowSection, seriesOfFamily } from './siblings.ts';

/** A provision whose label is of another level than its place. */
export const numberingLevel: Rule = {
  code: 'numbering-level',
  severity: 'warning',
  title: 'A label of the wrong level',

  *check(analysis) {
    if (!isDraft(analysis)) return;
    const { sections } = analysis;
    const all = families(analysis).filter((family) => isBelowSection(sections[family[0]!]!));
    for (const family of all) {
      const finding = strayChild(analysis, family, all);
      if (finding) yield finding;
    }
    yield* otherStyle(analysis, all);
  },
};

/** "(a), (b), (3)": the lone child of (b) that begins with a 3 is what should be (c). */
function strayChild({ sections }: Analysis, family: Family, all: readonly Family[]): Finding | undefined {
  const child = sections[family[0]!]!;
  const parent = sections[child.parent];
  if (family.length > 1 || !parent || !isBelowSection(parent)) return undefined;
  const above = all.find((other) => other.includes(child.parent))!;
  const series = seriesOfFamily({ sections } as Analysis, above);
  if (!series) return undefined;
  const next = valueIn(series, parent.designation) + 1;
  const own = seriesOf(child.designation).find((each) => valueIn(each, child.designation) === next);
  const behind = sections[above[above.indexOf(child.parent) + 1] ?? -1];
  if (!own || next < 2 || (behind && valueIn(series, behind.designation) === next)) return undefined;
  const fits = designationAt(series, next);
  return {
    range: child.labelRange,
    message: `(${child.designation}) follows (${parent.designation}) as if it were of its level: (${fits}) would go on there, and a list below (${parent.designation}) would begin with its first.`,
    fixes: relabel(child, fits),
  };
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
