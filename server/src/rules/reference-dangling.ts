import type { Analysis, Passage, Range, Reference } from '../core/analysis.ts';
import { passageAt, writtenText } from '../core/passages.ts';
import { lastAtMost } from '../core/text.ts';
import { quotationsOf } from './regions.ts';
import type { Finding, Rule } from './rule.ts';
import { Shared } from './shared.ts';
import type { Break } from './siblings.ts';

/** A reference to a provision that this document lacks. */
export const referenceDangling: Rule = {
  code: 'reference-dangling',
  severity: 'warning',
  title: 'A reference to a provision that this document does not have',

  *check(analysis, _law, shared = new Shared(analysis)) {
    // Published law, with notes on what stood there once; its own words are not ours to mend.
    if (analysis.form === 'us-code' || analysis.form === 'cfr') return;
    const isQuoted = quotationsOf(analysis);
    const ids = shared.outline.ask('ids', (all) => new Set(all));
    let outline: Outline | undefined;
    for (const reference of doubtful(analysis, shared, ids)) {
      /** What the phrase has been found to point to in vain: "5(k)(i)–(iv)" is one slip. */
      const missed = new Set<string>();
      let isHere: boolean | undefined;
      let sure = false;
      for (const { range, target } of reference.parts) {
        if (ids.has(target)) continue;
        outline ??= new Outline(analysis, shared.outline.ask('numbering', numberingOf), shared);
        const missing = target.split('..').find((end) => outline!.surelyLacks(end));
        if (missing === undefined) continue;
        // What a dash or "through" names lies between two designations that are looked at by themselves.
        const words = writtenText(analysis, range);
        if (!/[A-Za-z0-9]/.test(words) || /^\s*(?:through|to)\s*$/.test(words)) continue;
        if (isHere === undefined && !isQuoted(reference.range)) {
          sure = pointsHere(analysis, reference);
          isHere = sure || saysHere(analysis, reference);
        }
        if (!isHere) break;
        const place = outline.missingAt(missing);
        if (above(place).some((other) => missed.has(other))) continue;
        missed.add(place);
        // A signed document says so, too, but what it leaves out may have been lost in its text.
        const severity = sure || shared.isDraft ? undefined : 'information';
        yield { ...finding(range, missing, outline), ...(severity && { severity }) };
      }
    }
  },
};

/** The references that point to something that is not there. */
function* doubtful({ passages }: Analysis, shared: Shared, ids: ReadonlySet<string>): Generator<Reference> {
  const lost = shared.each(
    'references to what is not there',
    ({ passage }) => passage.references.filter(({ parts }) => !parts.every(({ target }) => ids.has(target))),
    ids,
  );
  for (const [place, { at }] of passages.all.entries())
    for (const { range, targets, parts } of lost[place]!) {
      const here = ([start, end]: Range): Range => [start + at, end + at];
      yield {
        range: here(range),
        targets,
        parts: parts.map((part) => ({ target: part.target, range: here(part.range) })),
      };
    }
}

/** An id and those of the provisions above it. */
function above(id: string): string[] {
  const steps = id.split('/');
  return steps.slice(1).map((_, depth) => steps.slice(0, depth + 2).join('/'));
}

/** Only a phrase that says where it points: "section 9 of this order", or one section by its number and no other law. */
function pointsHere(analysis: Analysis, { range, parts }: Reference): boolean {
  const phrase = writtenText(analysis, range);
  // A heading names what its provision amends, and a bare section in an instruction is the other text's.
  if (isHeading(analysis, range) || (!HERE.test(phrase) && isInstruction(analysis, range[0]))) return false;
  const before = writtenText(analysis, [Math.max(0, range[0] - 20), range[0]]);
  const after = writtenText(analysis, [range[1], range[1] + 80]);
  if (/\bof\s+this\s+(?:title|chapter|part)\b/i.test(phrase)) return false;
  if (/^(?:\s*\([^)\n]{1,60}\))?[,.]?\s+(?:of|to|under|in|and)\s+(?!this\b)/.test(after)) return false;
  // "Section 1(m) is added to Executive Order 11023": what an amendment adds is in the other document.
  if (/^\s*(?:is|are)\s+(?:hereby\s+)?(?:added|amended|revoked|redesignated|deleted|struck|inserted)\b/.test(after))
    return false;
  if (/\b(?:said|such|that|those|the foregoing)\s+$/i.test(before)) return false;
  return HERE.test(phrase) || (parts.length === 1 && /^section\s+\d/i.test(phrase) && /^[\s,;.)]/.test(after));
}

/** "section 9 of this order" is of this order, whatever follows; one in an instruction may be quoted. */
const saysHere = (analysis: Analysis, { range }: Reference): boolean =>
  analysis.passages.all.every(({ passage }) => passage.instructions.length === 0) &&
  HERE.test(writtenText(analysis, range));

function isHeading(analysis: Analysis, [start, end]: Range): boolean {
  const heading = analysis.sections[analysis.tree.at(start)]?.headingRange;
  return (
    (heading != null && heading[0] <= start && end <= heading[1]) ||
    /^\.\s?(?:[—–]|--)/.test(writtenText(analysis, [end, end + 4]))
  );
}

/** Whether an offset lies in an instruction. */
const isInstruction = (analysis: Analysis, offset: number): boolean => {
  const { at, passage } = passageAt(analysis, offset);
  return passage.instructions.some(({ range: [start, end] }) => start <= offset - at && offset - at < end);
};

const HERE =
  /\b(?:hereof|herein|this\s+(?:(?:executive\s+)?order|act|proclamation|memorandum|section|subsection|paragraph|subparagraph|bill|resolution))\b/i;

/** The subdivisions of one provision: how they are numbered, if all in one way, and the last of them. */
interface Series {
  readonly style: string | null;
  readonly last: string;
}

/** How an outline is numbered. */
interface Numbering {
  readonly ids: ReadonlySet<string>;
  readonly series: ReadonlyMap<string, Series>;
  /** The highest number of a section; 0 where the document has too few, or others, to tell. */
  readonly highest: number;
  /** "from 1 to 9", where sections have numbers. */
  readonly numbers: string;
}

function numberingOf(ids: readonly string[]): Numbering {
  const series = new Map<string, Series>();
  let numbered = 0;
  let highest = 0;
  for (const id of ids) {
    const cut = id.lastIndexOf('/');
    const above = id.slice(0, cut);
    const name = id.slice(cut + 1);
    const known = series.get(above);
    const style = known && known.style !== styleOf(name) ? null : styleOf(name);
    series.set(above, { style, last: known && isAfter(known.last, name) ? known.last : name });
    const number = /^\/s(\d+)[A-Za-z]?$/.exec(id)?.[1];
    if (number === undefined) continue;
    numbered++;
    highest = Math.max(highest, Number(number));
  }
  const plain = ids.filter((id) => /^\/s\d+$/.test(id));
  const numbers = plain.length > 0 ? `from ${plain[0]!.slice(2)} to ${plain.at(-1)!.slice(2)}` : '';
  const otherNumbers = ids.some((id) => /^\/s\d+[.-]/.test(id));
  return { ids: new Set(ids), series, highest: otherNumbers || numbered < 2 ? 0 : highest, numbers };
}

/** What the outline shows, and whether it shows all that there is at a place. */
class Outline {
  readonly #analysis: Analysis;
  readonly #ids: ReadonlySet<string>;
  /** For each passage the numbers that open a line of it. */
  readonly #opening: () => readonly ReadonlySet<string>[];
  readonly #series: ReadonlyMap<string, Series>;
  readonly #highest: number;
  readonly numbers: string;
  readonly #missing = new Map<string, boolean>();
  readonly #brackets = new Map<string, ReadonlySet<string>>();
  /** Ids of the provisions that a draft leaves out within its numbers. */
  readonly #gaps: ReadonlySet<string>;

  constructor(analysis: Analysis, { ids, series, highest, numbers }: Numbering, shared: Shared) {
    this.#analysis = analysis;
    this.#ids = ids;
    this.#series = series;
    this.#highest = highest;
    this.numbers = numbers;
    this.#gaps = new Set(gapsOf(analysis, shared.breaks));
    this.#opening = () => shared.each('numbers that open lines', ({ passage }) => numbersOf(passage));
  }

  surelyLacks(target: string): boolean {
    if (this.#ids.has(target)) return false;
    const steps = target.split('/').slice(1);
    if (this.#gaps.has(this.missingAt(target))) return true;
    // A document that numbers otherwise than by sections is read less surely.
    if (!/^s\d/.test(steps[0]!)) return false;
    let known = steps.length - 1;
    while (known > 0 && !this.#ids.has(`/${steps.slice(0, known).join('/')}`)) known--;
    return known === 0
      ? this.#lacksSection(steps[0]!)
      : this.#lacksStep(`/${steps.slice(0, known).join('/')}`, steps[known]!);
  }

  /** The outermost step of a target that is not there. */
  missingAt(target: string): string {
    const steps = target.split('/');
    let known = steps.length;
    while (known > 2 && !this.#ids.has(steps.slice(0, known - 1).join('/'))) known--;
    return steps.slice(0, known).join('/');
  }

  /**
   * The number comes after all that are there, as a gap in the numbers is a label that wasn't recognised more often than a
   * section that is missing; and no line starts with anything like its label.
   */
  #lacksSection(step: string): boolean {
    const number = /^s(\d+)[A-Za-z]?$/.exec(step)?.[1];
    if (number === undefined || this.#highest === 0 || Number(number) <= this.#highest) return false;
    let answer = this.#missing.get(step);
    if (answer === undefined) {
      // A document with more such references than this is not what it seems.
      answer = this.#missing.size < MOST_LOOKED_FOR && !this.#opening().some((numbers) => numbers.has(step.slice(1)));
      this.#missing.set(step, answer);
    }
    return answer;
  }

  /** Its neighbours are numbered in the same way, all before it, and no bracket in the section looks like its label. */
  #lacksStep(above: string, step: string): boolean {
    const series = this.#series.get(above);
    if (series?.style !== styleOf(step) || !isAfter(step, series.last)) return false;
    // Scans read "(f)" as "(1)": then the last that is there has a first child, and no second.
    if (this.#ids.has(`${above}/${series.last}/1`) && !this.#ids.has(`${above}/${series.last}/2`)) return false;
    // The whole section is looked through: scraped texts lose line ends, and with them the order of levels.
    const top = `/${above.split('/')[1]}`;
    let brackets = this.#brackets.get(top);
    if (!brackets) {
      const section = this.#analysis.sections.find(({ id }) => id === top);
      brackets = section ? labelsIn(writtenText(this.#analysis, section.range)) : new Set();
      this.#brackets.set(top, brackets);
    }
    return !brackets.has(step.toLowerCase());
  }
}

/** The ids that the provisions would have that are left out in the numbers of a draft. */
const gapsOf = (analysis: Analysis, gaps: readonly Break[]): string[] =>
  gaps.flatMap(({ kind, index, missing }) => {
    const { id } = analysis.sections[index]!;
    const cut = id.lastIndexOf('/') + 1;
    const prefix = /^s\d/.test(id.slice(cut)) ? 's' : '';
    return kind === 'gap' ? missing.map((each) => `${id.slice(0, cut)}${prefix}${each}`) : [];
  });

/** The number that a line starts with, bare or behind "Sec.". */
const OPENING = /(?:^|[\r\n])(?:[^\S\r\n]|["“*#>-]){0,40}(?:sec(?:tion|\.)?[^\S\r\n]{0,4})?(\d\w{0,9})(?!\w)/gi;

/** The numbers that start a line of a passage, other than in a reference that was wrapped there. */
function numbersOf({ text, references }: Passage): ReadonlySet<string> {
  const starts = references.map(({ range }) => range[0]);
  const found = new Set<string>();
  for (const match of text.matchAll(OPENING)) {
    const number = match[1]!;
    const at = match.index + match[0].length - number.length;
    if (at >= (references[lastAtMost(starts, at)]?.range[1] ?? 0)) found.add(number);
  }
  return found;
}

/** How many sections a document may lack before its references are left alone. */
const MOST_LOOKED_FOR = 50;

/** Designations in brackets that aren't part of a reference, in small letters. */
function labelsIn(text: string): Set<string> {
  const labels = new Set<string>();
  for (const match of text.matchAll(/\((\w{1,6})\)/g)) {
    const before = text.slice(Math.max(0, match.index - 16), match.index);
    if (!/(?:[\w)]|\b(?:section|paragraph|subparagraph|clause|subclause|item|and|or|to|through)s?\s)$/i.test(before)) {
      labels.add(match[1]!.toLowerCase());
    }
  }
  return labels;
}

/** Whether a designation comes after another of its style, as far as letters and numbers tell. */
const isAfter = (a: string, b: string): boolean =>
  /^\d+$/.test(a) ? Number(a) > Number(b) : a.length > b.length || (a.length === b.length && a > b);

const styleOf = (designation: string): string =>
  /^\d+$/.test(designation)
    ? '1'
    : /^[a-z]+$/.test(designation)
      ? 'a'
      : /^[A-Z]+$/.test(designation)
        ? 'A'
        : `other ${designation}`;

function finding(range: Range, target: string, { numbers }: Outline): Finding {
  const [section = '', ...path] = target.split('/').slice(1);
  const name = `${section.replace(/^s(?=\d)/, 'section ')}${path.map((step) => `(${step})`).join('')}`;
  const count = path.length === 0 && numbers ? ` Its sections run ${numbers}.` : '';
  return {
    range,
    message: `This document has no ${name}.${count} Correct the reference, or check whether another document is meant.`,
  };
}
