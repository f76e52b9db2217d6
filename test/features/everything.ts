/** Every feature at once, as an editor would ask for all of them: for tests and measures that leave none out. */
import { type BaseText, carryOut, readable } from '../../server/src/amend/carryOut.ts';
import { amended } from '../../server/src/amend/imported.ts';
import { standingBy } from '../../server/src/amend/standing.ts';
import { compare } from '../../server/src/compare/compare.ts';
import { describe } from '../../server/src/compare/describe.ts';
import {
  comparisonHtml,
  comparisonJson,
  comparisonMarkdown,
  comparisonText,
} from '../../server/src/compare/formats.ts';
import { formattedText } from '../../server/src/convert/formattedText.ts';
import { type DocumentFormat, formats, modelOf } from '../../server/src/convert/index.ts';
import type { Analysis } from '../../server/src/core/analysis.ts';
import { analyze } from '../../server/src/core/analyze.ts';
import { documentInStyle, rewritings } from '../../server/src/drafting/citationStyle.ts';
import * as drafting from '../../server/src/drafting/index.ts';
import { documentMap } from '../../server/src/drawing/documentMap.ts';
import { folderMap } from '../../server/src/drawing/folderMap.ts';
import * as features from '../../server/src/features/index.ts';
import type { Law } from '../../server/src/law/law.ts';
import { findings, rules } from '../../server/src/rules/index.ts';
import { factsOf } from '../../server/src/workspace/facts.ts';
import { formatTable } from '../../server/src/workspace/formats.ts';
import { tables } from '../../server/src/workspace/index.ts';

/** What each feature answers of a document; those that are about a place are asked at its middle and about its end. */
export function everything(law: Law): Readonly<Record<string, (analysis: Analysis) => unknown>> {
  const places = ({ text }: Analysis) => [Math.floor(text.length / 2), Math.max(0, text.length - 12), text.length];
  const each =
    (ask: (analysis: Analysis, offset: number) => unknown) =>
    (analysis: Analysis): unknown =>
      places(analysis).map((offset) => ask(analysis, offset));
  /** Where something stands that is spoken of: the middle one of its kind. */
  const middle = <T>(list: readonly T[]): T | undefined => list[list.length >> 1];
  const subjects = (analysis: Analysis): number[] =>
    [
      middle(analysis.sections)?.labelRange,
      middle(analysis.citations)?.range,
      middle(analysis.references)?.range,
      middle(analysis.definitions)?.range,
      middle(analysis.deadlines)?.range,
    ].flatMap((range) => (range ? [range[0] + 1] : []));
  const atSubjects =
    (ask: (analysis: Analysis, offset: number) => unknown) =>
    (analysis: Analysis): unknown =>
      subjects(analysis).map((offset) => ask(analysis, offset));
  return {
    ...Object.fromEntries(rules.map((rule) => [rule.code, (analysis) => findings(analysis, law, undefined, [rule])])),
    hover: each((analysis, offset) => features.hover(analysis, offset, law)),
    'hover of subjects': atSubjects((analysis, offset) => features.hover(analysis, offset, law)),
    definition: atSubjects(features.definition),
    references: atSubjects(features.references),
    highlights: atSubjects(features.highlights),
    selectionRange: each(features.selectionRange),
    citations: atSubjects((analysis, offset) => features.citations(analysis, offset, law)),
    continueNumbering: each(features.continueNumbering),
    completion: each((analysis, offset) =>
      ['See section ', 'See subsection (', 'Each '].map((typed) =>
        features.completion(
          `${analysis.text.slice(Math.max(0, offset - 200), offset)}\n\n${typed}`,
          offset,
          analysis,
          law,
          true,
        ),
      ),
    ),
    inlayHints: (analysis) =>
      features.inlayHints(analysis, [0, analysis.text.length], law, { deadlines: true, parallels: true }),
    lenses: (analysis) => features.lenses(analysis, { references: true, definitions: true }),
    renameTerm: atSubjects((analysis, offset) => features.renameTerm(analysis, offset, 'another term')),
    drafting: (analysis) => {
      const index = analysis.sections.length >> 1;
      return [
        drafting.insert(analysis, index, 'before'),
        drafting.remove(analysis, index),
        drafting.move(analysis, index, 'up'),
        drafting.unnumberList(analysis, index),
        drafting.renumberAll(analysis),
      ];
    },
    'drafting at a place': each((analysis, offset) => [
      drafting.numberList(analysis, offset),
      drafting.changeLevel(analysis, offset, 'down'),
      drafting.takeBack(analysis, offset),
    ]),
    documentLinks: (analysis) => features.documentLinks(analysis, law, () => false),
    folding: features.folding,
    outline: (analysis) => features.outline(analysis),
    semanticTokens: (analysis) => features.semanticTokens(analysis),
    status: (analysis) => features.status(analysis, 0),
    lawAt: atSubjects(features.lawAt),
    codeActions: (analysis) => {
      const found = findings(analysis, law);
      features.fixAll(found);
      const [first] = found;
      return [
        features.codeActions(found, [0, analysis.text.length]),
        first && features.comment(analysis.text, 'a.md', first),
        first && features.phraseRound(analysis, first.range),
      ];
    },
    citeProvision: (analysis) =>
      analysis.sections.slice(0, 50).map((_, index) => features.citeProvision(analysis, index)),
    wantedLaw: (analysis) => features.wantedLaw(analysis, law),
    amendments: (analysis) => {
      const outcome = amended(analysis, law);
      const at = middle(analysis.instructions)?.verbs[0]?.[0] ?? 0;
      return [
        features.carried(outcome),
        features.amendmentHover(analysis, at, outcome),
        features.instructionTargets(analysis, at, law),
        features.lawAsAmended(outcome, law),
        features.missingBases(analysis, outcome, law),
      ];
    },
    'citations in a style': (analysis) => [
      documentInStyle(analysis, 'bluebook', law),
      subjects(analysis).map((offset) => rewritings(analysis, offset, 'plain', law)),
    ],
    ...Object.fromEntries(
      tables.map((table) => [
        `table of ${table.name}`,
        (analysis: Analysis) => {
          const rows = table.join(table.of({ file: 'draft.policy', analysis }, law));
          return ['markdown', 'csv', 'json'].map((format) => formatTable(table, rows, format as 'csv', true));
        },
      ]),
    ),
    maps: (analysis) => {
      const facts = factsOf({ file: 'draft.policy', analysis }, law);
      return facts && [documentMap(facts), folderMap([facts], (id) => law.cite(id, 'plain'))];
    },
  };
}

/** The rest of them: what reads whole texts anew, makes a document of one, or compares two. They are asked about shorter texts. */
export function costly(law: Law): Readonly<Record<string, (analysis: Analysis) => unknown>> {
  return {
    'amendments of itself': (analysis) => {
      const base = basesOf(analysis);
      return [
        carryOut(analysis, readable(analysis), base, standingBy(law)),
        features.applyTo(analysis, 'eo-14000.txt', analysis.text, law),
      ];
    },
    paste: (analysis) =>
      drafting.inStyleOf(analysis, analysis.text.length >> 1, analyze(analysis.text.slice(0, 10_000))),
    format: (analysis) => [
      drafting.format(analysis, FORMAT, (text) => analyze(text, { name: analysis.name })),
      drafting.sayings(analysis),
    ],
    'plans, read again': (analysis) => {
      const plan = drafting.insert(analysis, analysis.sections.length >> 1, 'after');
      return 'refusal' in plan || drafting.verified(analysis, plan, (text) => analyze(text, { name: analysis.name }));
    },
    compare: (analysis) => {
      const half = analysis.text.length >> 1;
      const other = analyze(`${analysis.text.slice(0, half)} and other words ${analysis.text.slice(half)}`, {
        name: analysis.name,
      });
      const comparison = compare(analysis, other);
      return [
        comparisonText(comparison, (_, text) => text),
        comparisonMarkdown(comparison, 'a'),
        comparisonHtml(comparison),
        comparisonJson(comparison),
      ];
    },
    describe: (analysis) => {
      // As an order, since it describes no other document.
      const order = (text: string): Analysis =>
        analyze(`Executive Order 14000 of January 20, 2025\n\nFiles\n\nSection 1. Files. ${text}`, {
          name: 'eo-14000.txt',
        });
      const half = analysis.text.length >> 1;
      return describe(order(analysis.text), order(`${analysis.text.slice(0, half)} more ${analysis.text.slice(half)}`));
    },
    formattedText: (analysis) => formattedText(modelOf(analysis), law),
    // What is made without waiting; Word's parts are packed by a program of others.
    ...Object.fromEntries(
      Object.entries(formats)
        .filter(([name]) => name !== 'docx')
        .map(([name]) => [
          `export as ${name}`,
          (analysis: Analysis) => formats[name as DocumentFormat].make(modelOf(analysis), law, { name: 'draft' }),
        ]),
    ),
  };
}

const FORMAT: drafting.FormatOptions = { indentation: 'levels', unit: '  ', quotes: 'curly', lines: 'wrap', width: 80 };

/** A document as the text that it changes itself, under each law that it names first. */
function basesOf({ text, instructions }: Analysis): BaseText[] {
  const ids = [...new Set(instructions.slice(0, 20).flatMap(({ target }) => (target === null ? [] : [target])))];
  return ids.slice(0, 3).map((id) => ({ id, text, name: 'base.policy' }));
}
