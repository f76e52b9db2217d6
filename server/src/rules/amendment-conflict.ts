import type { Conflict } from '../amend/conflicts.ts';
import { amended } from '../amend/imported.ts';
import type { Range } from '../core/analysis.ts';
import { isUnread } from './instruction-unread.ts';
import type { Fix, Rule } from './rule.ts';

/** The words that were meant in place of those that are looked for, where these stand once in the instruction. */
function fixesOf(text: string, [from, to]: Range, { words, instead }: NonNullable<Conflict['meant']>): Fix[] {
  const own = text.slice(from, to);
  const at = own.indexOf(words);
  if (at < 0 || own.indexOf(words, at + 1) >= 0) return [];
  const range: Range = [from + at, from + at + words.length];
  return [{ title: `Write “${instead}”, as the law has it`, edits: [{ range, text: instead }] }];
}

/** An instruction that does not fit the imported text that it changes. */
export const amendmentConflict: Rule = {
  code: 'amendment-conflict',
  severity: 'warning',
  title: 'An instruction that does not fit the text that it changes',

  *check(analysis, law) {
    for (const { instruction, conflict, warnings } of amended(analysis, law)?.done ?? []) {
      for (const { message } of warnings)
        yield { range: instruction.verbs[0] ?? instruction.range, message: `This was carried out. ${message}` };
      if (!conflict || conflict.kind === 'no-base' || isUnread(instruction)) continue;
      yield {
        range: instruction.verbs[0] ?? instruction.range,
        message: `This was not carried out. ${conflict.message}`,
        ...(conflict.kind === 'unread' ? { severity: 'information' } : {}),
        ...(conflict.meant ? { fixes: fixesOf(analysis.text, instruction.range, conflict.meant) } : {}),
      };
    }
  },
};
