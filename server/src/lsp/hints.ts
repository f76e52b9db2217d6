import {
  type CodeLens,
  type Connection,
  type FormattingOptions,
  type InlayHint,
  InlayHintKind,
  type Range,
  type ServerCapabilities,
  type TextEdit,
} from 'vscode-languageserver';
import type { Failed } from '../core/fault.ts';
import { visible } from '../core/foreign.ts';
import { format } from '../drafting/index.ts';
import { inlayHints, lenses, lensTitle } from '../features/index.ts';
import type { Documents, Snapshot } from './documents.ts';
import type { Laws } from './laws.ts';
import type { Settings } from './settings.ts';
import * as to from './toLsp.ts';

export const HINT_CAPABILITIES = {
  inlayHintProvider: true,
  documentFormattingProvider: true,
  documentRangeFormattingProvider: true,
} satisfies ServerCapabilities;

interface LensData {
  readonly uri: string;
  readonly version: number;
  readonly definition: number;
}

/** Wires formatting, notes behind words and lines above provisions. Answers the lines, for the one handler of all. */
export function serveHints(
  connection: Connection,
  documents: Documents,
  laws: Laws,
  settings: () => Settings,
  failed: Failed,
): (snapshot: Snapshot) => CodeLens[] {
  function formatted(uri: string, { tabSize, insertSpaces }: FormattingOptions, range?: Range): TextEdit[] {
    try {
      const snapshot = documents.get(uri);
      if (!snapshot) return [];
      const { document, analysis } = snapshot;
      const unit = insertSpaces ? ' '.repeat(Math.min(Math.max(tabSize, 1), 16)) : '\t';
      const within = range && to.toOffsets(document, range);
      const options = { ...settings().format, unit };
      return to.toEdits(
        document,
        format(analysis, options, (text) => snapshot.read(text), within),
      );
    } catch (error) {
      failed('formatting', error);
      return [];
    }
  }

  connection.onDocumentFormatting(({ textDocument, options }) => formatted(textDocument.uri, options));

  connection.onDocumentRangeFormatting(({ textDocument, options, range }) =>
    formatted(textDocument.uri, options, range),
  );

  connection.languages.inlayHint.on(async ({ textDocument, range }): Promise<InlayHint[]> => {
    try {
      const choice = settings().inlayHints;
      if (!choice.deadlines && !choice.parallels) return [];
      const { law } = await laws.get();
      const snapshot = documents.get(textDocument.uri);
      if (!snapshot) return [];
      const { document, analysis } = snapshot;
      return inlayHints(analysis, to.toOffsets(document, range), law, choice).map(({ offset, label, tooltip }) => ({
        position: document.positionAt(offset),
        label: visible(label),
        tooltip: visible(tooltip),
        kind: InlayHintKind.Type,
        paddingLeft: true,
      }));
    } catch (error) {
      failed('inlay hints', error);
      return [];
    }
  });

  connection.onCodeLensResolve((lens) => {
    const data = lens.data as LensData | undefined;
    const snapshot = data && documents.get(data.uri);
    if (!snapshot || snapshot.version !== data.version) return lens;
    return { ...lens, command: { title: lensTitle(snapshot.analysis, data.definition), command: '' } };
  });

  return ({ analysis, document, version }) =>
    lenses(analysis, settings().codeLens).map(({ range, title, definition }): CodeLens => {
      const place = to.toRange(document, range);
      if (title !== undefined) return { range: place, command: { title, command: '' } };
      return { range: place, data: { uri: document.uri, version, definition: definition! } satisfies LensData };
    });
}
