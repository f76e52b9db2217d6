import { forHtml, forJson, forMarkdown, visible } from '../core/foreign.ts';
import { edges } from '../core/text.ts';
import type { Change, Comparison, Fact } from './compare.ts';
import type { Piece } from './words.ts';

/** How pieces of a report are painted in a terminal. */
export type Painter = (what: 'removed' | 'added' | 'head' | 'dim', text: string) => string;

const NAMES = {
  term: 'Terms',
  deadline: 'Deadlines',
  amount: 'Amounts of money',
} as const;

/** `Section 4(a), now section 5(a): moved, reworded`. */
function headOf({ kinds, before, after }: Change): string {
  const name = (after ?? before)!;
  const cite = before && after && before.cite !== after.cite ? `${before.cite}, now ${after.cite}` : name.cite;
  return `${cite.charAt(0).toUpperCase()}${cite.slice(1)}: ${kinds.join(', ')}`;
}

/** So many characters of what didn't change stand round a change. */
const AROUND = 120;

/** The words, with what didn't change cut to what stands next to a change. */
function cut(words: readonly Piece[]): Piece[] {
  return words.map((piece, i) => {
    if (piece.kind !== 'same' || piece.text.length <= 2 * AROUND) return piece;
    const head = i === 0 ? '' : upToBlank(piece.text.slice(0, AROUND), 'end');
    const tail = i === words.length - 1 ? '' : upToBlank(piece.text.slice(-AROUND), 'start');
    return { kind: 'same', text: `${head} … ${tail}` };
  });
}

function upToBlank(text: string, where: 'start' | 'end'): string {
  const blank = where === 'end' ? text.lastIndexOf(' ') : text.indexOf(' ');
  if (blank < 0) return text;
  return where === 'end' ? text.slice(0, blank) : text.slice(blank + 1);
}

const factLine = ({ before, after, cite }: Fact): string => {
  const where = cite === '' ? '' : ` (${cite})`;
  if (before === null) return `new: ${after}${where}`;
  if (after === null) return `gone: ${before}${where}`;
  return `${before} → ${after}${where}`;
};

/** One sentence with the numbers. */
export function summary({ changes, same }: Comparison): string {
  if (changes.length === 0) return 'The texts are the same, provision by provision.';
  const counts = new Map<string, number>();
  for (const { kinds } of changes) for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const list = Array.from(counts, ([kind, count]) => `${count} ${kind}`).join(', ');
  return `${list}; ${same} unchanged.`;
}

/** The report for a terminal. */
export function comparisonText(comparison: Comparison, paint: Painter): string {
  const mark = {
    same: (text: string) => text,
    removed: (text: string) => paint('removed', `[-${text}-]`),
    added: (text: string) => paint('added', `{+${text}+}`),
  };
  const lines = [paint('dim', summary(comparison))];
  for (const change of comparison.changes) {
    lines.push('', paint('head', visible(headOf(change))));
    const names = change.before && change.after && change.before.name !== change.after.name;
    if (names && change.words.length === 0)
      lines.push(`  ${visible(change.before!.name)} → ${visible(change.after!.name)}`);
    else if (change.words.length === 0) lines.push(`  ${visible((change.after ?? change.before)!.name)}`);
    if (change.words.length > 0)
      lines.push(
        `  ${cut(change.words)
          .map(({ kind, text }) => mark[kind](visible(text)))
          .join('')}`,
      );
  }
  for (const [kind, title] of Object.entries(NAMES)) {
    const facts = comparison.facts.filter((fact) => fact.kind === kind);
    if (facts.length > 0) lines.push('', paint('head', title), ...facts.map((fact) => `  ${visible(factLine(fact))}`));
  }
  return lines.join('\n');
}

/** The report as Markdown: what is gone is struck, what is new is bold. */
export function comparisonMarkdown(comparison: Comparison, title: string): string {
  const mark = (piece: Piece): string => {
    const text = forMarkdown(piece.text);
    if (piece.kind === 'same') return text;
    const [before, words, after] = edges(text);
    if (!words) return text;
    return piece.kind === 'removed' ? `${before}~~${words}~~${after}` : `${before}**${words}**${after}`;
  };
  const lines = [`# ${forMarkdown(title)}`, '', forMarkdown(summary(comparison))];
  for (const change of comparison.changes) {
    lines.push('', `## ${forMarkdown(headOf(change))}`, '');
    lines.push(
      change.words.length > 0
        ? cut(change.words).map(mark).join('')
        : forMarkdown((change.after ?? change.before)!.name),
    );
  }
  for (const [kind, name] of Object.entries(NAMES)) {
    const facts = comparison.facts.filter((fact) => fact.kind === kind);
    if (facts.length > 0) lines.push('', `## ${name}`, '', ...facts.map((fact) => `- ${forMarkdown(factLine(fact))}`));
  }
  return lines.join('\n');
}

/** The report as the inside of a web page; each change knows the line that it is at, counted from 0, for whoever can jump. */
export function comparisonHtml(comparison: Comparison): string {
  const tag = { same: '', removed: 'del', added: 'ins' } as const;
  const mark = ({ kind, text }: Piece): string =>
    kind === 'same' ? forHtml(text) : `<${tag[kind]}>${forHtml(text)}</${tag[kind]}>`;
  const parts = [`<p>${forHtml(summary(comparison))}</p>`];
  for (const change of comparison.changes) {
    const line = change.after ? change.after.line - 1 : '';
    const head = `<a href="#" data-line="${line}">${forHtml(headOf(change))}</a>`;
    const words =
      change.words.length > 0 ? cut(change.words).map(mark).join('') : forHtml((change.after ?? change.before)!.name);
    parts.push(`<section><h2>${head}</h2><p>${words}</p></section>`);
  }
  for (const [kind, name] of Object.entries(NAMES)) {
    const facts = comparison.facts.filter((fact) => fact.kind === kind);
    if (facts.length > 0)
      parts.push(
        `<section><h2>${name}</h2><ul>${facts.map((fact) => `<li>${forHtml(factLine(fact))}</li>`).join('')}</ul></section>`,
      );
  }
  return parts.join('\n');
}

export const comparisonJson = (comparison: Comparison): string => forJson(comparison, 2);

/** How the page looks: what is gone and what is new is told by a line and a word, not by colour alone. */
export const COMPARISON_STYLE = `
body { font: 15px/1.5 Georgia, serif; max-width: 50em; margin: 2em auto; padding: 0 1em; }
h2 { font-size: 1em; margin-bottom: 0.2em; } h2 a { color: inherit; }
ins { text-decoration: underline; background: rgba(46, 160, 67, 0.25); }
del { text-decoration: line-through; background: rgba(248, 81, 73, 0.2); }
`;
