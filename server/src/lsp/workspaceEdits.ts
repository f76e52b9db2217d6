import {
  type AnnotatedTextEdit,
  type ChangeAnnotation,
  type ClientCapabilities,
  type CreateFile,
  type TextDocumentEdit,
  type TextEdit,
  TextEdit as TextEdits,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Range } from '../core/analysis.ts';
import { visible } from '../core/foreign.ts';
import type { Edit, Lost } from '../drafting/index.ts';
import { toRange } from './toLsp.ts';

/** What changes in one document, and the references in it that lose what they name. */
export interface DocumentChange {
  readonly document: TextDocument;
  readonly edits: readonly Edit[];
  readonly lost: readonly Lost[];
}

export const toTextEdits = (document: TextDocument, edits: readonly Edit[]): TextEdit[] =>
  edits.map(({ range, text }) => ({ range: toRange(document, range), newText: text }));

/**
 * The edit of several documents. Where references lose what they name, the editor is told to ask first: it shows all that
 * would change. What is marked as lost must be written with the rest, so that the question hangs on an edit of its own that
 * changes nothing; an editor leaves out what it asks about until the user chooses it.
 */
export function toPlanEdit(
  changes: readonly DocumentChange[],
  more: readonly (TextDocumentEdit | CreateFile)[],
  client: ClientCapabilities,
): WorkspaceEdit {
  const can = client.workspace?.workspaceEdit;
  if (!can?.documentChanges) {
    const plain = Object.fromEntries(
      changes.map(({ document, edits }) => [document.uri, toTextEdits(document, edits)]),
    );
    return { changes: plain };
  }
  const annotations: Record<string, ChangeAnnotation> = {};
  const annotate = can.changeAnnotationSupport !== undefined;
  const note = (why: string, needsConfirmation: boolean): string => {
    const id = `${needsConfirmation ? 'look' : 'lost'}: ${why}`;
    annotations[id] = {
      label: needsConfirmation ? 'References to look at' : 'References that lose what they name',
      description: visible(why),
      needsConfirmation,
    };
    return id;
  };
  const documentChanges = changes.map(({ document, edits, lost }): TextDocumentEdit => {
    // Version 0 is of a file that nobody has open.
    const version = document.version === 0 ? null : document.version;
    const own = edits.map(({ range, text }): TextEdit | AnnotatedTextEdit => {
      const edit = TextEdits.replace(toRange(document, range), text);
      const why = lost.find((each) => meets(each.range, range));
      return annotate && why ? { ...edit, annotationId: note(why.why, false) } : edit;
    });
    const looks = annotate
      ? lost.map(({ range, why }): AnnotatedTextEdit => {
          const place = toRange(document, [range[0], range[0]]);
          return { range: place, newText: '', annotationId: note(why, true) };
        })
      : [];
    return { textDocument: { uri: document.uri, version }, edits: [...own, ...looks] };
  });
  const whole = [...documentChanges, ...more];
  return annotate && Object.keys(annotations).length > 0
    ? { documentChanges: whole, changeAnnotations: annotations }
    : { documentChanges: whole };
}

const meets = (a: Range, b: Range): boolean => a[0] <= b[1] && b[0] <= a[1];
