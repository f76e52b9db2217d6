import type { Analysis, Section } from '../../core/analysis.ts';
import { firstWords, provisionAt } from '../provisions.ts';
import { type Completion, LIMIT, pathOf, type Source } from './item.ts';

const SECTION =
  /\bsections?\s+(?:[\dA-Za-z().,-]{1,30}\s+(?:and|or|through|to)\s+)?((?:\d[\dA-Za-z.-]{0,11})?)((?:\([^()\s]{1,7}\)){0,6})(\(?)([^()\s]{0,7})$/i;
/** "section 2(a), (b), and (": what goes on beside (a). */
const LIST =
  /\bsections?\s+(\d[\dA-Za-z.-]{0,11})((?:\([^()\s]{1,7}\)){1,6})(?:,\s+\([^()\s]{1,7}\)){0,8},?(?:\s+(?:and|or|through|to))?\s+\(([^()\s]{0,7})$/i;
const BELOW = /\b(subsection|paragraph|subparagraph|clause|subclause|item)s?\s+(\(?)([\dA-Za-z]{0,7})$/i;

/** References to this document: "section 4(" offers what section 4 has, "paragraph (" the paragraphs around. */
export const provisions: Source = ({ tail, analysis, offset }) => {
  const [, listed, beside = '', next = ''] = LIST.exec(tail) ?? [];
  if (listed !== undefined) {
    const above = pathOf(beside).slice(0, -1);
    const parent = above.reduce(
      (at, designation) => (at < 0 ? -1 : analysis.tree.child(at, designation)),
      sectionNamed(analysis, listed),
    );
    return parent < 0 ? [] : childrenOf(analysis, parent, next);
  }
  const section = SECTION.exec(tail);
  if (section) {
    const [, number = '', path = '', open, begun = ''] = section;
    if (open === '' && path === '') return number === '' || begun === '' ? sections(analysis, number || begun) : [];
    if (open === '') return [];
    const parent = pathOf(path).reduce(
      (at, designation) => (at < 0 ? -1 : analysis.tree.child(at, designation)),
      sectionNamed(analysis, number),
    );
    return parent < 0 || number === '' ? [] : childrenOf(analysis, parent, begun);
  }
  const below = BELOW.exec(tail);
  return below ? around(analysis, offset, below[1]!.toLowerCase(), below[2]!, below[3]!) : [];
};

const sectionNamed = ({ sections, tree }: Analysis, number: string): number => {
  const index = tree.byId(`/s${number}`);
  return index >= 0
    ? index
    : sections.findIndex(({ level, designation }) => level === 'section' && designation === number);
};

const item = (analysis: Analysis, index: number, label: string, replaces: number): Completion => {
  const section = analysis.sections[index]!;
  return {
    label,
    detail: section.heading || firstWords(analysis, index, 50),
    replaces,
    kind: 'provision',
    about: { provision: section.id },
  };
};

function sections(analysis: Analysis, begun: string): Completion[] {
  const found: Completion[] = [];
  analysis.sections.forEach(({ level, designation }, index) => {
    if (level === 'section' && designation.startsWith(begun) && found.length < LIMIT)
      found.push(item(analysis, index, designation, begun.length));
  });
  return found;
}

function childrenOf(analysis: Analysis, parent: number, begun: string): Completion[] {
  const { sections: all } = analysis;
  const found: Completion[] = [];
  for (let index = parent + 1; index < all.length && all[index]!.depth > all[parent]!.depth; index++) {
    const { designation, parent: above } = all[index]!;
    if (above === parent && designation.startsWith(begun) && found.length < LIMIT)
      found.push(item(analysis, index, `(${designation})`, begun.length + 1));
  }
  return found;
}

/** What of a level stands beside the provision at the cursor, or beside one above it. */
function around(analysis: Analysis, offset: number, level: string, open: string, begun: string): Completion[] {
  const { sections: all } = analysis;
  const above = new Set<number>();
  for (let at = provisionAt(analysis, offset); at >= 0; at = all[at]!.parent) above.add(at);
  const [first] = [...above].slice(-1);
  if (first === undefined) return [];
  const found: Completion[] = [];
  const fits = (section: Section): boolean =>
    section.level === level && above.has(section.parent) && section.designation.startsWith(begun);
  for (let index = first; index < all.length && (index === first || all[index]!.depth > all[first]!.depth); index++)
    if (fits(all[index]!) && found.length < LIMIT)
      found.push(item(analysis, index, `(${all[index]!.designation})`, begun.length + open.length));
  return found;
}
