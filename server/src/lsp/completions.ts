import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  CompletionTriggerKind,
  type Connection,
  type ServerCapabilities,
} from 'vscode-languageserver';
import type { Failed } from '../core/fault.ts';
import { visible } from '../core/foreign.ts';
import { COMPLETION_TRIGGERS, type Completion, completion, documentation } from '../features/index.ts';
import type { Documents } from './documents.ts';
import type { Laws } from './laws.ts';
import { toMarkup } from './toLsp.ts';

export const COMPLETION_CAPABILITIES = {
  completionProvider: { triggerCharacters: [...COMPLETION_TRIGGERS], resolveProvider: true },
} satisfies ServerCapabilities;

const KINDS: Record<Completion['kind'], CompletionItemKind> = {
  provision: CompletionItemKind.Reference,
  law: CompletionItemKind.Class,
  term: CompletionItemKind.Variable,
  designation: CompletionItemKind.Enum,
};

/** How much of the text before the cursor goes to completion, which looks at less. */
const ENOUGH = 400;

interface ItemData {
  readonly uri: string;
  readonly about: Completion['about'];
}

/** Wires completion. It never waits for a version to be read: the one before says what the document has. */
export function serveCompletion(
  connection: Connection,
  documents: Documents,
  laws: Laws,
  client: () => ClientCapabilities,
  failed: Failed,
): void {
  connection.onCompletion(async ({ textDocument, position, context }): Promise<CompletionList | null> => {
    try {
      const { law } = await laws.get();
      const snapshot = documents.get(textDocument.uri);
      if (!snapshot) return null;
      const { document } = snapshot;
      const offset = document.offsetAt(position);
      const start = document.positionAt(Math.max(0, offset - ENOUGH));
      const invoked = context === undefined || context.triggerKind === CompletionTriggerKind.Invoked;
      const found = completion(document.getText({ start, end: position }), offset, snapshot.latest, law, invoked);
      if (found.length === 0) return null;
      const items = found.map((each, place): CompletionItem => {
        const range = {
          start: { line: position.line, character: Math.max(0, position.character - each.replaces) },
          end: position,
        };
        const label = visible(each.label);
        return {
          label,
          kind: KINDS[each.kind],
          ...(each.detail ? { detail: visible(each.detail) } : {}),
          textEdit: { range, newText: each.insert ?? each.label },
          filterText: each.narrowedBy ?? each.insert ?? each.label,
          sortText: String(place).padStart(3, '0'),
          data: { uri: textDocument.uri, about: each.about } satisfies ItemData,
        };
      });
      // What is typed on may name others than the first of many.
      return { isIncomplete: true, items };
    } catch (error) {
      failed('completion', error);
      return null;
    }
  });

  connection.onCompletionResolve(async (item) => {
    try {
      const { uri, about } = item.data as ItemData;
      const { law } = await laws.get();
      const snapshot = documents.get(uri);
      const value = snapshot ? documentation(snapshot.latest, law, about) : '';
      const formats = client().textDocument?.completion?.completionItem?.documentationFormat;
      return value === '' ? item : { ...item, documentation: toMarkup(value, formats) };
    } catch (error) {
      failed('completion', error);
      return item;
    }
  });
}
