/** Lines and columns of offsets, counted from 1, as terminals and editors show them. */
import { lastAtMost, lineStarts } from '../core/text.ts';

/** Makes a function from offsets of a text to "line:column". */
export function positions(text: string): (offset: number) => string {
  const starts = lineStarts(text);
  return (offset) => {
    const line = lastAtMost(starts, offset);
    return `${line + 1}:${offset - starts[line]! + 1}`;
  };
}
