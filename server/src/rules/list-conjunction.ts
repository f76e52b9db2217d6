import type { Form } from '../core/analysis.ts';
import { type ItemEnd, type List, lists } from './lists.ts';
import type { Finding, Fix, PortionRule } from './rule.ts';
import type { Common } from './shared.ts';
import { type Family, listsOutside, listsWithin, nameOf, type Provisions, provisionsOf } from './siblings.ts';

/** A list without its "and" or "or", or with a wrong mark at an item's end. */
export const listConjunction: PortionRule = {
  code: 'list-conjunction',
  severity: 'warning',
  title: 'A list without its “and” or “or”, or with a wrong mark at the end of an item',

  reach: 'portion',

  *check(portion, _law, shared) {
    if (isMeant(portion)) yield* slips(portion, listsWithin(portion), shared);
  },

  *rest(analysis, shared) {
    const all = isMeant(analysis) ? listsOutside(analysis, shared) : [];
    if (all.length > 0) yield* slips(provisionsOf(analysis), all, shared);
  },
};

/** What is codified keeps its own punctuation. */
const isMeant = ({ form }: { readonly form: Form }): boolean => form !== 'us-code' && form !== 'cfr';

function* slips(provisions: Provisions, all: readonly Family[], { isDraft }: Common): Generator<Finding> {
  // What is signed stays as it is: then it is good to know, and no more.
  const severity = isDraft ? 'warning' : 'information';
  for (const list of lists(provisions, all)) {
    if (!goesOn(list)) continue;
    for (const finding of [...wrongMarks(provisions, list), ...wrongWords(provisions, list)])
      yield { ...finding, severity };
  }
}

/** Whether its items go on in one sentence: all but one of those before the last end with a semicolon. */
function goesOn({ ends }: List): boolean {
  const before = ends.slice(0, -1);
  const semicolons = before.filter(({ mark }) => mark === ';').length;
  return semicolons > 0 && semicolons >= before.length - 1;
}

/** The word that joins the items, where one item has it or the words before tell. */
function wordOf({ ends, lead }: List): 'and' | 'or' | undefined {
  const given = new Set(ends.slice(0, -1).flatMap(({ word }) => (word === 'and' || word === 'or' ? [word] : [])));
  if (given.size === 1) return [...given][0];
  if (/\b(?:all|each) of the following\s*(?:[:—–]|--)$/i.test(lead)) return 'and';
  if (/\b(?:any|either|one or more|one) of the following\s*(?:[:—–]|--)$/i.test(lead)) return 'or';
  return undefined;
}

/** An item before the last that ends otherwise than with a semicolon. */
function* wrongMarks(provisions: Provisions, list: List): Generator<Finding> {
  const { items, ends } = list;
  for (let at = 0; at < items.length - 1; at++) {
    const { mark, word, closers, range, markRange } = ends[at]!;
    if (mark === ';' || mark === ':' || mark === '—' || mark === '–' || mark === '--' || (mark === ',' && word))
      continue;
    const section = provisions.section(items[at]!)!;
    // A provision of several sentences, or one with its own list, ends as sentences do.
    if (mark === '.' && sentences(provisions, items[at]!) > 1) continue;
    // "(c) …; and (d) …." is a list that ends; what stands as (e) begins anew.
    if (mark === '.' && at > 0 && ends[at - 1]!.word !== '') continue;
    if (mark === '' && (ends.length < 3 || section.range[1] - section.labelRange[1] < 12)) continue;
    const last = at === items.length - 2;
    const elsewhere = ends.some((end) => end.word);
    const needs = last && !word && !elsewhere;
    const word1 = wordOf(list);
    const join = (joined: string): Fix => ({
      title: `End ${nameOf(section)} with “;${joined}”`,
      // The semicolon stands outside quotation marks, where the period stood within.
      edits: [{ range, text: `${closers};${joined || (word && ` ${word}`)}` }],
    });
    // With its word in another place the list has two slips, and no one fix.
    const fixes =
      last && !word && elsewhere ? [] : !needs ? [join('')] : word1 ? [join(` ${word1}`)] : [join(' and'), join(' or')];
    yield {
      range: mark ? markRange : wordBefore(provisions, range[1]),
      ...(closers ? { own: true as const } : {}),
      message: `${nameOf(section)} ends ${mark ? `with “${mark}”` : 'without a mark'} where the list goes on: the other items end with a semicolon.`,
      fixes,
    };
  }
}

/** The last letter before an offset, as what can be seen where nothing stands. */
const wordBefore = (provisions: Provisions, end: number): readonly [number, number] => {
  const length = /\w{0,40}$/.exec(provisions.words([Math.max(0, end - 40), end]))![0].length;
  return [length === 0 ? Math.max(0, end - 1) : end - length, end];
};

/** How many sentences a provision has, its children's not counted; 2 stands for more. */
function sentences(provisions: Provisions, index: number): number {
  const { labelRange, range } = provisions.section(index)!;
  if (provisions.section(index + 1)?.parent === index) return 2;
  const words = provisions.words([labelRange[1], range[1]]);
  return /[a-z)][.?!]["”’]?\s+[A-Z“"]/.test(words) ? 2 : 1;
}

/** A list without its word before the last item, with it in another place, or with a last item that goes on. */
function* wrongWords(provisions: Provisions, list: List): Generator<Finding> {
  const { items, ends } = list;
  const given = ends.slice(0, -1).map(({ word }) => word);
  const last = ends.at(-1)!;
  const joint = ends.at(-2)!;
  // Where words are left out ("…, or both. . . ."), more items may have stood.
  const closes = last.mark === '.' && !/(?:\.\s?){3}$/.test(provisions.words([last.range[1] - 8, last.range[1]]));
  const joints = given.filter(Boolean).length;
  if (
    joint.mark === ';' &&
    !joint.word &&
    closes &&
    joints === 0 &&
    !defines(provisions, provisions.section(items[0]!)!.labelRange[1])
  ) {
    const section = provisions.section(items.at(-2)!)!;
    const word = wordOf(list);
    const add = (joined: string): Fix => ({
      title: `Add “${joined}”`,
      edits: [{ range: [joint.range[1], joint.range[1]], text: ` ${joined}` }],
    });
    yield {
      range: joint.markRange,
      message: `The list has no “and” or “or” before its last item. ${nameOf(section)} should end with one, so that it is plain whether all are meant or any.`,
      fixes: word ? [add(word)] : [add('and'), add('or')],
    };
    return;
  }
  // The word went with an item that is no longer the last but one: "…; and (b) …; (c) …."
  const stray = ends.slice(0, -2);
  const strays = stray.filter(({ word }) => word !== '');
  if (strays.length !== 1 || !closes || (joint.word && joint.word !== strays[0]!.word)) return;
  const end: ItemEnd = strays[0]!;
  const at = ends.indexOf(end);
  const written = provisions.words(end.wordRange);
  if (end.mark !== ';' || joint.mark !== ';' || (joint.word !== '' && stray.length < 2)) return;
  const drop = { range: [end.range[0] + end.mark.length + end.closers.length, end.range[1]] as const, text: '' };
  const move = joint.word === '' ? [{ range: [joint.range[1], joint.range[1]] as const, text: ` ${end.word}` }] : [];
  yield {
    range: end.wordRange,
    message: joint.word
      ? `“${written}” stands before the last item already; here it is one too many.`
      : `“${written}” stands after ${nameOf(provisions.section(items[at]!)!)}, which is not the last item but one.`,
    fixes: [
      {
        title: joint.word ? `Remove “${end.word}”` : `Move “${end.word}” before the last item`,
        edits: [drop, ...move],
      },
    ],
  };
}

/** Whether an item defines a term: lists of definitions do without a word. */
const defines = (provisions: Provisions, at: number): boolean =>
  /^\s*(?:the term\s+)?(?:["“]|``)/i.test(provisions.words([at, at + 20]));
