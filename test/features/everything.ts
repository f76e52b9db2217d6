/** Every feature at once, as an editor would ask for all of them: for tests and measures that leave none out. */
import type { Analysis } from '../../server/src/core/analysis.ts';
import * as drafting from '../../server/src/drafting/index.ts';
import * as features from '../../server/src/features/index.ts';
import type { Law } from '../../server/src/law/law.ts';
import { findings, rules } from '../../server/src/rules/index.ts';

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
  };
}
