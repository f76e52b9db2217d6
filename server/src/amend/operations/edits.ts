/** How words are put into words: spaces, and marks that would stand twice. */
import type { Range } from '../../core/analysis.ts';
import type { Base, Unit } from '../base.ts';
import { refuse } from '../conflicts.ts';

/** An edit that is decided, and not made yet. */
export interface Planned {
  readonly base: Base;
  readonly range: Range;
  readonly text: string;
  readonly owner: Unit;
}

/** Makes edits, the last in the text first; refuses them all where two overlap. */
export function make(planned: readonly Planned[]): undefined {
  const ordered = [...planned].sort((a, b) => b.range[0] - a.range[0] || b.range[1] - a.range[1]);
  for (let i = 1; i < ordered.length; i++) {
    const [later, earlier] = [ordered[i - 1]!, ordered[i]!];
    if (later.base === earlier.base && earlier.range[1] > later.range[0])
      refuse('place-unclear', 'Two changes of this instruction overlap.', [earlier.range, later.range]);
  }
  const checked = ordered.map((each) => ({ ...each, ...joined(each) }));
  for (const { base, range, text, owner } of checked) base.edit(range, text, owner);
  for (const base of new Set(checked.filter(({ text }) => LABEL.test(text)).map((each) => each.base))) base.reread();
}

/** A label that opens words, or stands at their end. */
const LABEL = /^\s*\([A-Za-z\d]{1,5}\)|\([A-Za-z\d]{1,5}\)\s*$/;

const SPACED = /[\p{L}\p{N}$“"(§]/u;
const ENDS = /[\p{L}\p{N})”"’'%.,;:]/u;

/** The range and text with the spaces that the words around need. */
function joined({ base, range, text }: Planned): { readonly range: Range; readonly text: string } {
  let [from, to] = range;
  let put = text;
  const { text: whole } = base;
  const before = whole[from - 1] ?? '\n';
  const after = whole[to] ?? '\n';
  if (put === '') {
    refuseUnended(base, from, to);
    // One of the two spaces goes, and one before a mark.
    if (/[ \u00a0]/.test(before) && /[\s,;.:)]/.test(after) && !/\n/.test(before)) from--;
    else if (/[\n(]/.test(before) && after === ' ') to++;
    else if (ENDS.test(before) && SPACED.test(after) && !/[(“"]/.test(before)) put = ' ';
  } else {
    // What comes in place of a label that stands close, as in "303(a)(7)", stands close too.
    const close = to > from && put.startsWith('(') && whole[from] === '(';
    if (!close && SPACED.test(put[0]!) && ENDS.test(before) && !/[(“"—]/.test(before)) put = ` ${put}`;
    else if (/[,;.:)]/.test(put[0]!) && before === ' ') from--;
    if (ENDS.test(put.at(-1)!) && SPACED.test(after) && !/[(“"]/.test(put.at(-1)!)) put = `${put} `;
    else if (/\s/.test(put.at(-1)!) && /\s/.test(after)) put = put.trimEnd();
  }
  refuseDoubled(whole, from, to, put);
  return { range: [from, to], text: put };
}

/**
 * An order puts the mark of its own sentence within the quotation marks: "by deleting “, and the Board.”". Whether that of
 * the sentence from which the words go is meant, it doesn't say.
 */
function refuseUnended({ id, text }: Base, from: number, to: number): undefined {
  if (!/^\/us\/(?:eo|proc|memo)\//.test(id) || text[to - 1] !== '.' || !/[,;a-z]/.test(text[from]!)) return;
  if (
    /[\p{L}\p{N})]\s*$/u.test(text.slice(Math.max(0, from - 8), from)) &&
    /^\s*(?:[A-Z]|\(\w{1,4}\)|$)/.test(text.slice(to, to + 80))
  )
    refuse('punctuation-lost', 'The sentence would end without its period.', [[from, to]]);
}

const DOUBLED = /([,;:])\s*[,;:.]|\.\s*[,;]|\.\.(?!\.)/;

/** Marks that stand twice behind an edit, and didn't before. */
function refuseDoubled(text: string, from: number, to: number, put: string): undefined {
  const left = text.slice(Math.max(0, from - 2), from);
  const right = text.slice(to, to + 2);
  const seam = (words: string): boolean => {
    const match = DOUBLED.exec(words);
    return (
      match !== null &&
      !/\b[A-Z]\.[,;]/.test(words) &&
      !/(?:U\.S\.C|seq|etc|Inc)\.$/.test(text.slice(Math.max(0, from - 6), from))
    );
  };
  const joins = put === '' ? seam(left + right) : seam(left + put.slice(0, 2)) || seam(put.slice(-2) + right);
  if (joins && !seam(text.slice(Math.max(0, from - 2), Math.min(text.length, to + 2)).slice(0, 4)))
    refuse('punctuation-doubled', 'Two marks would stand side by side.', [[from, to]]);
}
