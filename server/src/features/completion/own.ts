import { firstBelow, labelAfter } from '../../drafting/index.ts';
import { provisionAt } from '../provisions.ts';
import { type Completion, LIMIT, type Source } from './item.ts';

const WORDS = /([\p{L}\p{N}’'-]+(?: [\p{L}\p{N}’'-]+){0,3})$/u;

/** Terms that this document defines and that hold at the cursor, where the user asks for them. */
export const terms: Source = ({ tail, analysis, offset, invoked }) => {
  if (!invoked) return [];
  const typed = WORDS.exec(tail.slice(-160))?.[1] ?? '';
  const within = new Set<number>([-1]);
  for (let at = provisionAt(analysis, offset); at >= 0; at = analysis.sections[at]!.parent) within.add(at);
  const known = new Map<string, Completion>();
  for (const definition of analysis.definitions) {
    if (!within.has(definition.scope) || known.size >= LIMIT || known.has(definition.term)) continue;
    const begun = longestBegun(typed, definition.term);
    if (typed !== '' && begun === '' && !/\s$/.test(tail)) continue;
    known.set(definition.term, {
      label: definition.term,
      replaces: begun.length,
      kind: 'term',
      about: { term: definition.term },
    });
  }
  return [...known.values()];
};

/** The longest end of what is typed, from the start of a word on, with which a term begins. */
function longestBegun(typed: string, term: string): string {
  const words = typed.split(' ');
  for (let from = 0; from < words.length; from++) {
    const begun = words.slice(from).join(' ');
    if (begun !== '' && term.toLowerCase().startsWith(begun.toLowerCase())) return begun;
  }
  return '';
}

/** The next designation on an empty line, of the provision before it and of those above, and the first below it. */
export const designations: Source = ({ tail, analysis, offset, invoked }) => {
  if (!invoked || tail.slice(tail.lastIndexOf('\n') + 1).trim() !== '') return [];
  let end = Math.min(offset, analysis.text.length);
  while (end > 0 && /\s/.test(analysis.text[end - 1]!)) end--;
  const index = provisionAt(analysis, end);
  if (index < 0) return [];
  const found: Completion[] = [];
  const add = (label: string | undefined, detail: string): void => {
    if (label !== undefined && !found.some((each) => each.label === label))
      found.push({ label, insert: `${label} `, detail, replaces: 0, kind: 'designation' });
  };
  for (let at = index; at >= 0; at = analysis.sections[at]!.parent)
    add(labelAfter(analysis, at), `after ${analysis.sections[at]!.label}`);
  add(firstBelow(analysis, index), `below ${analysis.sections[index]!.label}`);
  return found;
};
