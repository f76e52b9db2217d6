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
