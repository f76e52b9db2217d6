/** Texts as amended, for people: a patch, or one comparative print in Markdown or HTML. */
import type { Amended } from '../amend/carryOut.ts';

export const FORMATS = ['text', 'markdown', 'html', 'patch'] as const;
export type Format = (typeof FORMATS)[number];

type Line = readonly [sign: ' ' | '-' | '+', text: string];

/** Lines that stay, go and come. */
function compare(before: readonly string[], after: readonly string[]): Line[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  const a = before.slice(start, before.length - end);
  const b = after.slice(start, after.length - end);
  const width = b.length + 1;
  const common = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] =
        a[i] === b[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
  const out: Line[] = before.slice(0, start).map((line): Line => [' ', line]);
  for (let i = 0, j = 0; i < a.length || j < b.length; ) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      out.push([' ', a[i]!]);
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!))
      out.push(['-', a[i++]!]);
    else out.push(['+', b[j++]!]);
  }
  return [...out, ...before.slice(before.length - end).map((line): Line => [' ', line])];
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));

/** One text as a patch, or with what goes struck and what comes marked. */
export function inFormat({ id, before, text }: Amended, file: string, format: Exclude<Format, 'text'>): string {
  const [old, now] = [linesOf(before), linesOf(text)];
  const lines = compare(old, now);
  switch (format) {
    case 'patch': {
      const from = old.length === 0 ? '/dev/null' : `a/${file}`;
      const head = `--- ${from}\n+++ b/${file}\n@@ -${old.length === 0 ? 0 : 1},${old.length} +${now.length === 0 ? 0 : 1},${now.length} @@\n`;
      return `${head}${lines.map(([sign, line]) => `${sign}${line}`).join('\n')}\n`;
    }
    case 'markdown':
      return `## ${id}\n\n${lines.map(([sign, line]) => marked(sign, line)).join('\n')}\n`;
    case 'html': {
      const tags = { ' ': 'p', '-': 'del', '+': 'ins' } as const;
      const body = lines.map(
        ([sign, line]) => `<${tags[sign]} style="display:block;white-space:pre-wrap">${escaped(line)}</${tags[sign]}>`,
      );
      return `<section><h2>${escaped(id)}</h2>\n${body.join('\n')}\n</section>\n`;
    }
  }
}

const marked = (sign: Line[0], line: string): string =>
  sign === ' ' || line.trim() === ''
    ? line
    : sign === '-'
      ? `~~${line.trim()}~~`
      : `**${line.trim().replace(/^#+\s/, '')}**`;
const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
