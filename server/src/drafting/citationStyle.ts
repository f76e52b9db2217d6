/**
 * Citations written otherwise, as edits in offsets: in a style, as the act's or the Code's, with or without its parallel, a
 * range spelled out. What is offered was read again: it names what it named before.
 */
import type { Analysis, Citation, Range } from '../core/analysis.ts';
import { analyze } from '../core/analyze.ts';
import { firstFrom, lastAtMost } from '../core/text.ts';
import type { Law } from '../law/law.ts';
import { pageOf, type Style, saysMore, written } from '../law/style.ts';
import { inaName, inaNamedFrom } from './ownStyle.ts';
import { spelledOut } from './spelledOut.ts';

/** One way to write something otherwise. */
export interface Rewriting {
  readonly title: string;
  readonly edits: readonly { readonly range: Range; readonly text: string }[];
}

/** Whether a citation is given a short name right behind: "the Immigration and Nationality Act (INA)". */
function isNamed({ definitions }: Analysis, { range }: Citation): boolean {
  for (let index = firstFrom(definitions, range[1]); index < definitions.length; index++) {
    const definition = definitions[index]!;
    if (definition.range[0] - range[1] >= 40) return false;
    if (definition.body[0] <= range[0]) return true;
  }
  return false;
}

/** Whether words that stand by themselves name just this provision. */
function names(words: string, target: string, law: Law): boolean {
  const { citations } = analyze(`See ${words}.`, { facts: law });
  return (
    citations.length === 1 &&
    citations[0]!.targets.length === 1 &&
    citations[0]!.targets[0] === target &&
    citations[0]!.range[0] === 4 &&
    citations[0]!.range[1] === 4 + words.length
  );
}

/** The provision that a citation names by itself; undefined for a list, a range, and for words that need their context. */
function onlyTarget({ text }: Analysis, { targets, range }: Citation, law: Law): string | undefined {
  const [target] = targets;
  if (targets.length !== 1 || target === undefined || target.includes('..')) return undefined;
  const words = text.slice(...range);
  return !saysMore(words) && names(flat(words), target, law) ? target : undefined;
}

const flat = (words: string): string => words.replace(/\s+/g, ' ').replace(/^S(?=ections?\s)/, 's');

/** A citation in a style, `ina` the document's name for that act; undefined where it is written so already or has no sure form in it. */
function inStyle(
  analysis: Analysis,
  citation: Citation,
  style: Style,
  law: Law,
  ina: string | undefined,
): Rewriting | undefined {
  const target = isNamed(analysis, citation) ? undefined : onlyTarget(analysis, citation, law);
  const text = target && written(target, style, law, ina);
  if (!target || !text || !names(text, target, law)) return undefined;
  // The Bluebook adds to an order where it was published; other styles do without.
  const page = pageOf(target, law);
  const [start, end] = citation.range;
  const hasPage = page !== '' && analysis.text.startsWith(page, end);
  const more = style === 'bluebook' && !hasPage ? page : '';
  const less = style !== 'bluebook' && hasPage ? page.length : 0;
  if (more === '' && less === 0 && flat(analysis.text.slice(start, end)) === text) return undefined;
  return {
    title: `Write as “${text}${more}”`,
    edits: [{ range: [start, end + less], text: opened(analysis, citation, text) + more }],
  };
}

/** A citation that opens a sentence keeps its capital. */
const opened = ({ text }: Analysis, { range }: Citation, words: string): string =>
  /[A-Z]/.test(text.charAt(range[0])) ? words.charAt(0).toUpperCase() + words.slice(1) : words;

/** What a document cites, in order; the pages of the Federal Register aside, which one style adds. */
const cited = ({ citations }: Analysis): string =>
  citations
    .filter(({ kind }) => kind !== 'fr')
    .flatMap(({ targets }) => targets)
    .join(' ');

/**
 * The whole document in a style. An instruction that amends is read by the words of its citation: where others would be
 * read otherwise, those of orders stay as they are, or all.
 */
export function documentInStyle(analysis: Analysis, style: Style, law: Law): Rewriting['edits'] {
  const { text, name, citations, regions, instructions } = analysis;
  const own = regions.filter(({ kind }) => kind === 'quoted' || kind === 'matter').map(({ range }) => range);
  const amending = instructions.map(({ range }) => range);
  const isOwn = covering(own);
  const isAmending = covering(amending);
  const named = inaNamedFrom(analysis);
  const all = citations
    .filter(({ range }) => !isOwn(range))
    .flatMap((citation) => {
      const ina = citation.range[0] > named ? 'INA' : undefined;
      const edits = inStyle(analysis, citation, style, law, ina)?.edits ?? [];
      return edits.map((edit) => ({ ...edit, citation }));
    });
  const before = cited(analysis);
  for (const chosen of [
    all,
    all.filter(({ citation }) => !isAmending(citation.range)),
    all.filter(({ citation }) => citation.kind !== 'eo'),
  ]) {
    const after = chosen.reduceRight(
      (now, edit) => now.slice(0, edit.range[0]) + edit.text + now.slice(edit.range[1]),
      text,
    );
    if (cited(analyze(after, { name, facts: law })) === before)
      return chosen.map(({ range, text: words }) => ({ range, text: words }));
  }
  return [];
}

/** Whether a range lies in one of some, which are in the order of their starts. */
function covering(ranges: readonly Range[]): (range: Range) => boolean {
  const starts = ranges.map(([start]) => start);
  let reach = 0;
  const ends = ranges.map(([, end]) => {
    reach = Math.max(reach, end);
    return reach;
  });
  return ([start, end]) => end <= (ends[lastAtMost(starts, start)] ?? -1);
}

/** The parallel citation behind a citation, with its parentheses. */
function parallelBehind({ text, citations }: Analysis, citation: Citation, parallel: string): Range | undefined {
  const next = citations[firstFrom(citations, citation.range[0]) + 1];
  if (next?.targets.length !== 1 || next.targets[0] !== parallel) return undefined;
  const start = citation.range[1];
  return /^\s+\($/.test(text.slice(start, next.range[0])) && text.charAt(next.range[1]) === ')'
    ? [start, next.range[1] + 1]
    : undefined;
}

/** The ways to write the citation at an offset otherwise; none where there is no citation of one provision. */
export function rewritings(analysis: Analysis, offset: number, style: Style, law: Law): Rewriting[] {
  const { text } = analysis;
  const ways: Rewriting[] = [];
  const citation = analysis.citations.find(({ range }) => range[0] <= offset && offset <= range[1]);
  const phrase = citation ?? analysis.references.find(({ range }) => range[0] <= offset && offset <= range[1]);
  const list = phrase && spelledOut(analysis, phrase.parts);
  if (list) ways.push(list);
  const target = citation && onlyTarget(analysis, citation, law);
  if (!citation || !target) return ways;
  const styled = inStyle(analysis, citation, style, law, inaName(analysis, citation.range[0]));
  if (styled) ways.push(styled);
  const parallel = law.parallel(target);
  const other = parallel && written(parallel, style, law, inaName(analysis, citation.range[0]));
  if (!parallel || !other || !names(other, parallel, law)) return ways;
  const behind = parallelBehind(analysis, citation, parallel);
  if (behind) {
    ways.push({ title: 'Remove the parallel citation', edits: [{ range: behind, text: '' }] });
    return ways;
  }
  const edit = { range: citation.range, text: opened(analysis, citation, other) };
  ways.push({ title: `Cite as “${other}”`, edits: [edit] });
  const end = citation.range[1];
  // In parentheses it is a parallel citation itself.
  if (text.charAt(end) !== ')' && !/^\s*\(/.test(text.slice(end, end + 4)))
    ways.push({ title: `Add the parallel citation (${other})`, edits: [{ range: [end, end], text: ` (${other})` }] });
  return ways;
}
