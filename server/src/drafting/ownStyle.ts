/** How a document itself cites: what is copied to be pasted into it, or into one like it, is written so. */
import type { Analysis, Citation } from '../core/analysis.ts';
import type { Law } from '../law/law.ts';
import { isInaTarget, STYLES, type Style, written } from '../law/style.ts';

/** So many citations of a document tell how it cites. */
const ENOUGH = 300;

/** A provision of law as the document cites others, at an offset of it; '' where it cites none, or has no sure form for it. */
export function asCitedHere(analysis: Analysis, offset: number, target: string, law: Law): string {
  const style = styleOf(analysis, law);
  const words = style && written(target, style, law, inaName(analysis, offset));
  if (!style || !words) return '';
  const parallel = law.parallel(target);
  const other = parallel && givesParallels(analysis, law) ? written(parallel, style, law) : undefined;
  return other ? `${words} (${other})` : words;
}

/** What the document calls the INA once it has given it a short name; undefined before. */
export function inaName(analysis: Analysis, offset: number): string | undefined {
  return offset > inaNamedFrom(analysis) ? 'INA' : undefined;
}

/** Where the document has given the INA its short name. */
export function inaNamedFrom({ definitions }: Analysis): number {
  const own = definitions.find(({ term, target }) => term === 'INA' && target !== null && isInaTarget(target));
  return own?.range[1] ?? Number.POSITIVE_INFINITY;
}

/** The style in which most of a document's citations are written; undefined where none tells. */
function styleOf(analysis: Analysis, law: Law): Style | undefined {
  const votes = new Map<Style, number>();
  const from = inaNamedFrom(analysis);
  for (const citation of analysis.citations.slice(0, ENOUGH)) {
    const ina = citation.range[0] > from ? 'INA' : undefined;
    const voted = styleOfOne(analysis, citation, law, ina);
    for (const style of voted) votes.set(style, (votes.get(style) ?? 0) + 1);
  }
  return [...votes].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** The styles in which a citation may be said to be written. */
function styleOfOne(analysis: Analysis, citation: Citation, law: Law, ina: string | undefined): readonly Style[] {
  const { kind, range, targets } = citation;
  const words = analysis.text.slice(...range).replace(/\s+/g, ' ');
  const [target] = targets;
  const exact =
    targets.length === 1 && target !== undefined
      ? STYLES.filter((style) => written(target, style, law, ina) === words)
      : [];
  if (exact.length > 0) return exact.length < STYLES.length ? exact : [];
  // A list has a form for none of its members, but a sign or none.
  if (kind !== 'usc' && kind !== 'act') return [];
  if (words.includes('§')) return ['plain'];
  return kind === 'usc'
    ? /^\d+ U\.S\.C\. \d/.test(words)
      ? ['house']
      : []
    : /^[Ss]ections? /.test(words)
      ? ['house']
      : [];
}

/** Whether more sections of acts have their place in the Code behind them, in parentheses, than haven't. */
function givesParallels({ text, citations }: Analysis, law: Law): boolean {
  let balance = 0;
  citations.slice(0, ENOUGH).forEach(({ kind, range, targets }, at) => {
    const [target] = targets;
    const parallel = kind === 'act' && targets.length === 1 && target ? law.parallel(target) : undefined;
    if (parallel === undefined) return;
    const next = citations[at + 1];
    // The act's short name may stand between: "… Act (INA) (8 U.S.C. 1225(b))".
    const given =
      next?.targets[0] === parallel && BETWEEN.test(text.slice(range[1], Math.min(next.range[0], range[1] + 40)));
    balance += given ? 1 : -1;
  });
  return balance > 0;
}

const BETWEEN = /^(?:\s{1,4}\([^()]{1,20}\))?(?:\s{1,4}\(|,\s{1,4})$/;
