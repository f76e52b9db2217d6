/** The engine's one door. */
import type { Analysis, Form, Range, Region } from './analysis.ts';
import { changeOf } from './change.ts';
import { withoutOwnSeries } from './citations/elsewhere.ts';
import { merge } from './citations/merge.ts';
import type { Phrase } from './citations/phrase.ts';
import { rescan } from './citations/rescan.ts';
import { type Found, scan } from './citations/scan.ts';
import { readDeadlines } from './deadlines/deadlines.ts';
import { readDefinitions, shortNames } from './definitions/definitions.ts';
import type { LawFacts } from './facts.ts';
import { identify } from './form/identity.ts';
import { readInstructions } from './instructions/instructions.ts';
import { ownReferences } from './instructions/references.ts';
import { resolve } from './references/resolve.ts';
import { readPrint } from './structure/layout/print.ts';
import { readLines } from './structure/lines.ts';
import { readOutline } from './structure/outline.ts';
import { findRegions } from './structure/regions.ts';
import { lastAtMost, lineStarts, offsetsOf, quotationMarks } from './text.ts';
import { Tree } from './tree.ts';

/** What the next version of a text is read with: this much of an analysis, so that the rest of it can go. */
export interface Memory extends Pick<Analysis, 'text' | 'form' | 'sections'> {
  readonly found: Found;
}

export interface AnalyzeOptions {
  /** The file's name: `8cfr-208.14.txt` says which title "this chapter" belongs to. */
  readonly name?: string;
  /** What the law knows, where a reading depends on it; without it less is said, never something else. */
  readonly facts?: LawFacts | undefined;
  /** From the analysis of the version before: what is the same is not read again. The result is the same without. */
  readonly previous?: Memory | undefined;
}

/**
 * Reads a text: what it is, its outline, what it cites, what it points to, what it defines and when things are due.
 * Total: any text has an analysis, and the same text always the same one. Offsets are UTF-16 units of `text`.
 */
export const analyze = (text: string, options?: AnalyzeOptions): Analysis => readVersion(text, options).analysis;

/** Reads a text of which there will be another version: its analysis, and what it leaves to that of the next. */
export function readVersion(written: string, options: AnalyzeOptions = {}): { analysis: Analysis; memory: Memory } {
  const name = options.name ?? '';
  const starts = lineStarts(written);
  // From here on a text is read without what its print put between the words; it is as long as what is written.
  const { text, furniture } = readPrint(written, starts);
  const { form, ...identity } = identify(text, name);
  const lines = readLines(text, text === written ? starts : lineStarts(text));
  const marks = quotationMarks(text);
  const parentheses = offsetsOf(text, '(');
  const { previous } = options;
  const change = previous && changeOf(previous.text, text);
  const scanned = previous && change ? rescan(text, previous.found, change) : scan(text);
  const { times, contents, operative } = scanned;
  const merged = merge(text, scanned.phrases);
  const phrases = identity.elsewhere ? withoutOwnSeries(merged) : merged;
  const regions = findRegions(text, lines, form, marks, contents);
  const { sections, ids } = readOutline(text, {
    lines,
    parentheses,
    regions,
    covered: covering(phrases),
    statute: STATUTES.has(form),
    code: form === 'us-code' || form === 'cfr',
    head: identity.codeSection ?? undefined,
    before: change && previous.form === form ? { sections: previous.sections, until: change.from } : undefined,
  });
  const tree = new Tree(sections, ids);
  const quoted = inside(regions, ['quoted', 'matter']);
  const aside = inside(regions, ['front-matter', 'contents']);
  // A term that is defined stands in marks of its own; in longer quotations it is another text's.
  const matter = inside(regions, ['quoted', 'matter'], MARK);
  const shorts = shortNames(text, phrases);
  const { citations, references } = resolve({
    text,
    phrases,
    form,
    codeTitle: identity.codeTitle,
    sections,
    tree,
    names: shorts.names,
    quoted,
    aside,
    facts: options.facts,
  });
  // A codified text tells what was done to it, in its notes, and does nothing.
  const instructions = CODES.has(form)
    ? []
    : readInstructions({
        text,
        self: ownId(form, identity.number),
        rule: form === 'rule',
        sections,
        phrases,
        citations,
        aside,
        regions,
        operative,
      });
  const analysis: Analysis = Object.freeze({
    text: written,
    lineStarts: starts,
    name,
    form,
    title: identity.title,
    number: identity.number,
    date: identity.date,
    sections,
    citations,
    references: ownReferences(text, references, instructions),
    definitions: readDefinitions(
      text,
      marks,
      parentheses,
      lines.map(({ content, markup }) => content - markup.length),
      sections,
      tree,
      shorts,
      (at) => aside(at) || matter(at),
    ),
    deadlines: readDeadlines(text, times, identity.date, sections, tree, (at) => quoted(at) || aside(at)),
    instructions,
    regions:
      furniture.length > 0
        ? [...regions, ...furniture.map(asFurniture)].sort((a, b) => a.range[0] - b.range[0])
        : regions,
    tree,
  });
  return { analysis, memory: { text, form, sections, found: scanned } };
}

const asFurniture = (range: Range): Region => ({ kind: 'furniture', range });

/** The id by which a document's own head names it. */
const ownId = (form: Form, number: string | null): string =>
  number === null ? '' : `/us/${form === 'proclamation' ? 'proc' : 'eo'}/${number}`;

/** Forms of codified law. */
const CODES: ReadonlySet<Form> = new Set<Form>(['us-code', 'cfr']);

/** Forms whose levels have the names that the drafting manuals of Congress give them. */
const STATUTES: ReadonlySet<Form> = new Set<Form>(['bill', 'resolution', 'public-law', 'us-code']);

/** A quotation mark, and what typesetting may leave before it. */
const MARK = 3;

/** Whether an offset lies in one of some kinds of region, some characters behind its start. */
function inside(regions: readonly Region[], kinds: readonly Region['kind'][], behind = 0): (at: number) => boolean {
  const chosen = regions.filter((region) => kinds.includes(region.kind));
  const starts = chosen.map((region) => region.range[0]);
  let reach = 0;
  const ends = chosen.map((region) => {
    reach = Math.max(reach, region.range[1]);
    return reach;
  });
  return (at) => {
    const index = lastAtMost(starts, at - behind);
    return index >= 0 && at < ends[index]!;
  };
}

/** Whether an offset lies within a phrase that points to law, behind its first character. */
function covering(phrases: readonly Phrase[]): (at: number) => boolean {
  const starts = phrases.map((phrase) => phrase.range[0]);
  return (at) => {
    const index = lastAtMost(starts, at - 1);
    return index >= 0 && at < phrases[index]!.range[1];
  };
}
