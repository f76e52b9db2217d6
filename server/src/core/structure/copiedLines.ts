/**
 * Labels in a copy that lost its breaks: "… ARTICLE 9. The … ARTICLE 10. If …" of a treaty, "1. PURPOSE. This … 2. APPLICABILITY."
 * of a directive. One alone may be a phrase; a run that counts on is an outline.
 */
import { unitNamed } from '../citations/units.ts';
import { valueIn } from '../designation.ts';
import { type Label, labelOf } from './label.ts';
import type { Line } from './lines.ts';

/** A line as long as this is a copy that lost its breaks. */
const COPIED = 600;
const ARTICLE =
  /(?<=[.:;—-][\s\u00a0]{1,3})(?:ARTICLE|Article)[\s\u00a0]+(\d{1,3}|[IVXL]{1,7})\.(?=[\s\u00a0]+["“(]?[A-Z(\d])/g;
const CAPITALS = /(?<=[\s\u00a0])(\d{1,2})\.(?=[\s\u00a0]+[A-Z]{3}[A-Z ,&/'’-]{0,70}\.[\s\u00a0])/g;

const numberOf = (designation: string): number =>
  /^\d/.test(designation) ? Number(designation) : valueIn('I', designation);

/** Those of a line's matches that count on, at least so many in a row; from one where `first` says so. */
function run(matches: readonly RegExpMatchArray[], least: number, first: boolean): RegExpMatchArray[] {
  const out: RegExpMatchArray[] = [];
  let row: RegExpMatchArray[] = [];
  const close = () => {
    if (row.length >= least) out.push(...row);
    row = [];
  };
  for (const match of matches) {
    const value = numberOf(match[1]!);
    const last = row.at(-1);
    if (last && value !== numberOf(last[1]!) + 1) close();
    if (row.length > 0 || !first || value === 1) row.push(match);
  }
  close();
  return out;
}

/** The articles and the numbered headings in capitals that stand within long lines. */
export function copiedLabels(
  text: string,
  lines: readonly Line[],
  taken: ReadonlySet<number>,
  skip: (at: number) => boolean,
): { readonly articles: readonly Label[]; readonly headed: readonly Label[] } {
  const articles: Label[] = [];
  const headed: Label[] = [];
  const unit = unitNamed('article')!;
  lines.forEach((each, line) => {
    if (each.end - each.start <= COPIED) return;
    const words = text.slice(each.start, each.end);
    const free = (match: RegExpMatchArray): boolean => {
      const at = each.start + match.index!;
      return at > each.content && !taken.has(at) && !skip(at);
    };
    if (/ARTICLE|Article/.test(words))
      for (const match of run([...words.matchAll(ARTICLE)].filter(free), 3, false)) {
        const at = each.start + match.index!;
        const range = [at, at + match[0].length] as const;
        articles.push(
          labelOf({ style: 'unit', unit, designation: match[1]!, range, line, paragraph: true, period: true }),
        );
      }
    for (const match of run([...words.matchAll(CAPITALS)].filter(free), 2, true)) {
      const at = each.start + match.index!;
      const range = [at, at + match[0].length] as const;
      headed.push(labelOf({ style: '.', designation: match[1]!, range, line, paragraph: true }));
    }
  });
  return { articles, headed };
}
