import type { Instruction } from '../core/analysis.ts';
import { unreadWords } from '../core/instructions/unread.ts';
import { flatten } from '../core/text.ts';
import type { PassageRule } from './rule.ts';

/** The words of a place that were not understood. */
const unreadPart = ({ operation }: Instruction): boolean =>
  operation !== null &&
  'locus' in operation &&
  operation.locus.parts.some(({ part }) => part === 'unread' || part === 'listed');

/** Whether it was not understood what an instruction does, or where. */
export const isUnread = (instruction: Instruction): boolean =>
  instruction.operation === null || unreadPart(instruction);

/** An instruction of which it is not understood how it is carried out. */
export const instructionUnread: PassageRule = {
  code: 'instruction-unread',
  severity: 'information',
  title: 'An instruction that was not understood to its end',
  reach: 'passage',

  *check(passage, _law, { mayStillChange: isDraft }) {
    const { instructions, text, form } = passage;
    if (isDraft)
      for (const range of unreadWords(passage))
        yield {
          range,
          message: `“${flatten(text.slice(...range))}” reads like an instruction, and which text it changes, or how, was not understood: nothing is carried out or checked here.`,
        };
    // A published rule, or a piece of one, sets the text out behind its instructions: the editors of the regulations carry them out.
    if (!isDraft && (form === 'rule' || form === 'notice' || form === 'unknown')) return;
    for (const instruction of instructions) {
      if (!isUnread(instruction)) continue;
      const verb = instruction.verbs[0] ?? instruction.range;
      yield {
        range: verb,
        message:
          instruction.verbs.length === 0
            ? 'What this item of the list names, or how much of it, was not understood, so it is not carried out and not checked against the text that it changes.'
            : unreadPart(instruction)
              ? 'Where this is to be done was not understood, so it is not carried out and not checked against the text that it changes.'
              : `How “${text.slice(...verb)}” is meant here was not understood, so it is not carried out and not checked against the text that it changes.`,
      };
    }
  },
};
