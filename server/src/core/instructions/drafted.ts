/** What an instruction that was found does: its words as the grammar of operations reads them. */
import type { Resolver } from './cursor.ts';
import { readOperation } from './grammar.ts';
import { itemsOf } from './items.ts';
import type { Locus, Operation } from './operation.ts';
import type { Draft } from './reading.ts';
import type { Token } from './tokens.ts';

/** How an instruction that ends at an offset is carried out; null where that isn't understood to the last word. */
export function operationOf(
  text: string,
  { action, form, verbs, bare }: Draft,
  end: number,
  tokens: readonly Token[],
  locus: Locus,
  resolver: Resolver,
): Operation | null {
  if (bare) return null;
  const [first, second] = verbs;
  const items = (from: number, to: number) => itemsOf(text, from, to, tokens);
  const clause = {
    action,
    form,
    verb: text.slice(...first!),
    first: items(first![1], second?.[0] ?? end),
    second: second && items(second[1], end),
  };
  return readOperation(clause, locus, resolver) ?? null;
}
