import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type CodeLens,
  type Connection,
  type Location,
  type Range,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { amended, type OnBases } from '../amend/imported.ts';
import { describe, UNDESCRIBED } from '../compare/describe.ts';
import { analyze } from '../core/analyze.ts';
import { forLabel, visible } from '../core/foreign.ts';
import * as features from '../features/index.ts';
import type { Law } from '../law/law.ts';
import type { Found } from '../rules/index.ts';
import type { Snapshot } from './documents.ts';
import type { LoadedLaw } from './laws.ts';
import * as protocol from './protocol.ts';
import * as to from './toLsp.ts';

/** Asks for a document with the law and with the documents that it changes; `nothing` where it isn't open. */
export type AboutBases = <T>(
  feature: string,
  uri: string,
  nothing: T,
  token: CancellationToken | undefined,
  body: (snapshot: Snapshot, loaded: LoadedLaw) => T,
) => Promise<T>;

/** What a document's instructions give on the texts at hand. */
export const outcomeOf = ({ analysis, beside }: Snapshot, law: Law): OnBases | undefined =>
  amended(analysis, law, beside);

/** Wires the requests about what a document changes in others. */
export function serveAmendments(connection: Connection, about: AboutBases): void {
  connection.onRequest(protocol.AMENDED, ({ uri }: protocol.AmendedParams, token) =>
    about<protocol.AmendedResult>('law as amended', uri, [], token, (snapshot, { law }) =>
      features.lawAsAmended(outcomeOf(snapshot, law), law).map(({ marks, ...text }) => {
        const after = TextDocument.create('', '', 0, text.after);
        return {
          ...text,
          marks: marks.map(({ range, message, instruction }) => ({
            range: to.toRange(after, range),
            message: visible(message),
            instruction: to.toRange(snapshot.document, instruction),
          })),
        };
      }),
    ),
  );

  connection.onRequest(protocol.MISSING, ({ uri }: protocol.AmendedParams, token) =>
    about<protocol.MissingResult>('texts that are missing', uri, [], token, (snapshot, { law }) =>
      features
        .missingBases(snapshot.analysis, outcomeOf(snapshot, law), law)
        .map(({ name, url, instructions }) => ({ name, url, instructions: instructions.length })),
    ),
  );

  connection.onRequest(protocol.APPLY, ({ uri, text, name }: protocol.ApplyParams, token) =>
    about<protocol.ApplyResult | null>('amendments applied', uri, null, token, ({ analysis }, { law }) => {
      const applied = features.applyTo(analysis, name, text, law);
      const error = applied ? null : 'It is not known what this text is: it says no number, and its name tells none.';
      const { edit, done = [], left = [], note = null } = applied ?? {};
      const change = edit ? { from: edit.range[0], to: edit.range[1], text: edit.text } : null;
      return { edit: change, done, left, note, error };
    }),
  );

  connection.onRequest(protocol.DESCRIBE, ({ uri, before }: protocol.DescribeParams, token) =>
    about<protocol.DescribeResult | null>('changes described', uri, null, token, ({ analysis }, { law }) => {
      const found = describe(analyze(before, { name: analysis.name, facts: law }), analysis);
      if (typeof found === 'string') return { text: '', left: [], error: UNDESCRIBED[found] };
      return { text: found.draft, left: found.left, error: null };
    }),
  );
}

/** "3 of 4 instructions carried out" above the first, with the command that shows it where the client has that. */
export function amendmentLenses(snapshot: Snapshot, law: Law, showsAmended: boolean): CodeLens[] {
  const lens = features.carried(outcomeOf(snapshot, law));
  if (!lens) return [];
  const range = to.toRange(snapshot.document, lens.range);
  const counted = { range, command: { title: visible(lens.title), command: '' } };
  return showsAmended
    ? [counted, { range, command: { title: 'Show as amended', command: protocol.SHOW_AMENDED } }]
    : [counted];
}

/** For the instructions at a place whose text is missing: what brings it in, by a command that the client has. */
export function missingActions(
  snapshot: Snapshot,
  range: Range,
  only: readonly string[] | undefined,
  law: Law,
): CodeAction[] {
  const kind = CodeActionKind.QuickFix;
  if (only !== undefined && !only.some((each) => each === '' || each === kind)) return [];
  const [start, end] = to.toOffsets(snapshot.document, range);
  return features
    .missingBases(snapshot.analysis, outcomeOf(snapshot, law), law)
    .filter(({ instructions }) => instructions.some(([from, until]) => from <= end && start <= until))
    .map(({ name, url }) => {
      const title = forLabel(`Add ${name}, which this changes (from ${new URL(url).host})`);
      return { title, kind, command: { title, command: protocol.ADD_LAW_COMMAND, arguments: [url] } };
    });
}

/** Where a client sees what a finding says of another text: in the view of the law as amended, or in the folder's own document. */
export function placeElsewhere(
  draft: string,
  law: Law,
  showsAmended: boolean,
): (place: NonNullable<Found['elsewhere']>[number]) => Location | undefined {
  return ({ id, text, range, file }) => {
    if (showsAmended)
      return {
        uri: protocol.amendedUri(id, law.cite(id, 'plain'), 'after', draft),
        range: to.toRange(TextDocument.create('', '', 0, text), range),
      };
    return file && { uri: file.uri, range: to.toRange(TextDocument.create('', '', 0, file.text), file.range) };
  };
}
