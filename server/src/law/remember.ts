import type { Law } from './law.ts';

/** How many answers are kept ready: a document's citations are asked about again after every keystroke. */
const REMEMBERED = 20_000;

/** A function of an identifier that keeps its answers; they must not depend on anything else. */
export function remember<T>(answer: (id: string) => T): (id: string) => T {
  const known = new Map<string, T>();
  return (id) => {
    const found = known.get(id);
    if (found !== undefined || known.has(id)) return found!;
    if (known.size >= REMEMBERED) known.clear();
    const value = answer(id);
    known.set(id, value);
    return value;
  };
}

/** The same for what the tables of a law answer: each law keeps answers of its own. */
export function rememberOf<T>(answer: (id: string, law: Law) => T): (law: Law) => (id: string) => T {
  const known = new WeakMap<Law, (id: string) => T>();
  return (law) => {
    let ask = known.get(law);
    if (!ask) {
      ask = remember((id) => answer(id, law));
      known.set(law, ask);
    }
    return ask;
  };
}
