/**
 * The library `policy-text`: what a text of U.S. policy or law says, what is known of the law that it cites, and what can be
 * made of it. Pure: text goes in, plain data comes out. Offsets are UTF-16 units of the text as it was given, ends exclusive.
 *
 * ```ts
 * import { analyze, findings, law } from 'policy-text';
 *
 * const analysis = analyze('Section 1. Policy. Entry is suspended under section 212(f) of the INA.');
 * analysis.sections[0].heading; // 'Policy'
 * analysis.citations[0].targets; // ['/us/act/immigration-and-nationality-act/s212/f']
 *
 * const known = await law();
 * known.parallel(analysis.citations[0].targets[0]); // '/us/usc/t8/s1182/f'
 * findings(analysis, known); // []
 * ```
 *
 * @packageDocumentation
 */
import { type BaseText, carryOut as carryOutOn, type Outcome } from '../amend/carryOut.ts';
import { standingBy } from '../amend/standing.ts';
import { type Comparison, compare as compareAnalyses } from '../compare/compare.ts';
import { type DocumentFormat, formats, modelOf } from '../convert/index.ts';
import type { Analysis, Instruction } from '../core/analysis.ts';
import { analyze as read, readVersion } from '../core/analyze.ts';
import { type HoverText, hover as hoverAt } from '../features/hover.ts';
import { createLaw, type LawOptions, loadExplanations, loadTables } from '../law/index.ts';
import type { Law } from '../law/law.ts';
import { type Found, findings as findingsOf } from '../rules/index.ts';
import type { Authority } from '../workspace/authorities.ts';
import { authorities as authoritiesTable } from '../workspace/authorities.ts';
import { type Due, deadlines as deadlinesTable } from '../workspace/deadlines.ts';
import { type Duty, duties as dutiesTable } from '../workspace/duties.ts';
import { type Term, terms as termsTable } from '../workspace/terms.ts';

export type { Amended, BaseText, Change as AmendedWords, Done, Outcome } from '../amend/carryOut.ts';
export type { Conflict } from '../amend/conflicts.ts';
export type { Change, Comparison, Fact, Side } from '../compare/compare.ts';
export type { Piece } from '../compare/words.ts';
export type { DocumentFormat } from '../convert/index.ts';
export type {
  Action,
  Analysis,
  Citation,
  Deadline,
  Definition,
  Form,
  Instruction,
  Kind,
  Level,
  Part,
  Range,
  Reference,
  Region,
  Section,
} from '../core/analysis.ts';
export type { Operation } from '../core/instructions/operation.ts';
export type { HoverText } from '../features/hover.ts';
export type { CiteStyle } from '../law/cite.ts';
export type {
  ActFacts,
  Explanation,
  Heading,
  Hit,
  Law,
  Link,
  OrderFacts,
  Provenance,
  PublicLawFacts,
  Standing,
} from '../law/law.ts';
export type { Found } from '../rules/index.ts';
export type { Finding, Fix, Severity } from '../rules/rule.ts';
export type { Authority } from '../workspace/authorities.ts';
export type { Due } from '../workspace/deadlines.ts';
export type { Place } from '../workspace/document.ts';
export type { Duty } from '../workspace/duties.ts';
export type { Term } from '../workspace/terms.ts';

export interface ReadOptions {
  /** The file's name, a hint: `8cfr-208.14.txt` says of which title it is. */
  readonly name?: string;
  /** What is known of the law, where a reading depends on it; without it less is said, never something else. */
  readonly law?: Law;
}

/**
 * Reads a text: what it is, its outline, what it cites and points to, its terms, deadlines and instructions. Total: any text
 * has an analysis, and the same text always the same one.
 */
export const analyze = (text: string, { name, law: facts }: ReadOptions = {}): Analysis =>
  read(text, { ...(name === undefined ? {} : { name }), facts });

/** Reads one of the law's files by its name: `sections.gz`, `explanations.json`. */
export type ReadLawFile = (name: string) => Promise<Uint8Array>;

export interface OpenOptions extends LawOptions {
  /** How files are read where there is no file system; they lie in the package's `dist/law/`. */
  readonly read?: ReadLawFile;
}

/**
 * What is known of the law: tables of the Code, acts and orders, and explanations. Takes some tens of milliseconds; keep it.
 * In a browser `read` says how the package's files come.
 */
export async function law({ read: readFile = readPackageFile, ...options }: OpenOptions = {}): Promise<Law> {
  const [tables, explanations] = await Promise.all([loadTables(readFile), loadExplanations(readFile)]);
  return createLaw(tables, explanations, [], options);
}

/** The files beside this module; where there is no Node, somebody else has to say how they are read. */
async function readPackageFile(name: string): Promise<Uint8Array> {
  const url = new URL(`./law/${name}`, import.meta.url);
  if (url.protocol !== 'file:') {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url} can’t be read (${response.status}).`);
    return new Uint8Array(await response.arrayBuffer());
  }
  const { readFile } = await import('node:fs/promises');
  return readFile(url);
}

/** What is wrong in a text, as far as that is sure: each with its rule's code, severity, words and fixes. */
export const findings = (analysis: Analysis, known: Law): readonly Found[] => findingsOf(analysis, known);

/** What is to be known of what stands at an offset, as Markdown; undefined in running text. */
export const hover = (analysis: Analysis, offset: number, known: Law): HoverText | undefined =>
  hoverAt(analysis, offset, known);

/** What a text changes in others, in its order. */
export const readInstructions = (analysis: Analysis): readonly Instruction[] => analysis.instructions;

/**
 * Carries out what a draft changes, on the texts that are given; each instruction whole or not at all, with the conflict that
 * stopped it.
 */
export function carryOut(draft: string, bases: readonly BaseText[], { law: known, name }: ReadOptions = {}): Outcome {
  const { analysis, memory } = readVersion(draft, { ...(name === undefined ? {} : { name }), facts: known });
  return carryOutOn(analysis, memory.text, bases, standingBy(known ?? createLaw()));
}

/** Two texts by their structure: provisions added, removed, moved, renumbered, reworded. */
export const compare = (before: Analysis, after: Analysis): Comparison => compareAnalyses(before, after);

/** The laws that a text cites, with their places. */
export const authorities = (analysis: Analysis, known: Law, file = ''): readonly Authority[] =>
  authoritiesTable.of({ file, analysis }, known);

/** What is due when. */
export const deadlines = (analysis: Analysis, known: Law, file = ''): readonly Due[] =>
  deadlinesTable.of({ file, analysis }, known);

/** Who shall or may do what. */
export const duties = (analysis: Analysis, known: Law, file = ''): readonly Duty[] =>
  dutiesTable.of({ file, analysis }, known);

/** The terms that a text defines. */
export const terms = (analysis: Analysis, known: Law, file = ''): readonly Term[] =>
  termsTable.of({ file, analysis }, known);

/** A text in another format; a Word document's bytes are in base64. */
export async function exportDocument(
  analysis: Analysis,
  format: DocumentFormat,
  known: Law,
  { name = '', found = [] }: { readonly name?: string; readonly found?: readonly Found[] } = {},
): Promise<string> {
  return formats[format].make(modelOf(analysis), known, { name, found });
}
