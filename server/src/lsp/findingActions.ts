import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionKind,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { visible } from '../core/foreign.ts';
import { documentInStyle, type Rewriting, rewritings } from '../drafting/citationStyle.ts';
import * as features from '../features/index.ts';
import type { Law } from '../law/law.ts';
import { STYLES, type Style } from '../law/style.ts';
import { withIgnored, wordsOf } from '../rules/config.ts';
import type { Found } from '../rules/index.ts';
import type { Snapshot } from './documents.ts';
import type { RuleFile } from './platform.ts';
import * as to from './toLsp.ts';

/** All fixes that are safe to make on save. */
const FIX_ALL = `${CodeActionKind.SourceFixAll}.policyText`;

export const FINDING_KINDS: readonly string[] = [CodeActionKind.QuickFix, FIX_ALL, CodeActionKind.RefactorRewrite];

/** What is asked of the findings of a document. */
interface Asked {
  readonly snapshot: Snapshot;
  readonly found: readonly Found[];
  readonly range: Range;
  /** The kinds that are wanted; all that an editor shows by itself where it is undefined. */
  readonly only: readonly string[] | undefined;
  readonly law: Law;
  readonly client: ClientCapabilities;
  /** What the document's folder says of findings, where it can. */
  readonly file: RuleFile | undefined;
  /** How citations are to be written. */
  readonly style: Style;
}

const isWanted = (kind: string, only: readonly string[] | undefined): boolean =>
  only === undefined || only.some((each) => each === '' || kind === each || kind.startsWith(`${each}.`));

/** The fixes of findings, ways to ignore them, and all safe fixes at once where an editor asks for these. */
export function findingActions(asked: Asked): CodeAction[] {
  const { snapshot, found, range, only } = asked;
  const { document } = snapshot;
  const actions: CodeAction[] = [];
  if (isWanted(CodeActionKind.QuickFix, only)) {
    const offsets = to.toOffsets(document, range);
    const here = features.codeActions(found, offsets);
    // A slip in one number is a slip of the whole phrase: its fix is offered wherever in that one stands.
    const fixes =
      here.length > 0 ? here : features.codeActions(found, features.phraseRound(snapshot.analysis, offsets));
    actions.push(...to.toCodeActions(document, fixes), ...ignoring(asked, offsets));
  }
  // Nobody wants to see it among the fixes of one place.
  const edits = only !== undefined && isWanted(FIX_ALL, only) ? features.fixAll(found) : [];
  if (edits.length > 0)
    actions.push({
      title: 'Make all fixes that are safe',
      kind: FIX_ALL,
      edit: { changes: { [document.uri]: to.toEdits(document, edits) } },
    });
  actions.push(...rewriting(asked));
  return actions;
}

const NAMES: Readonly<Record<Style, string>> = { house: 'house', bluebook: 'Bluebook', plain: 'plain' };

/** Ways to write the citation at a place otherwise; all citations in a style where an editor asks for refactorings alone. */
function rewriting({ snapshot, range, only, law, style }: Asked): CodeAction[] {
  const kind = CodeActionKind.RefactorRewrite;
  if (!isWanted(kind, only)) return [];
  const { analysis, document } = snapshot;
  const action = (title: string, edits: Rewriting['edits']): CodeAction => ({
    title: visible(title),
    kind,
    edit: { changes: { [document.uri]: to.toEdits(document, edits) } },
  });
  const here = rewritings(analysis, to.toOffset(document, range.start), style, law);
  const whole = only === undefined || only.includes('') ? [] : STYLES;
  return [
    ...here.map(({ title, edits }) => action(title, edits)),
    ...whole.flatMap((each) => {
      const edits = documentInStyle(analysis, each, law);
      return edits.length > 0 ? [action(`Write all citations in ${NAMES[each]} style`, edits)] : [];
    }),
  ];
}

/** For each finding at a place, the ways not to see it any more. */
function ignoring({ snapshot, found, client, file }: Asked, [start, end]: readonly [number, number]): CodeAction[] {
  const { document } = snapshot;
  const { text, name } = snapshot.analysis;
  return found
    .filter(({ range }) => range[0] <= end && range[1] >= start)
    .flatMap((finding): CodeAction[] => {
      const base = { kind: CodeActionKind.QuickFix, diagnostics: [to.toDiagnostic(document, finding)] };
      const comment = features.comment(text, name, finding);
      const entry = file && { file: file.file, rule: finding.code, text: wordsOf(text, finding.range) };
      const edit = entry && inFile(file, withIgnored(file.text, entry), client);
      return [
        ...(comment
          ? [
              {
                ...base,
                title: comment.title,
                edit: { changes: { [document.uri]: to.toEdits(document, comment.edits) } },
              },
            ]
          : []),
        ...(edit ? [{ ...base, title: visible(`Ignore this finding here (${finding.code})`), edit }] : []),
      ];
    });
}

/** No file has more lines: an editor takes its end. */
const END = 1_000_000;

/** The edit that gives the file of a folder its new content, and makes it where there is none. */
function inFile(file: RuleFile, content: string | undefined, client: ClientCapabilities): WorkspaceEdit | undefined {
  if (content === undefined) return undefined;
  const can = client.workspace?.workspaceEdit;
  const edit: TextEdit = {
    range: {
      start: { line: 0, character: 0 },
      end: file.text === undefined ? { line: 0, character: 0 } : { line: END, character: 0 },
    },
    newText: content,
  };
  if (!can?.documentChanges) return file.text === undefined ? undefined : { changes: { [file.uri]: [edit] } };
  const change = { textDocument: { uri: file.uri, version: null }, edits: [edit] };
  if (file.text !== undefined) return { documentChanges: [change] };
  return can.resourceOperations?.includes('create')
    ? { documentChanges: [{ kind: 'create', uri: file.uri, options: { ignoreIfExists: true } }, change] }
    : undefined;
}
