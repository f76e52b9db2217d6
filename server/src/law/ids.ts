import { remember } from './remember.ts';

/** A USLM identifier, taken apart: `/us/usc/t8/s1225/b/2/C`. */
export interface LawId {
  /** `usc`, `act`, `pl`, `cfr`, `eo`, … */
  readonly kind: string;
  /** What names the document: `8` for `/us/usc/t8`, a slug, `109/162`, `a2` or `amd14` of the Constitution. */
  readonly name: string;
  /** Levels above sections, or in their place: `ch12`, `tX`, `pt208`. */
  readonly above: readonly string[];
  /** Section number; null where the id names none. */
  readonly section: string | null;
  /** Designations below the section, outermost first. */
  readonly path: readonly string[];
  /** The id names the notes under the provision. */
  readonly note: boolean;
}

/** How many segments name the document, by kind. */
const NAME_SEGMENTS: Readonly<Record<string, number>> = {
  usc: 1,
  act: 1,
  pl: 2,
  cfr: 1,
  eo: 1,
  proc: 1,
  memo: 1,
  bill: 2,
  const: 1,
};

export const INA = '/us/act/immigration-and-nationality-act';

/** The id's parts; undefined for a range (`…/s1..…/s5`) and for what isn't an identifier of law. */
export const parseId: (id: string) => LawId | undefined = remember(parse);

function parse(id: string): LawId | undefined {
  if (!id.startsWith('/us/') || id.includes('..')) return undefined;
  const segments = id.slice(4).split('/');
  const kind = segments.shift() ?? '';
  const count = NAME_SEGMENTS[kind];
  if (count === undefined || segments.length < count || segments.includes('')) return undefined;
  let name = segments.splice(0, count).join('/');
  if (kind === 'usc' || kind === 'cfr') {
    if (!/^t\d+a?$/.test(name)) return undefined;
    name = name.slice(1);
  }
  const note = segments.at(-1) === 'note';
  if (note) segments.pop();
  const at = segments.findIndex((segment) => /^s\d/.test(segment));
  if (at < 0) return { kind, name, above: segments, section: null, path: [], note };
  const section = segments[at]!.slice(1);
  // A section within a section is a slip of whoever made the id.
  if (segments.slice(at + 1).some((step) => /^s\d/.test(step))) return undefined;
  return { kind, name, above: segments.slice(0, at), section, path: segments.slice(at + 1), note };
}

/** The inverse of `parseId`. */
export function formatId(id: LawId): string {
  const title = id.kind === 'usc' || id.kind === 'cfr' ? 't' : '';
  const section = id.section === null ? [] : [`s${id.section}`];
  const segments = ['/us', id.kind, title + id.name, ...id.above, ...section, ...id.path, ...(id.note ? ['note'] : [])];
  return segments.join('/');
}

/** The id and those of the provisions that contain it, innermost first, down to the section or the document. */
export function* upward(id: LawId): Generator<LawId> {
  yield id;
  if (id.note) yield { ...id, note: false };
  for (let length = id.path.length - 1; length >= 0; length--) {
    yield { ...id, path: id.path.slice(0, length), note: false };
  }
  if (id.section !== null) yield { ...id, section: null, path: [], note: false };
  for (let length = id.above.length - 1; length >= 0; length--) {
    yield { ...id, above: id.above.slice(0, length), section: null, path: [], note: false };
  }
}

/** `(b)(2)(C)`. */
export function designations(path: readonly string[]): string {
  return path.map((step) => `(${step})`).join('');
}
