import type { Done } from '../amend/carryOut.ts';
import type { Conflict } from '../amend/conflicts.ts';
import { amended, type OnBases } from '../amend/imported.ts';
import type { Range } from '../core/analysis.ts';
import { isUnread } from './instruction-unread.ts';
import type { Finding, Fix, Rule } from './rule.ts';

/** The words that were meant in place of those that are looked for, where these stand once in the instruction. */
function fixesOf(text: string, [from, to]: Range, { words, instead }: NonNullable<Conflict['meant']>): Fix[] {
  const own = text.slice(from, to);
  const at = own.indexOf(words);
  if (at < 0 || own.indexOf(words, at + 1) >= 0) return [];
  const range: Range = [from + at, from + at + words.length];
  return [{ title: `Write “${instead}”, as the law has it`, edits: [{ range, text: instead }] }];
}

/** Where an instruction's conflicts show in the texts that it changes. */
function elsewhere({ marks }: Done, { documents, bases }: OnBases): NonNullable<Finding['elsewhere']> {
  return marks.flatMap(({ id, range, before, message }) => {
    const document = documents.find((each) => each.id === id);
    if (!document) return [];
    const uri = bases.get(id)?.source.file;
    const file = uri !== undefined && before ? { uri, text: document.before, range: before } : undefined;
    return [{ id, text: document.text, range, file, message }];
  });
}

/** An instruction that does not fit the text at hand that it changes. */
export const amendmentConflict: Rule = {
  code: 'amendment-conflict',
  severity: 'warning',
  title: 'An instruction that does not fit the text that it changes',

  *check(analysis, law, shared) {
    const outcome = amended(analysis, law, shared?.beside);
    for (const done of outcome?.done ?? []) {
      const { instruction, conflict, warnings, target } = done;
      if (!conflict && warnings.length === 0) continue;
      // A text of a later day may have the changes already: that they don't fit it says nothing.
      if (isOfLaterBase(target, outcome!)) continue;
      const range = instruction.verbs[0] ?? instruction.range;
      const places = elsewhere(done, outcome!);
      const about = (message: string): Pick<Finding, 'elsewhere'> => {
        const own = places.filter((place) => message.endsWith(place.message));
        return own.length > 0 ? { elsewhere: own } : {};
      };
      for (const { message } of warnings)
        yield { range, message: `This was carried out. ${message}`, ...about(message) };
      if (!conflict || conflict.kind === 'no-base' || isUnread(instruction)) continue;
      const message = `This was not carried out. ${conflict.message}`;
      yield {
        range,
        message,
        ...(places.length > 0 ? { elsewhere: places } : {}),
        ...(conflict.kind === 'unread' ? { severity: 'information' } : {}),
        ...(conflict.meant ? { fixes: fixesOf(analysis.text, instruction.range, conflict.meant) } : {}),
      };
    }
  },
};

const isOfLaterBase = (target: string | null, { bases }: OnBases): boolean =>
  target !== null &&
  [...bases.values()].some(({ id, source }) => source.isLater && (target === id || target.startsWith(`${id}/`)));
