import type { Analysis, Range, Reference } from '../core/analysis.ts';
import { isQuoted } from './regions.ts';
import type { Finding, Rule } from './rule.ts';

/** A reference to a provision that this document lacks. */
export const referenceDangling: Rule = {
  code: 'reference-dangling',
  severity: 'warning',
  title: 'A reference to a provision that this document does not have',

  *check(analysis) {
    const outline = new Outline(analysis);
    for (const reference of analysis.references) {
      if (isQuoted(analysis, reference.range) || !pointsHere(analysis, reference)) continue;
      for (const { range, target } of reference.parts) {
        // What a dash or "through" names lies between two designations that are looked at by themselves.
        if (
          !/[A-Za-z0-9]/.test(analysis.text.slice(...range)) ||
          /^\s*(?:through|to)\s*$/.test(analysis.text.slice(...range))
        )
          continue;
        const missing = target.split('..').find((end) => outline.surelyLacks(end));
        if (missing !== undefined) yield finding(range, missing, analysis);
      }
    }
  },
};

/** Only a phrase that says where it points: "section 9 of this order", or one section by its number and no other law. */
function pointsHere(analysis: Analysis, { range, parts }: Reference): boolean {
  const phrase = analysis.text.slice(...range);
  const before = analysis.text.slice(Math.max(0, range[0] - 20), range[0]);
  const after = analysis.text.slice(range[1], range[1] + 80);
  if (/\bof\s+this\s+(?:title|chapter|part)\b/i.test(phrase)) return false;
  if (/^(?:\s*\([^)\n]{1,60}\))?[,.]?\s+(?:of|to|under|in|and)\s+(?!this\b)/.test(after)) return false;
  // "Section 1(m) is added to Executive Order 11023": what an amendment adds is in the other document.
  if (/^\s*(?:is|are)\s+(?:hereby\s+)?(?:added|amended|revoked|redesignated|deleted|struck|inserted)\b/.test(after))
    return false;
  if (/\b(?:said|such|that|those|the foregoing)\s+$/i.test(before)) return false;
  return HERE.test(phrase) || (parts.length === 1 && /^section\s+\d/i.test(phrase) && /^[\s,;.)]/.test(after));
}

const HERE =
  /\b(?:hereof|herein|this\s+(?:(?:executive\s+)?order|act|proclamation|memorandum|section|subsection|paragraph|subparagraph|bill|resolution))\b/i;

/** What the outline shows, and whether it shows all that there is at a place. */
class Outline {
  readonly #analysis: Analysis;
  readonly #ids: ReadonlySet<string>;
  readonly #children = new Map<string, string[]>();
  readonly #sections: readonly string[];
  readonly #wholeDocument: boolean;

  constructor(analysis: Analysis) {
    this.#analysis = analysis;
    this.#ids = new Set(analysis.sections.map(({ id }) => id));
    for (const { id } of analysis.sections) {
      const cut = id.lastIndexOf('/');
      const above = id.slice(0, cut);
      this.#children.set(above, [...(this.#children.get(above) ?? []), id.slice(cut + 1)]);
    }
    this.#sections = analysis.sections.map(({ id }) => id).filter((id) => /^\/s\d+[A-Za-z]?$/.test(id));
    // An excerpt of the Code or of regulations lacks what it cites as a matter of course.
    const excerpt = analysis.form === 'us-code' || analysis.form === 'cfr';
    const otherNumbers = analysis.sections.some(({ id }) => /^\/s\d+[.-]/.test(id));
    this.#wholeDocument = !excerpt && !otherNumbers && this.#sections.length >= 2;
  }

  surelyLacks(target: string): boolean {
    if (this.#ids.has(target)) return false;
    const steps = target.split('/').slice(1);
    // A document that numbers otherwise than by sections is read less surely.
    if (!/^s\d/.test(steps[0]!)) return false;
    let known = steps.length - 1;
    while (known > 0 && !this.#ids.has(`/${steps.slice(0, known).join('/')}`)) known--;
    return known === 0
      ? this.#lacksSection(steps[0]!)
      : this.#lacksStep(`/${steps.slice(0, known).join('/')}`, steps[known]!);
  }

  #lacksSection(step: string): boolean {
    const number = /^s(\d+[A-Za-z]?)$/.exec(step)?.[1];
    if (number === undefined || !this.#wholeDocument) return false;
    // A gap in the numbers is a label that wasn't recognised, more often than a section that is missing.
    const numbers = this.#sections.map((id) => Number.parseInt(id.slice(2), 10));
    if (Number.parseInt(number, 10) <= Math.max(...numbers)) return false;
    // Nothing at the start of a line may look like its label, in whatever form.
    return !new RegExp(`^[\\s"“*#>-]*(?:sec(?:tion|\\.)?\\s*)?${number}\\b`, 'im').test(this.#analysis.text);
  }

  /** Its neighbours are there, numbered in the same way and all before it, and nothing in the provision's text looks like its designation. */
  #lacksStep(above: string, step: string): boolean {
    const neighbours = this.#children.get(above) ?? [];
    if (
      neighbours.length === 0 ||
      !neighbours.every((name) => styleOf(name) === styleOf(step) && isAfter(step, name))
    ) {
      return false;
    }
    // The whole section is looked through: scraped texts lose line ends, and with them the order of levels.
    const top = `/${above.split('/')[1]}`;
    const section = this.#analysis.sections.find(({ id }) => id === top)!;
    const label = new RegExp(
      `(?<!\\b(?:section|paragraph|subparagraph|clause|subclause|item|and|or|to|through)s?\\s)(?<![\\w)])\\(${step}\\)`,
      'i',
    );
    return !label.test(this.#analysis.text.slice(...section.range));
  }
}

/** Whether a designation comes after another of its style, as far as letters and numbers tell. */
const isAfter = (a: string, b: string): boolean =>
  /^\d+$/.test(a) ? Number(a) > Number(b) : a.length > b.length || (a.length === b.length && a > b);

const styleOf = (designation: string): string =>
  /^\d+$/.test(designation) ? '1' : /^[a-z]+$/.test(designation) ? 'a' : /^[A-Z]+$/.test(designation) ? 'A' : '?';

function finding(range: Range, target: string, analysis: Analysis): Finding {
  const [section = '', ...path] = target.split('/').slice(1);
  const name = `${section.replace(/^s(?=\d)/, 'section ')}${path.map((step) => `(${step})`).join('')}`;
  const numbers = analysis.sections.filter(({ id }) => /^\/s\d+$/.test(id));
  const count =
    path.length === 0 && numbers.length > 0
      ? ` Its sections run from ${numbers[0]!.designation} to ${numbers.at(-1)!.designation}.`
      : '';
  return {
    range,
    message: `This document has no ${name}.${count} Correct the reference, or check whether another document is meant.`,
  };
}
