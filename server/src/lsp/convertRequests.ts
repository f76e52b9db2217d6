import type { Connection } from 'vscode-languageserver';
import { formattedText } from '../convert/formattedText.ts';
import { formats, modelOf } from '../convert/index.ts';
import type { Failed } from '../core/fault.ts';
import { findings } from '../rules/index.ts';
import type { Documents } from './documents.ts';
import type { Laws } from './laws.ts';
import * as protocol from './protocol.ts';
import { toOffsets } from './toLsp.ts';

/** Wires what brings documents in from other formats, and out into them. */
export function serveConversions(connection: Connection, documents: Documents, laws: Laws, failed: Failed): void {
  connection.onRequest(protocol.EXPORT, async ({ uri, format, findings: areWanted }: protocol.ExportParams) => {
    try {
      const { law } = await laws.get();
      documents.useFacts(law);
      const snapshot = documents.get(uri);
      if (!snapshot) return null;
      const { analysis } = snapshot;
      const { make, isBinary = false } = formats[format];
      const name = decodeURIComponent(uri.slice(uri.lastIndexOf('/') + 1));
      const found = areWanted ? findings(analysis, law, failed) : [];
      const text = await make(modelOf(analysis), law, { name, found });
      const result: protocol.ExportResult = { text, isBinary };
      return result;
    } catch (error) {
      failed('export', error);
      return null;
    }
  });

  connection.onRequest(protocol.FORMATTED_TEXT, async ({ uri, range }: protocol.FormattedTextParams) => {
    try {
      const { law } = await laws.get();
      documents.useFacts(law);
      const snapshot = documents.get(uri);
      if (!snapshot) return null;
      const selection = range && toOffsets(snapshot.document, range);
      const result: protocol.FormattedTextResult = formattedText(modelOf(snapshot.analysis), law, selection);
      return result;
    } catch (error) {
      failed('formatted text', error);
      return null;
    }
  });

  connection.onRequest(protocol.CONVERT, async ({ content, tracked }: protocol.ConvertParams) => {
    const { convert } = laws.platform;
    const refuse = (error: string): protocol.ConvertResult => ({ text: '', error });
    if (!convert) return refuse('documents of other kinds can’t be read in a browser.');
    try {
      const bytes = Uint8Array.from(atob(content), (character) => character.charCodeAt(0));
      return { text: await convert(bytes, tracked), error: null } satisfies protocol.ConvertResult;
    } catch (error) {
      // The converter's own errors are sentences; the class is another program's.
      if (error instanceof Error && error.name === 'ConvertError') return refuse(error.message);
      failed('conversion', error);
      return refuse('it can’t be read, by an error of ours, which the log has.');
    }
  });
}
