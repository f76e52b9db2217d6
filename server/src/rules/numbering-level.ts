import type { Analysis, Range, Section } from '../core/analysis.ts';
import { designationAt, type Series, seriesOf, valueIn } from '../core/designation.ts';
import { writtenText } from '../core/passages.ts';
import { strayLabels } from '../core/structure/strayLabels.ts';
import type { Finding, PortionRule } from './rule.ts';
import {
  type Family,
  isBelowSection,
  listsOutside,
  listsWithin,
  ownWords,
  type Provisions,
  seriesOfFamily,
} from './siblings.ts';

/** A provision whose label is of another level than its place. */
export const numberingLevel: PortionRule = {
  code: 'numbering-level',
  severity: 'warning',
  title: 'A label of the wrong level',

  reach: 'portion',

  *check(portion, _law, { isDraft }) {
    if (isDraft)
      for (const family of listsWithin(portion))
        yield* strays(portion, family, (range) => portion.text.slice(...range));
  },

  *rest(analysis, shared) {
    if (!shared.isDraft) return;
    for (const family of listsOutside(analysis, shared))
      yield* strays(analysis, family, (range) => writtenText(analysis, range));
    const odd = shared.outline.ask('odd style', () =>
      oddStyle(
        analysis,
        shared.families.filter((family) => isBelowSection(analysis.sections[family[0]!]!)),
      ),
    );
    if (odd) yield otherStyle(analysis, odd);
  },
};

/** How long a label is at most, with a blank behind. */
const LABEL = 12;

/** "(a), (b), (3)": what opens a line within (b) like a label that would go on with another level. */
function* strays(provisions: Provisions, family: Family, wordsIn: (range: Range) => string): Generator<Finding> {
  const { sections } = provisions;
  const series = family.length > 1 ? seriesOfFamily(provisions, family) : undefined;
  if (!series) return;
  for (const [place, index] of family.entries()) {
    const section = sections[index]!;
    const next = valueIn(series, section.designation) + 1;
    if (next < 3) continue;
    const fits = designationAt(series, next);
    const behind = sections[family[place + 1] ?? -1];
    if (behind?.designation === fits) continue;
    const own = ownWords(provisions, index);
    // What stands below it may be the stray one: its label is read whole.
    const [first] = strayLabels(wordsIn([own[0], own[1] + LABEL]), [0, own[1] - own[0]]);
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

interface OddStyle {
  /** The index of the first of its subdivisions. */
  readonly first: number;
  readonly usual: Series;
}

/** The one section whose subdivisions are numbered otherwise than those of all others: (1), (2) where others have (a), (b). */
function oddStyle({ sections, text }: Analysis, all: readonly Family[]): OddStyle | undefined {
  const firsts = new Map<Series | undefined, number[]>();
  for (const [first] of all) {
    if (sections[sections[first!]!.parent]?.level !== 'section') continue;
    // "In this Act: (1) …": a list that its words lead to is numbered as lists are.
    if (isLedTo(text, sections[first!]!, sections[sections[first!]!.parent]!)) continue;
    const style = styleOf(sections[first!]!);
    const known = firsts.get(style);
    if (known) known.push(first!);
    else firsts.set(style, [first!]);
  }
  const [usual, odd] = [...firsts].sort((a, b) => b[1].length - a[1].length);
  if (firsts.size !== 2 || usual![0] === undefined || odd![0] === undefined) return undefined;
  return odd![1].length === 1 && usual![1].length >= ENOUGH ? { first: odd![1][0]!, usual: usual![0] } : undefined;
}

function otherStyle({ sections }: Analysis, { first, usual }: OddStyle): Finding {
  const { labelRange, designation } = sections[first]!;
  return {
    range: labelRange,
    severity: 'information',
    message: `The other sections begin their subdivisions with (${designationAt(usual, 1)}); this one begins with (${designation}).`,
  };
}

/** Whether words of a section lead to its first subdivision, and end in a colon or a dash. */
function isLedTo(text: string, first: Section, section: Section): boolean {
  const from = section.headingRange?.[1] ?? section.labelRange[1];
  const words = text.slice(from, first.labelRange[0]).trimEnd();
  return /[A-Za-z]{2}/.test(words) && /(?:[:—–]|--)$/.test(words);
}

const styleOf = ({ designation }: Section): Series | undefined =>
  seriesOf(designation).find((series) => valueIn(series, designation) === 1);
