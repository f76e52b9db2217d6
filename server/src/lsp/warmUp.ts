/** Code that has run before runs faster: the server runs it on a sample before anyone types. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import sample from '../../../samples/orderly-processing.txt';
import { Snapshot } from './documents.ts';

/** How often the sample is read; from then on hardly anything gets faster. */
const TIMES = 160;

/**
 * Has a sample order read over and over by `read`, as if somebody typed in it. Each time takes some milliseconds at first and
 * less than one in the end, and messages are answered in between. What fails here fails when it is asked for, too, and is
 * told then.
 */
export function warmUp(read: (snapshot: Snapshot) => void): void {
  const uri = 'sample:/order.txt';
  let times = 0;
  let before: Snapshot | undefined;
  const next = () => {
    const text = times % 2 === 0 ? sample : sample.replace('. ', '. e');
    before = new Snapshot(TextDocument.create(uri, 'policy-text', times, text), before);
    try {
      read(before);
    } catch {
      return;
    }
    if (++times < TIMES) setTimeout(next, 0);
  };
  next();
}
