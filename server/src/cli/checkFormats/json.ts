import { forJson } from '../../core/foreign.ts';
import type { CheckFormat } from './format.ts';

/** One object with all documents and their findings. */
export const json: CheckFormat = {
  end: (all) =>
    forJson(
      {
        documents: all.map(({ file, findings, hidden, ofOtherRules, known }) => ({
          file,
          findings,
          hidden,
          ofOtherRules,
          known,
        })),
      },
      2,
    ),
};
