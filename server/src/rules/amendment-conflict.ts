import { amended } from '../amend/imported.ts';
import type { Rule } from './rule.ts';

/** An instruction that does not fit the imported text that it changes. */
export const amendmentConflict: Rule = {
  code: 'amendment-conflict',
  severity: 'warning',
  title: 'An instruction that does not fit the text that it changes',

  *check(analysis, law) {
    for (const { instruction, conflict, warnings } of amended(analysis, law)?.done ?? []) {
      for (const { message } of warnings)
        yield { range: instruction.verbs[0] ?? instruction.range, message: `This was carried out. ${message}` };
      if (!conflict || conflict.kind === 'no-base') continue;
      yield {
        range: instruction.verbs[0] ?? instruction.range,
        message: `This was not carried out. ${conflict.message}`,
        ...(conflict.kind === 'unread' ? { severity: 'information' } : {}),
      };
    }
  },
};
