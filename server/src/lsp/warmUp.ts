/** Code that has run before runs faster: the server runs its own on a sample before anyone types. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import sample from '../../../samples/orderly-processing.txt';
import * as features from '../features/index.ts';
import { Snapshot } from './documents.ts';
import * as to from './toLsp.ts';

/** How often the sample is read: some fifth of a second, after which the first keystrokes hardly differ from later ones. */
const TIMES = 60;

/** Reads a sample order over and over, as if somebody typed in it. */
export function warmUp(): void {
  let before: Snapshot | undefined;
  for (let time = 0; time < TIMES; time++) {
    const text = time % 2 === 0 ? sample : sample.replace('. ', '. e');
    before = new Snapshot(TextDocument.create('sample:/order.txt', 'policy-text', time, text), before);
    const { document, analysis, symbols } = before;
    JSON.stringify(symbols);
    to.toFolds(analysis.lineStarts, features.folding(analysis));
    to.toTokenData(document, features.semanticTokens(analysis));
  }
}
