import type { Analysis, Range } from '../core/analysis.ts';
import { own } from '../core/text.ts';
import { citeProvision } from '../features/provisions.ts';
import { countUses } from '../features/terms.ts';
import { type Place, placeOf, placeText, words } from './document.ts';
import type { Table } from './table.ts';

/** A term that a document defines. */
export interface Term {
  readonly term: string;
  /** The words that define it. */
  readonly definition: string;
  /** The law that it stands for, as it is cited; '' where it names none. */
  readonly law: string;
  /** `section 5`, or `the whole document`. */
  readonly scope: string;
  /** How often it is used, its definition aside. */
  readonly uses: number;
  readonly place: Place;
}

/** The terms that documents define. */
export const terms: Table<Term> = {
  name: 'terms',
  title: 'Terms',
  about: 'the terms that documents define, where they hold and how often they are used',
  none: 'No term is defined.',
  columns: [
    { title: 'Term', text: ({ term }) => term },
    { title: 'Definition', wide: true, text: ({ definition }) => definition },
    { title: 'Holds in', text: ({ scope }) => scope },
    { title: 'Uses', text: ({ uses }) => String(uses) },
    { title: 'Where', text: ({ place }, files) => placeText(place, files) },
  ],
  place: ({ place }) => place,

  of(document, law) {
    const { analysis } = document;
    const uses = countUses(analysis);
    return this.join(
      analysis.definitions.map((definition, index) => ({
        term: own(definition.term.replace(/\*/g, '')),
        definition: meaning(words(analysis, behindTerm(analysis, index))),
        law: definition.target === null ? '' : law.cite(definition.target, 'plain'),
        scope: definition.scope < 0 ? 'the whole document' : own(citeProvision(analysis, definition.scope)),
        uses: uses.get(definition) ?? 0,
        place: placeOf(document, definition.range),
      })),
    );
  },

  join: (rows) => [...rows].sort((a, b) => compare(a.term, b.term)),
};

/** The words that define a term, without the term where they begin with it. */
function behindTerm({ text, definitions }: Analysis, index: number): Range {
  const { range, body } = definitions[index]!;
  if (body[0] > range[0] || body[1] <= range[1]) return body;
  const behind = (at: number): number => {
    let start = at;
    while (start < body[1] && /[\s"“”'’*_,:)\]—–-]/.test(text.charAt(start))) start++;
    return start;
  };
  let start = behind(range[1]);
  for (const other of definitions.slice(index + 1, index + 1 + NEAR)) {
    if (other.range[0] <= start) continue;
    if (other.range[0] >= body[1]) break;
    const between = text.slice(start, Math.min(other.range[0], start + LONGEST));
    // "“buoy” and “float” mean …": both are what follows the second.
    if (AND.test(between)) start = behind(other.range[1]);
    // "…, and the term “lamp” means …": what follows is the next one's.
    const next = OF_NEXT.exec(between.slice(-ITS_WORDS));
    if (next) return [start, start + Math.max(0, between.length - ITS_WORDS) + next.index];
  }
  return [start, body[1]];
}

/** No definition that goes before another in one sentence is longer. */
const LONGEST = 2000;
/** So many that follow may share its words, or begin where they end. */
const NEAR = 3;
/** ", and the term" has no more characters. */
const ITS_WORDS = 60;
const AND = /^(?:and|or)\s{1,9}["“'‘*_]{0,3}$/;
const OF_NEXT = /[,;]?\s{0,9}(?:and\s{1,9})?the\s{1,9}terms?\s{0,9}["“'‘*_]{1,3}$/;

/** "means an agency statement of general effect" is what is looked for in a table without its first word. */
const meaning = (body: string): string => body.replace(/^(?:means?|shall mean)[\s,:—–-]+(?=\S)/, '');

const compare = new Intl.Collator('en', { sensitivity: 'base' }).compare;
