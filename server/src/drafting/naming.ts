/** Designations as phrases write them: which words of a reference name which provision. */
import type { Analysis, Part, Range } from '../core/analysis.ts';
import { isDigit, isLetter } from '../core/text.ts';

/** A designation written in a phrase, and the provision that it names. */
export interface Named {
  readonly range: Range;
  /** Index in `Analysis.sections` of the document that is pointed into. */
  readonly index: number;
}

/** A phrase that points into a document: a reference of its own, or a citation of another one with its address cut off. */
export interface Phrase {
  readonly range: Range;
  readonly parts: readonly Part[];
}

/** The provisions on the way to an id, outermost first, with the designation of each; -1 for what isn't there. */
interface Step {
  readonly index: number;
  readonly designation: string;
}

/** What stands before the designation in an id: `s` in `/s4`. */
const ABBREVIATION = /^(?:annex|app|att|encl|art|spt|pt|sch|ch|st|s|t|d)(?=[\dA-Z])/;

/** The steps of one id; the first of a target that is a range. */
function stepsTo(analysis: Analysis, id: string): Step[] {
  const steps: Step[] = [];
  const segments = id.split('/').slice(1);
  let prefix = '';
  for (const segment of segments) {
    prefix += `/${segment}`;
    const index = analysis.tree.byId(prefix);
    const section = analysis.sections[index];
    steps.push({ index, designation: section ? section.designation : segment.replace(ABBREVIATION, '') });
  }
  return steps;
}

const joins = (code: number): boolean => isLetter(code) || isDigit(code);

/** Whether a designation stands by itself at an offset: not within a word, nor within a number of several parts. */
function standsAlone(text: string, start: number, end: number): boolean {
  const before = text.charCodeAt(start - 1);
  const after = text.charCodeAt(end);
  if (joins(before) || joins(after)) return false;
  const splits = (code: number): boolean => code === 45 || code === 46;
  if (splits(before) && isDigit(text.charCodeAt(start - 2))) return false;
  return !(splits(after) && isDigit(text.charCodeAt(end + 1)));
}

/** Whether only signs and blanks stand between two offsets. */
function noWords(text: string, from: number, until: number): boolean {
  for (let at = from; at < until; at++) if (joins(text.charCodeAt(at))) return false;
  return true;
}

/** Where a designation stands last before an offset, with nothing but signs between; undefined where it doesn't. */
function lastBefore(text: string, designation: string, from: number, until: number): Range | undefined {
  // Only the stretch is searched, however long the text before it is.
  const start = from + text.slice(from, until).lastIndexOf(designation);
  if (start < from || !standsAlone(text, start, start + designation.length)) return undefined;
  return noWords(text, start + designation.length, until) ? [start, start + designation.length] : undefined;
}

/** The steps that are written in a stretch, from the last one back, and where the first of them begins. */
function writtenBack(
  text: string,
  steps: readonly Step[],
  from: number,
  until: number,
): { named: Named[]; rest: number; at: number } {
  const named: Named[] = [];
  let at = until;
  let rest = steps.length;
  while (rest > 0) {
    const { designation, index } = steps[rest - 1]!;
    const range = designation === '' ? undefined : lastBefore(text, designation, from, at);
    if (!range) break;
    named.unshift({ range, index });
    at = range[0];
    rest--;
  }
  return { named, rest, at };
}

/** In words behind a part, "(1) of subsection (c) of section 3", where a step's designation stands: in parentheses, or a number. */
function behind(text: string, designation: string, from: number, until: number): Range | undefined {
  const words = text.slice(from, until);
  for (let at = words.indexOf(designation); at >= 0; at = words.indexOf(designation, at + 1)) {
    const start = from + at;
    const end = start + designation.length;
    if (!standsAlone(text, start, end)) continue;
    const isNumber = isDigit(designation.charCodeAt(0)) || designation === designation.toUpperCase();
    if (text.charCodeAt(start - 1) === 40 || isNumber) return [start, end];
  }
  return undefined;
}

/** A part of a phrase, and the designations written for it: of a range of sections, those of its two ends. */
export interface PartNames {
  readonly part: Part;
  /** The part's own designations, in the order of the text; none for a dash, or for "this section". */
  readonly own: readonly Named[];
  /** Designations of provisions above it that stand behind it. */
  readonly above: readonly Named[];
  /** Of a range, the designations of its first end. */
  readonly first: readonly Named[];
  /** The provisions that the part names, or the two ends of its range; -1 for what isn't there. */
  readonly ends: readonly [first: number, last: number];
}

/** What each part of a phrase writes. `text` has the phrase; `analysis` is of the document that it points into. */
export function namesIn(text: string, { range, parts }: Phrase, analysis: Analysis): PartNames[] {
  return parts.map((part) => {
    const [from = '', to] = part.target.split('..');
    const steps = stepsTo(analysis, to ?? from);
    const [start, end] = part.range;
    const { named, rest, at } = writtenBack(text, steps, start, end);
    const last = steps.at(-1)?.index ?? -1;
    let first: Named[] = [];
    let firstIndex = last;
    if (to !== undefined) {
      const firstSteps = stepsTo(analysis, from);
      firstIndex = firstSteps.at(-1)?.index ?? -1;
      // Before the second end stands the word or the dash of the range.
      first = named.length > 0 ? firstEnd(text, firstSteps, start, at) : [];
    }
    const above: Named[] = [];
    if (named.length > 0)
      for (const step of steps.slice(0, rest)) {
        const found = behind(text, step.designation, end, range[1]);
        if (found) above.push({ range: found, index: step.index });
      }
    return { part, own: named, above, first, ends: [firstIndex, last] };
  });
}

/** The designations of a range's first end: the last of it stands somewhere before the word "through". */
function firstEnd(text: string, steps: readonly Step[], from: number, until: number): Named[] {
  const last = steps.at(-1);
  if (!last || last.designation === '') return [];
  const words = text.slice(from, until);
  let at = words.lastIndexOf(last.designation);
  while (at >= 0 && !standsAlone(text, from + at, from + at + last.designation.length))
    at = at === 0 ? -1 : words.lastIndexOf(last.designation, at - 1);
  return at < 0 ? [] : writtenBack(text, steps, from, from + at + last.designation.length).named;
}
