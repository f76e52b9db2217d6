/** Signs: quotation marks, soft hyphens, no-break spaces, the blanks behind labels. */
import type { Analysis } from '../../core/analysis.ts';
import type { Edit } from '../edit.ts';
import type { FormatOptions } from './options.ts';

/** Soft hyphens and spaces of no width, and no-break spaces where a plain one is meant. */
export function invisible({ text }: Analysis): Edit[] {
  const edits: Edit[] = [];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0xad || code === 0x200b) edits.push({ range: [at, at + 1], text: '' });
    // Behind a section sign or an abbreviation, before a number, it keeps the two on one line: it is meant.
    else if (code === 0xa0 && !(/[§.]/.test(text[at - 1] ?? '') && /[\dA-Z]/.test(text[at + 1] ?? '')))
      edits.push({ range: [at, at + 1], text: ' ' });
  }
  return edits;
}

/** Curly or straight quotation marks and apostrophes throughout. */
export function quotationMarks({ text }: Analysis, { quotes }: FormatOptions): Edit[] {
  if (quotes === 'keep') return [];
  const edits: Edit[] = [];
  const put = (start: number, end: number, mark: string): void => {
    if (text.slice(start, end) !== mark) edits.push({ range: [start, end], text: mark });
  };
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    const pair = text.slice(at, at + 2);
    if (pair === '``' || pair === "''") {
      put(at, at + 2, quotes === 'straight' ? '"' : pair === '``' ? '“' : '”');
      at++;
    } else if (quotes === 'straight') {
      if (sign === '“' || sign === '”') put(at, at + 1, '"');
      else if (sign === '‘' || sign === '’') put(at, at + 1, "'");
    } else if (sign === '"' || sign === "'") {
      // A mark opens behind a blank, a parenthesis, a dash or another opening mark.
      const opens = at === 0 || /[\s([{—–“‘*_"-]/.test(text[at - 1]!);
      const isYear = sign === "'" && /\d/.test(text[at + 1] ?? '');
      put(at, at + 1, sign === '"' ? (opens ? '“' : '”') : opens && !isYear ? '‘' : '’');
    }
  }
  return edits;
}

/** As many blanks behind the labels of a level as most of them have. */
export function gapsBehindLabels({ text, sections }: Analysis): Edit[] {
  const byLevel = new Map<string, { readonly start: number; readonly end: number }[]>();
  for (const { level, labelRange } of sections) {
    let end = labelRange[1];
    while (text[end] === ' ') end++;
    if (end === labelRange[1] || text[end] === '\n' || text[end] === '\r') continue;
    const list = byLevel.get(level) ?? [];
    byLevel.set(level, list);
    list.push({ start: labelRange[1], end });
  }
  return [...byLevel.values()].flatMap((gaps) => {
    const two = gaps.filter(({ start, end }) => end - start === 2).length;
    const wanted = 2 * two > gaps.length ? '  ' : ' ';
    return gaps.flatMap(({ start, end }): Edit[] =>
      end - start === wanted.length ? [] : [{ range: [start, end], text: wanted }],
    );
  });
}
