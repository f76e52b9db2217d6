/**
 * Instructions made from two versions of an order or a regulation: carried out on the first, they give the second. What was made is carried
 * out and compared; where words alone don't do it, the provision is set out anew.
 */

import { type BaseText, carryOut } from '../amend/carryOut.ts';
import { paragraphsOf } from '../amend/matter.ts';
import { standingBy } from '../amend/standing.ts';
import type { Analysis } from '../core/analysis.ts';
import { analyze, readVersion } from '../core/analyze.ts';
import { type DraftingStyle, styleOf } from './draftingStyle.ts';
import { match } from './match.ts';
import { type Unit, unitsOf } from './units.ts';
import { compareWords } from './words.ts';

export interface Description {
  /** One instruction each, in the order in which they are carried out. */
  readonly instructions: readonly string[];
  /** What changed and no instruction says: the opening, the signature, what two readings differ on. */
  readonly left: readonly string[];
  /** The instructions as a document of their own. */
  readonly draft: string;
}

/** Why two versions are not described. */
export type Undescribed = 'no-number' | 'no-order';

/** The same in a sentence. */
export const UNDESCRIBED: Readonly<Record<Undescribed, string>> = {
  'no-number':
    'The first text does not say its number, or its title of the C.F.R., by which instructions could name it.',
  'no-order': 'Instructions are made for executive orders, proclamations and regulations alone.',
};

/** The instructions by which an order or regulation becomes its second version; a word where it has no number, or is neither. */
export function describe(before: Analysis, after: Analysis): Description | Undescribed {
  const style = styleOf(before);
  if (typeof style === 'string') return style;
  const first = unitsOf(before);
  const second = unitsOf(after);
  const anew = new Set<Unit>();
  const top = (unit: Unit): Unit => (unit.parent ? top(unit.parent) : unit);
  const sections = new Map(
    second.filter(({ parent, section }) => !parent && section >= 0).map((unit) => [unit.designation, unit]),
  );
  // Each time a section comes out otherwise than it should, it is set out as a whole.
  for (let round = 0; round < 3; round++) {
    const instructions = new Writer(before, after, first, second, style, anew).write();
    const wrong = compareResult(before, after, style, instructions);
    if (wrong.length === 0 || round === 2) return { instructions, left: wrong, draft: style.draft(instructions) };
    let more = false;
    for (const designation of wrong) {
      const unit = sections.get(designation);
      if (!unit || anew.has(top(unit))) continue;
      anew.add(top(unit));
      more = true;
    }
    if (!more) {
      const left = wrong.map((each) => (/^\d/.test(each) ? `section ${each}` : each));
      return { instructions, left, draft: style.draft(instructions) };
    }
  }
  return { instructions: [], left: [], draft: '' };
}

const plain = (text: string): string =>
  text
    .replace(/\[\[Page[^\]]{0,24}\]\]/g, ' ')
    .replace(/[“”"]|``|''/g, '"')
    .replace(/[‘’`]/g, "'")
    .replace(/--|–|—/g, '-')
    .replace(/[*_#\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** What of the second version the instructions don't give: numbers of sections, and names of what stands outside them. */
function compareResult(
  before: Analysis,
  after: Analysis,
  style: DraftingStyle,
  instructions: readonly string[],
): string[] {
  const { analysis, memory } = readVersion(style.draft(instructions), { name: 'draft.txt' });
  const { id, file: name } = style;
  const texts: BaseText[] = [{ id, text: before.text, name }];
  const { done, documents } = carryOut(analysis, memory.text, texts, standingBy({ parallel: () => undefined }), 'act');
  const given = documents[0]?.text ?? before.text;
  const refused = done.some(({ status }) => status !== 'applied');
  const words = (reading: Analysis): ReadonlyMap<string, string> =>
    new Map(
      unitsOf(reading)
        .filter(({ parent }) => !parent)
        .map((unit) => [
          unit.section < 0 ? unit.cite : unit.designation,
          plain(unit.section < 0 ? unit.text : reading.text.slice(...reading.sections[unit.section]!.range)),
        ]),
    );
  const [has, wants] = [words(analyze(given, { name })), words(after)];
  const out = [...new Set([...has.keys(), ...wants.keys()])].filter((key) => has.get(key) !== wants.get(key));
  return out.length === 0 && refused ? ['an instruction'] : out;
}

class Writer {
  readonly #before: Analysis;
  readonly #after: Analysis;
  readonly #first: readonly Unit[];
  readonly #second: readonly Unit[];
  readonly #style: DraftingStyle;
  readonly #anew: ReadonlySet<Unit>;
  readonly #toSecond = new Map<Unit, Unit>();
  readonly #toFirst = new Map<Unit, Unit>();

  constructor(
    before: Analysis,
    after: Analysis,
    first: readonly Unit[],
    second: readonly Unit[],
    style: DraftingStyle,
    anew: ReadonlySet<Unit>,
  ) {
    this.#before = before;
    this.#after = after;
    this.#first = first;
    this.#second = second;
    this.#style = style;
    this.#anew = anew;
    this.#pair();
  }

  /** Pairs that stay below the same provision, in the same order; what else moved goes in one place and comes in another. */
  #pair(): undefined {
    const { toFirst } = match(this.#first, this.#second);
    const last = new Map<Unit | undefined, number>();
    for (const b of this.#second) {
      const a = toFirst.get(b);
      if (!a || b.section < 0) continue;
      const above = b.parent && this.#toFirst.get(b.parent);
      if (a.parent !== above || (b.parent && !above)) continue;
      if (a.section < (last.get(above) ?? -1)) continue;
      last.set(above, a.section);
      this.#toSecond.set(a, b);
      this.#toFirst.set(b, a);
    }
  }

  write(): string[] {
    const words: string[] = [];
    const gone: string[] = [];
    const renamed: string[] = [];
    const come: string[] = [];
    for (const a of this.#first) {
      if (a.section < 0) continue;
      const b = this.#toSecond.get(a);
      if (b && !this.#isAnew(b)) words.push(...this.#reworded(a, b));
      else if (b && this.#anew.has(b)) words.push(this.#setOut(a, b));
    }
    for (const parent of [undefined, ...this.#first.filter((unit) => this.#toSecond.has(unit))]) {
      if (parent && this.#isAnew(this.#toSecond.get(parent)!)) continue;
      const children = parent ? parent.children : this.#first.filter((unit) => !unit.parent && unit.section >= 0);
      // The last goes first: names of those before it stay.
      for (const child of [...children].reverse())
        if (!this.#toSecond.has(child)) gone.push(this.#style.gone(this.#path(child), this.#level(child)));
      const pairs = children.flatMap((a) => {
        const b = this.#toSecond.get(a);
        return b && a.designation !== b.designation ? [{ a, b }] : [];
      });
      if (pairs.length > 0) renamed.push(this.#redesignated(parent, pairs));
    }
    for (const b of this.#second) {
      if (b.section < 0 || this.#toFirst.has(b)) continue;
      if (b.parent && (!this.#toFirst.has(b.parent) || this.#isAnew(b.parent))) continue;
      come.push(this.#added(b));
    }
    return [...words, ...gone, ...renamed, ...come];
  }

  #isAnew(b: Unit): boolean {
    for (let unit: Unit | undefined = b; unit; unit = unit.parent) if (this.#anew.has(unit)) return true;
    return false;
  }

  /** The designations of a provision, the section's first. */
  #path(unit: Unit | undefined, ofSecond = false): string[] {
    const { sections } = ofSecond ? this.#after : this.#before;
    const path: string[] = [];
    for (let at = unit?.section ?? -1; at >= 0; at = sections[at]!.parent) path.unshift(sections[at]!.designation);
    return path;
  }

  #level(unit: Unit, ofSecond = false): string {
    return (ofSecond ? this.#after : this.#before).sections[unit.section]!.level;
  }

  /** Words struck and inserted; the provision set out anew where the words don't stand there once. */
  #reworded(a: Unit, b: Unit): string[] {
    const own = (unit: Unit): string => [unit.heading, unit.text].filter(Boolean).join('. ');
    const [old, put] = [own(a), own(b)];
    if (plain(old) === plain(put)) return [];
    const whole = this.#before.text.slice(...this.#before.sections[a.section]!.range);
    const out: string[] = [];
    const pieces = compareWords(old, put);
    let at = 0;
    let text = plain(whole);
    for (const [i, piece] of pieces.entries()) {
      if (piece.kind === 'same') {
        at += piece.text.length;
        continue;
      }
      if (piece.kind === 'added' && pieces[i - 1]?.kind === 'removed') continue;
      const removed = piece.kind === 'removed' ? piece.text : '';
      const next = piece.kind === 'removed' ? pieces[i + 1] : piece;
      const added = next?.kind === 'added' ? next.text : '';
      const one = this.#once(old, at, removed, added, text);
      if (!one) return a.section >= 0 && this.#canSetOut(a) ? [this.#setOut(a, b)] : [];
      text = text.replace(plain(one.strike), () => plain(one.insert));
      out.push(this.#style.words(this.#path(a), one.strike, one.insert));
      at += removed.length;
    }
    return out;
  }

  /** A leaf alone is set out here: what has subdivisions would bring theirs, too. */
  #canSetOut(a: Unit): boolean {
    return a.children.length === 0;
  }

  /** The words that go with as many of those around them as make them stand once in the provision. */
  #once(
    old: string,
    at: number,
    removed: string,
    added: string,
    text: string,
  ): { readonly strike: string; readonly insert: string } | undefined {
    for (let around = removed.trim() === '' ? 1 : 0; around < 12; around++) {
      const before = tail(old.slice(0, at), around);
      const after = head(old.slice(at + removed.length), around);
      const strike = `${before}${removed}${after}`.trim();
      const insert = `${before}${added}${after}`.trim();
      if (strike === '' || /["“”]|``|''/.test(strike + insert)) continue;
      if (count(text, plain(strike)) === 1) return { strike, insert };
    }
    return undefined;
  }

  #setOut(a: Unit, b: Unit): string {
    return this.#style.setOut(this.#path(a), this.#level(a), this.#matter(b));
  }

  #redesignated(parent: Unit | undefined, pairs: readonly { readonly a: Unit; readonly b: Unit }[]): string {
    const [{ a, b }] = pairs as [(typeof pairs)[number]];
    return this.#style.redesignated(
      this.#path(parent),
      { level: this.#level(a), names: pairs.map(({ a: { designation } }) => designation) },
      { level: this.#level(b, true), names: pairs.map(({ b: { designation } }) => designation) },
    );
  }

  #added(b: Unit): string {
    const siblings = b.parent ? b.parent.children : this.#second.filter((unit) => !unit.parent && unit.section >= 0);
    const at = siblings.indexOf(b);
    const isLast = siblings.slice(at + 1).every((unit) => !this.#toFirst.has(unit));
    const before = siblings[at - 1];
    const next = siblings.slice(at + 1).find((unit) => this.#toFirst.has(unit));
    const side = isLast ? 'end' : before ? 'after' : 'before';
    const beside = isLast ? undefined : (before ?? next!);
    const where = { side, beside: beside && { level: this.#level(beside, true), name: beside.designation } } as const;
    return this.#style.added(this.#path(b, true), this.#level(b, true), where, this.#matter(b));
  }

  /** The paragraphs of a provision of the second version. */
  #matter(b: Unit): readonly string[] {
    const { text, sections } = this.#after;
    return paragraphsOf(text, sections[b.section]!.range);
  }
}

function count(text: string, words: string): number {
  // Markup alone is no words: they stand everywhere.
  if (words === '') return Number.POSITIVE_INFINITY;
  let found = 0;
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) found++;
  return found;
}

/** The last words of a text with the blanks around them, and the first. */
const tail = (text: string, words: number): string =>
  words === 0
    ? ''
    : (text
        .split(/(?<=\s)/)
        .slice(-words)
        .join('') ?? '');
const head = (text: string, words: number): string =>
  words === 0
    ? ''
    : (text
        .split(/(?=\s)/)
        .slice(0, words)
        .join('') ?? '');
