/** Code that has run before runs faster: the server runs its own on a sample before anyone types. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import sample from '../../../samples/orderly-processing.txt';
import type { Failed } from '../core/fault.ts';
import * as features from '../features/index.ts';
import { createLaw } from '../law/index.ts';
import { NO_CHOICES } from '../rules/config.ts';
import { Snapshot } from './documents.ts';
import * as to from './toLsp.ts';

/** How often the sample is read at once: some fifth of a second. */
const AT_ONCE = 80;
/** How often after that, one by one between what the editor asks: each takes a few milliseconds, and the first keystrokes hardly differ from later ones. */
const BETWEEN = 220;
/** How often the sample stands in a text of several blocks. */
const LONG = 4;

/** Reads a sample order over and over, as if somebody typed in it; `failed` is told if that fails. */
export function warmUp(failed: Failed): void {
  const law = createLaw();
  const long = Array<string>(LONG).fill(sample).join('\n\n');
  let typed = 0;
  const type = (text: string, before: Snapshot | undefined): Snapshot => {
    const written = typed % 2 === 0 ? text : text.replace('. ', '. e');
    const document = TextDocument.create('sample:/order.txt', 'policy-text', typed++, written);
    const snapshot = new Snapshot(document, before);
    void snapshot.outline;
    to.toTokenData(document, features.semanticTokens(snapshot.analysis));
    return snapshot;
  };
  const goOn = (before: Snapshot): void => {
    attempt(() => {
      const snapshot = type(long, before);
      snapshot.findings(law, NO_CHOICES);
      features.inlayHints(snapshot.analysis, [0, sample.length], law, { deadlines: true, parallels: false });
      if (typed < AT_ONCE + BETWEEN) setTimeout(goOn, 0, snapshot);
    });
  };
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      failed('warming up', error);
    }
  };
  attempt(() => {
    // These versions are kept to the end: memory for young objects grows with what survives in it, and while it grows, each
    // keystroke waits for fresh pages.
    const versions: Snapshot[] = [];
    while (typed < AT_ONCE) versions.push(type(sample, versions.at(-1)));
    setTimeout(goOn, 0, versions.at(-1)!);
  });
}
