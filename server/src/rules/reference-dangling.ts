import type { Analysis, Passage, Range, Reference } from '../core/analysis.ts';
import { isInHeading, passageAt, provision, writtenText } from '../core/passages.ts';
import { lastAtMost } from '../core/text.ts';
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
    const outline = new Outline(analysis, shared);
    const { ids } = outline.numbering;
    for (const reference of outline.doubtful(shared)) {
      /** What the phrase has been found to point to in vain: "5(k)(i)–(iv)" is one slip. */
      const missed = new Set<string>();
      let isHere: boolean | undefined;
      let sure = false;
      for (const { range, target } of reference.parts) {
        if (ids.has(target)) continue;
        const missing = target.split('..').find((end) => outline.surelyLacks(end));
        if (missing === undefined) continue;
        // What a dash or "through" names lies between two designations that are looked at by themselves.
        const words = writtenText(analysis, range);
        if (!/[A-Za-z0-9]/.test(words) || /^\s*(?:through|to)\s*$/.test(words)) continue;
        if (isHere === undefined && !shared.isQuoted(reference.range)) {
          sure = pointsHere(analysis, reference);
          isHere = sure || saysHere(analysis, reference);
        }
        if (!isHere) break;
        const place = outline.numbering.missingAt(missing);
        if (above(place).some((other) => missed.has(other))) continue;
        missed.add(place);
        // A signed document says so, too, but what it leaves out may have been lost in its text.
        const severity = sure || shared.isDraft ? undefined : 'information';
        yield { ...finding(range, missing, outline.numbering), ...(severity && { severity }) };
      }
    }
  },
};

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
  const placed = passageAt(analysis, start);
  return (
    isInHeading(placed, [start - placed.at, end - placed.at]) ||
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

/** A step below a provision that is there. */
interface Step {
  readonly above: string;
  readonly step: string;
}

/** How an outline is numbered, as far as its ids tell. */
class Numbering {
  readonly ids: ReadonlySet<string>;
  /** The index of each. */
  readonly places: ReadonlyMap<string, number>;
  readonly #series = new Map<string, Series>();
  /** The highest number of a section; 0 where the document has too few, or others, to tell. */
  readonly #highest: number;
  /** "from 1 to 9", where sections have numbers. */
  readonly numbers: string;

  constructor(ids: readonly string[]) {
    this.ids = new Set(ids);
    this.places = new Map(ids.map((id, index) => [id, index]));
    let numbered = 0;
    let highest = 0;
    for (const id of ids) {
      const cut = id.lastIndexOf('/');
      const above = id.slice(0, cut);
      const name = id.slice(cut + 1);
      const known = this.#series.get(above);
      const style = known && known.style !== styleOf(name) ? null : styleOf(name);
      this.#series.set(above, { style, last: known && isAfter(known.last, name) ? known.last : name });
      const number = /^\/s(\d+)[A-Za-z]?$/.exec(id)?.[1];
      if (number === undefined) continue;
      numbered++;
      highest = Math.max(highest, Number(number));
    }
    const plain = ids.filter((id) => /^\/s\d+$/.test(id));
    this.numbers = plain.length > 0 ? `from ${plain[0]!.slice(2)} to ${plain.at(-1)!.slice(2)}` : '';
    const otherNumbers = ids.some((id) => /^\/s\d+[.-]/.test(id));
    this.#highest = otherNumbers || numbered < 2 ? 0 : highest;
  }

  /** The outermost step of a target that is not there. */
  missingAt(target: string): string {
    const steps = target.split('/');
    let known = steps.length;
    while (known > 2 && !this.ids.has(steps.slice(0, known - 1).join('/'))) known--;
    return steps.slice(0, known).join('/');
  }

  /** Of a target the section, or the step, that comes after all that are there; undefined where its numbers don't tell. */
  beyond(target: string): string | Step | undefined {
    const steps = target.split('/').slice(1);
    // A document that numbers otherwise than by sections is read less surely.
    if (!/^s\d/.test(steps[0]!)) return undefined;
    let known = steps.length - 1;
    while (known > 0 && !this.ids.has(`/${steps.slice(0, known).join('/')}`)) known--;
    if (known === 0) return this.#isBeyondSections(steps[0]!) ? steps[0]! : undefined;
    const [above, step] = [`/${steps.slice(0, known).join('/')}`, steps[known]!];
    return this.#isBeyondSteps(above, step) ? { above, step } : undefined;
  }

  /** A gap in the numbers is a label that wasn't recognised more often than a section that is missing. */
  #isBeyondSections(step: string): boolean {
    const number = /^s(\d+)[A-Za-z]?$/.exec(step)?.[1];
    return number !== undefined && this.#highest > 0 && Number(number) > this.#highest;
  }

  /** Whether its neighbours are numbered in the same way, all before it. */
  #isBeyondSteps(above: string, step: string): boolean {
    const series = this.#series.get(above);
    if (series?.style !== styleOf(step) || !isAfter(step, series.last)) return false;
    // Scans read "(f)" as "(1)": then the last that is there has a first child, and no second.
    return !this.ids.has(`${above}/${series.last}/1`) || this.ids.has(`${above}/${series.last}/2`);
  }
}

/** What the outline shows, and whether it shows all that there is at a place. */
class Outline {
  readonly #analysis: Analysis;
  readonly numbering: Numbering;
  /** For each passage the numbers that open a line of it. */
  readonly #opening: () => readonly ReadonlySet<string>[];
  readonly #missing = new Map<string, boolean>();
  readonly #brackets = new Map<string, ReadonlySet<string>>();
  /** Ids of the provisions that a draft leaves out within its numbers. */
  readonly #gaps: ReadonlySet<string>;

  constructor(analysis: Analysis, shared: Shared) {
    this.#analysis = analysis;
    this.numbering = shared.outline.ask('numbering', (ids) => new Numbering(ids));
    this.#gaps = new Set(gapsOf(analysis, shared.breaks));
    this.#opening = () => shared.each('numbers that open lines', ({ passage }) => numbersOf(passage));
  }

  /** The references that point to what the numbers lack, whatever the words show. */
  doubtful(shared: Shared): readonly Reference[] {
    const { numbering } = this;
    const mayLack = (end: string): boolean =>
      !numbering.ids.has(end) && (this.#isGap(end) || numbering.beyond(end) !== undefined);
    const lost = shared.each(
      'references to what is not there',
      ({ passage }) =>
        passage.references.filter(({ parts }) =>
          parts.some(({ target }) => !numbering.ids.has(target) && target.split('..').some(mayLack)),
        ),
      numbering,
      [...this.#gaps].join(' '),
    );
    return this.#analysis.passages.all.flatMap(({ at }, place) => {
      const here = ([start, end]: Range): Range => [start + at, end + at];
      return lost[place]!.map(({ range, targets, parts }) => ({
        range: here(range),
        targets,
        parts: parts.map((part) => ({ target: part.target, range: here(part.range) })),
      }));
    });
  }

  #isGap(target: string): boolean {
    return this.#gaps.size > 0 && this.#gaps.has(this.numbering.missingAt(target));
  }

  surelyLacks(target: string): boolean {
    if (this.numbering.ids.has(target)) return false;
    if (this.#isGap(target)) return true;
    const beyond = this.numbering.beyond(target);
    if (beyond === undefined) return false;
    return typeof beyond === 'string' ? this.#lacksSection(beyond) : this.#lacksStep(beyond);
  }

  /** Whether no line starts with anything like the label of a section that comes after all that are there. */
  #lacksSection(step: string): boolean {
    let answer = this.#missing.get(step);
    if (answer === undefined) {
      // A document with more such references than this is not what it seems.
      answer = this.#missing.size < MOST_LOOKED_FOR && !this.#opening().some((numbers) => numbers.has(step.slice(1)));
      this.#missing.set(step, answer);
    }
    return answer;
  }

  /** Whether no bracket in the section looks like the label of a step. */
  #lacksStep({ above, step }: Step): boolean {
    // The whole section is looked through: scraped texts lose line ends, and with them the order of levels.
    const top = `/${above.split('/')[1]}`;
    let brackets = this.#brackets.get(top);
    if (!brackets) {
      const section = provision(this.#analysis, this.numbering.places.get(top) ?? -1);
      brackets = section ? labelsIn(writtenText(this.#analysis, section.range)) : new Set();
      this.#brackets.set(top, brackets);
    }
    return !brackets.has(step.toLowerCase());
  }
}

/** The ids that the provisions would have that are left out in the numbers of a draft. */
const gapsOf = (analysis: Analysis, gaps: readonly Break[]): string[] =>
  gaps.flatMap(({ kind, index, missing }) => {
    const { id } = provision(analysis, index)!;
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

function finding(range: Range, target: string, { numbers }: Numbering): Finding {
  const [section = '', ...path] = target.split('/').slice(1);
  const name = `${section.replace(/^s(?=\d)/, 'section ')}${path.map((step) => `(${step})`).join('')}`;
  const count = path.length === 0 && numbers ? ` Its sections run ${numbers}.` : '';
  return {
    range,
    message: `This document has no ${name}.${count} Correct the reference, or check whether another document is meant.`,
  };
}
