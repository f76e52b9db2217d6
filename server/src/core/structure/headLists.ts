/** Lists in the head of an agency's paper, "Ref: (a) …", "References: (a) …", "Encl: (1) …": what it goes by and has with it, no provisions of it. */
import type { Range } from '../analysis.ts';
import type { Line } from './lines.ts';

const OPENS = /^(?:Refs?|REFS?|References?|REFERENCES?|Encls?|ENCLS?|Enclosures?|ENCLOSURES?):\s{1,40}\([a1]\)\s/;
const ITEM = /^\([a-z\d]{1,3}\)\s/;
/** How far down a head reaches. */
const HEAD = 80;

/** The lists in the head of a document, in order. */
export function headLists(text: string, lines: readonly Line[]): Range[] {
  const out: Range[] = [];
  for (let index = 0; index < Math.min(lines.length, HEAD); index++) {
    const { blank, content, start } = lines[index]!;
    const code = text.charCodeAt(content);
    if (blank || (code !== 82 && code !== 69) || !OPENS.test(text.slice(content, content + 60))) continue;
    let last = index;
    for (let next = index + 1; next < lines.length; next++) {
      const line = lines[next]!;
      if (line.blank) continue;
      // Items may stand apart, further in than the word that heads them.
      const item = ITEM.test(text.slice(line.content, line.content + 6));
      if (last < next - 1 && !(item && line.indent > lines[index]!.indent)) break;
      if (OPENS.test(text.slice(line.content, line.content + 60))) break;
      last = next;
    }
    out.push([start, lines[last]!.end]);
    index = last;
  }
  return out;
}
