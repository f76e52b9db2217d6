/** The fields of the Code in the House's older files: "-CITE-", "-EXPCITE-", "-HEAD-", "-STATUTE-", "-SOURCE-", "-MISC1-", "-End-". */
import type { Range } from '../../analysis.ts';

/** A line that opens a field. */
const FIELD = /^[ \t]*-(?:[A-Z]{3,12}\d{0,2}|End)-[ \t]*\r?$/;
/** Where a record is cited and filed: each has it anew, with the names of the title and of the chapter above it. */
const FILED = /^[ \t]*-(?:CITE|EXPCITE)-[ \t]*\r?$/;
/** Fields of the law itself; all others are credits and notes. */
const LAW = /^-(?:CITE|EXPCITE|HEAD|STATUTE|End)-$/;

/** Where records are filed, in order; the lines that open fields stay, for the notes begin and end with them. */
export function filingFields(text: string, starts: readonly number[]): Range[] {
  const out: Range[] = [];
  if (!text.includes('-EXPCITE-')) return out;
  let first: number | undefined;
  starts.forEach((start, index) => {
    const end = starts[index + 1] ?? text.length;
    if (text.charCodeAt(start) !== 45 && first === undefined) return;
    const line = text.slice(start, Math.min(end, start + 40)).replace(/\n$/, '');
    if (!FIELD.test(line)) return;
    if (first !== undefined && start > first) out.push([first, start]);
    first = FILED.test(line) ? end : undefined;
  });
  return out;
}

/** Whether a line opens a field: of the law, or of what is noted behind it. */
export function fieldOf(words: string): 'law' | 'notes' | undefined {
  if (!words.endsWith('-') || !FIELD.test(words)) return undefined;
  return LAW.test(words.trim()) ? 'law' : 'notes';
}
