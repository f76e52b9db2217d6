/** Documents, and changes of them that disturb what the engine reads by. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { fixturesOf, KINDS, unmark } from './fixture.ts';

export interface Source {
  readonly name: string;
  readonly text: string;
}

const read = (folder: string): Source[] =>
  existsSync(folder)
    ? readdirSync(folder).map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }))
    : [];

export const fixtures = KINDS.flatMap((kind) =>
  fixturesOf(kind).map(({ name, marked }) => ({ name, text: unmark(marked).text })),
);
/** Whether the real documents lie beside the checkout; without them there are samples and fixtures alone. */
export const hasCorpus = existsSync('../shared/corpus');
export const documents = [...read('samples'), ...read('../shared/corpus')].filter(({ text }) => text.length < 80_000);
/** What the fuzzer once found; a new find is put there, too. */
export const found = read('test/fuzz/found');
export const sources = [...fixtures, ...documents];

/** What a mutation may put into a text: the signs that the engine reads by, and what disturbs them. */
export const PIECES = [
  '\n',
  '\n\n',
  '\r',
  '\r\n',
  ' ',
  '\u00a0',
  '\u0000',
  '\u00ad',
  '\u200b',
  '\u2060',
  '\u2028',
  '😀',
  '\ud83d',
  '(',
  ')',
  '(a)',
  '(i) ',
  '\n\n(b) ',
  '\n1. ',
  'Section 2. ',
  '\nSec. 3. Heading. ',
  '\nPART II—FILES\n',
  '§ ',
  '“',
  '”',
  '``',
  "''",
  '"',
  '[[Page 7]]',
  '[[Page ',
  '> ',
  '- ',
  '**',
  '<u>',
  '</u>',
  '---\n',
  '# ',
  'section 2(a)',
  ' of this order',
  ' of the Act',
  ' of such Act',
  '8 U.S.C. ',
  '1101 et seq.',
  'Public Law ',
  'Executive Order 12866',
  'the Trade Act of 1974',
  ' is amended by inserting the following: ',
  'the term “file” means ',
  ' (INA)',
  'within 30 days of the date of this order',
  ', and ',
  ' through ',
  '–',
  'THE WHITE HOUSE,',
  'Whereas ',
  '# (a)(A)(a) ',
  'by February 31, 2024',
  ', 2024-02-30, ',
  'no later than 45 days after June 31, 2025',
  ' of February 29, 2023',
  'the Trade\u200bAct of 1974',
];

export type Mutation = (text: string) => string;

/** One change of a text at places that are shares of its length. */
export const mutation: fc.Arbitrary<Mutation> = fc
  .tuple(fc.nat(4), fc.nat(9_999), fc.nat(9_999), fc.nat(60), fc.constantFrom(...PIECES))
  .map(([what, first, second, length, piece]) => (text: string) => {
    const at = Math.floor((text.length * first) / 10_000);
    const other = Math.floor((text.length * second) / 10_000);
    const cut = text.slice(other, other + length);
    switch (what) {
      case 0:
        return text.slice(0, at) + piece + text.slice(at);
      case 1:
        return text.slice(0, at) + text.slice(at + length);
      case 2:
        return text.slice(0, at) + cut + text.slice(at);
      case 3:
        return text.slice(0, at) + text.slice(at, at + length).toUpperCase() + text.slice(at + length);
      default:
        return text.slice(0, at);
    }
  });

/** A document, changed some times over. */
export const mutated = (from: readonly Source[], changes: number): fc.Arbitrary<Source> =>
  fc.tuple(fc.nat(from.length - 1), fc.array(mutation, { maxLength: changes })).map(([index, mutations]) => {
    const { name, text } = from[index]!;
    return { name, text: mutations.reduce((changed, mutate) => mutate(changed), text) };
  });
