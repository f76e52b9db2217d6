import type { Range, Section } from '../core/analysis.ts';
import { designationAt, type Series, seriesOf, valueIn } from '../core/designation.ts';
import type { Portion } from '../core/passages.ts';
import { strayLabels } from '../core/structure/strayLabels.ts';
import type { Finding, PortionRule } from './rule.ts';
import {
  type Family,
  listsOutside,
  listsWithin,
  ownWords,
  type Provisions,
  provisionsOf,
  seriesOfFamily,
} from './siblings.ts';

/** A provision whose label is of another level than its place. */
export const numberingLevel: PortionRule = {
  code: 'numbering-level',
  severity: 'warning',
  title: 'A label of the wrong level',

  reach: 'portion',

  *check(portion, _law, { isDraft }) {
    if (isDraft) for (const family of listsWithin(portion)) yield* strays(portion, family);
  },

  *rest(analysis, shared) {
    if (!shared.isDraft) return;
    const provisions = provisionsOf(analysis);
    for (const family of listsOutside(analysis, shared)) yield* strays(provisions, family);
    const odd = oddStyle(shared.inPortions('styles of sections', stylesIn));
    if (odd) yield otherStyle(shared.portions[odd.place]!, odd);
  },
};

/** How long a label is at most, with a blank behind. */
const LABEL = 12;

/** "(a), (b), (3)": what opens a line within (b) like a label that would go on with another level. */
function* strays(provisions: Provisions, family: Family): Generator<Finding> {
  const series = family.length > 1 ? seriesOfFamily(provisions, family) : undefined;
  if (!series) return;
  for (const [place, index] of family.entries()) {
    const section = provisions.section(index)!;
    const next = valueIn(series, section.designation) + 1;
    if (next < 3) continue;
    const fits = designationAt(series, next);
    const behind = provisions.section(family[place + 1] ?? -1);
    if (behind?.designation === fits) continue;
    const own = ownWords(provisions, index);
    // What stands below it may be the stray one: its label is read whole.
    const [first] = strayLabels(provisions.words([own[0], own[1] + LABEL]), [0, own[1] - own[0]]);
    const same =
      first &&
      first.designation !== fits &&
      seriesOf(first.designation).some((each) => valueIn(each, first.designation) === next);
    if (!same) continue;
    const range: Range = [own[0] + first.range[0], own[0] + first.range[1]];
    yield {
      range,
      message: `After (${section.designation}), (${fits}) would go on with this level; (${first.designation}) is of another.`,
      fixes: [{ title: `Change to (${fits})`, edits: [{ range, text: `(${fits})` }] }],
    };
  }
}

/** How many sections must divide themselves in one way before another way is a slip. */
const ENOUGH = 3;

/** How the sections of a portion divide themselves, each by its first subdivision. */
type Styles = readonly { readonly first: Section; readonly style: Series | undefined }[];

interface OddStyle {
  /** Of which portion. */
  readonly place: number;
  /** The first of its subdivisions, with the portion's offsets. */
  readonly first: Section;
  readonly usual: Series;
}

function stylesIn(portion: Portion): Styles {
  const { sections } = portion;
  return listsWithin(portion).flatMap(([first]) => {
    const [section, above] = [sections[first!]!, sections[sections[first!]!.parent]!];
    // "In this Act: (1) …": a list that its words lead to is numbered as lists are.
    return above.level !== 'section' || isLedTo(portion, section, above)
      ? []
      : [{ first: section, style: styleOf(section) }];
  });
}

/** The one section whose subdivisions are numbered otherwise than those of all others: (1), (2) where others have (a), (b). */
function oddStyle(all: readonly Styles[]): OddStyle | undefined {
  const firsts = new Map<Series | undefined, { place: number; first: Section; times: number }>();
  for (const [place, styles] of all.entries())
    for (const { first, style } of styles) {
      const known = firsts.get(style);
      if (known) known.times++;
      else firsts.set(style, { place, first, times: 1 });
    }
  const [usual, odd] = [...firsts].sort((a, b) => b[1].times - a[1].times);
  if (firsts.size !== 2 || usual![0] === undefined || odd![0] === undefined) return undefined;
  const { place, first, times } = odd![1];
  return times === 1 && usual![1].times >= ENOUGH ? { place, first, usual: usual![0] } : undefined;
}

function otherStyle({ at }: Portion, { first: { labelRange, designation }, usual }: OddStyle): Finding {
  return {
    range: [labelRange[0] + at, labelRange[1] + at],
    severity: 'information',
    message: `The other sections begin their subdivisions with (${designationAt(usual, 1)}); this one begins with (${designation}).`,
  };
}

/** Whether words of a section lead to its first subdivision, and end in a colon or a dash. */
function isLedTo(portion: Portion, first: Section, section: Section): boolean {
  const from = section.headingRange?.[1] ?? section.labelRange[1];
  const words = portion.words([from, first.labelRange[0]]).trimEnd();
  return /[A-Za-z]{2}/.test(words) && /(?:[:—–]|--)$/.test(words);
}

const styleOf = ({ designation }: Section): Series | undefined =>
  seriesOf(designation).find((series) => valueIn(series, designation) === 1);
