/** What an act says, as the Code prints it: by the rules of its editors, which are data. */
import data from '../../data/code-style.yaml';
import type { Analysis } from '../core/analysis.ts';

const { positive, rules } = data as {
  readonly positive: readonly number[];
  readonly rules: readonly { readonly pattern: string; readonly print: string }[];
};

/** Changes an act's words for a text; the words themselves where it is printed as it was enacted. */
export type Style = (words: string) => string;

export const AS_ENACTED: Style = (words) => words;

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const escaped = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');

/** The names by which a draft says that it may be cited. */
const NAMED = /\bmay\s{1,20}be\s{1,20}cited\s{1,20}as\s{1,20}the\s{1,20}(?:``|[“"‘`])([^”"’'`]{3,200})(?:''|[”"’])/g;

const namesIn = (text: string): string[] => [...text.matchAll(NAMED)].map((match) => match[1]!.trim());

/** What of a draft the Code's print of its words depends on. */
export const styleKey = ({ text, date }: Analysis): string => `${date} ${namesIn(text).join('|')}`;

/** How the Code prints the words of a draft in each of its titles. */
export function codeStyle({ text, date }: Analysis): (law: string) => Style {
  const names = namesIn(text).map(escaped);
  const styles = new Map<string, Style>();
  const day = date && /^(\d+)-(\d+)-(\d+)$/.exec(date);
  const printed = day ? `${MONTHS[Number(day[2]) - 1]} ${Number(day[3])}, ${day[1]}` : undefined;
  return (law) => {
    const title = /^\/us\/usc\/t(\d+)/.exec(law)?.[1];
    if (title === undefined || positive.includes(Number(title))) return AS_ENACTED;
    const known = styles.get(title);
    if (known) return known;
    const made = rules.flatMap(({ pattern, print }) => {
      if (pattern.includes('$NAME') && (names.length === 0 || !printed)) return [];
      const source = pattern.replace('$TITLE', title).replace('$NAME', () => `(?:${names.join('|')})`);
      return [{ pattern: new RegExp(source, 'g'), print: print.replace('$DATE', printed ?? '') }];
    });
    const style: Style = (words) => made.reduce((out, { pattern, print }) => out.replace(pattern, print), words);
    styles.set(title, style);
    return style;
  };
}

/** Whether a document is a title of the Code that is not positive law: its headings may be the editors' own. */
export const isEdited = (law: string): boolean => {
  const title = /^\/us\/usc\/t(\d+)/.exec(law)?.[1];
  return title !== undefined && !positive.includes(Number(title));
};
