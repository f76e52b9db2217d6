/** Code that has run before runs faster: the server runs its own on a sample before anyone types. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import sample from '../../../samples/orderly-processing.txt';
import * as features from '../features/index.ts';
import { Snapshot } from './documents.ts';
import * as to from './toLsp.ts';

/** How often the sample is read: some fifth of a second, after which the first keystrokes hardly differ from later ones. */
const TIMES = 80;

/** Reads a sample order over and over, as if somebody typed in it. */
export function warmUp(): void {
  // All versions are kept to the end: memory for young objects grows with what survives in it, and while it grows, each
  // keystroke waits for fresh pages.
  const versions: Snapshot[] = [];
  for (let version = 0; version < TIMES; version++) {
    const text = version % 2 === 0 ? sample : sample.replace('. ', '. e');
    const document = TextDocument.create('sample:/order.txt', 'policy-text', version, text);
    const snapshot = new Snapshot(document, versions.at(-1));
    const { analysis } = snapshot;
    void snapshot.outline;
    to.toTokenData(document, features.semanticTokens(analysis));
    versions.push(snapshot);
  }
}
