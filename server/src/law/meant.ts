import { formatId, INA, type LawId, parseId } from './ids.ts';
import { inaOfCode, isIna } from './ina.ts';
import type { Law } from './law.ts';

/** What a provision that the Code does not have was most likely meant to be. */
export interface Meant {
  readonly id: LawId;
  /** How the slip came about, for the reader. */
  readonly slip: 'letter-l' | 'section-letter' | 'letter-lost';
}

/** The provision that a slip of the pen made of another: it must be there, to its last subdivision, and be the only one. */
export function meantBy(id: LawId, law: Law): Meant | undefined {
  if (id.section === null) return undefined;
  const exists = (other: LawId): boolean => law.exists(formatId(other))?.exists === true;
  // "1813(c)(l)", "170l": the letter l for the figure 1.
  const figures: LawId = {
    ...id,
    section: figure(id.section),
    path: id.path.map((step) => (step === 'l' ? '1' : step)),
  };
  if (formatId(figures) !== formatId(id) && exists(figures)) return { id: figures, slip: 'letter-l' };
  // "321(d)": section 321d.
  const [first, ...rest] = id.path;
  if (first !== undefined && /^[a-z]{1,2}$/.test(first) && /\d$/.test(id.section)) {
    const joined: LawId = { ...id, section: id.section + first, path: rest };
    if (exists(joined) && isCurrent(joined, law)) return { id: joined, slip: 'section-letter' };
  }
  // "5106(b)(2)(B)(iv)": section 5106a has all of that.
  if (id.path.length < 3 || !/\d$/.test(id.section)) return undefined;
  const found = LETTERS.map((letter): LawId => ({ ...id, section: id.section + letter })).filter(
    (other) => exists(other) && isCurrent(other, law),
  );
  return found.length === 1 ? { id: found[0]!, slip: 'letter-lost' } : undefined;
}

const LETTERS = [...'abcdefghijkmnopqrstuvwxyz'];

/** "170l": a letter l behind a figure, where no section is meant that has a letter. */
const figure = (section: string): string => section.replace(/^(\d+)l$/, '$11').replace(/^l(\d+)/, '1$1');

const isCurrent = (id: LawId, law: Law): boolean => law.standing(formatId({ ...id, path: [] }))?.status === 'current';

/**
 * The id that a citation of a provision that surely doesn't exist was probably meant to be; undefined where that can't be told.
 * "section 1103 of the INA" is section 103, which stands at 8 U.S.C. 1103.
 */
export function meantInstead(id: string, law: Law): string | undefined {
  if (law.exists(id)?.exists !== false) return undefined;
  const parsed = parseId(id);
  if (!parsed || parsed.section === null) return undefined;
  if (isIna(parsed)) {
    const row = inaOfCode(parsed.section.toLowerCase());
    const own = row && [`${INA}/s${row.section}`, ...parsed.path].join('/');
    return own !== undefined && law.exists(own)?.exists !== false ? own : undefined;
  }
  const meant = parsed.kind === 'usc' ? meantBy(parsed, law) : undefined;
  return meant && formatId(meant.id);
}
