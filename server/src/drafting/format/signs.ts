/** Signs: quotation marks, soft hyphens, no-break spaces, the blanks behind labels. */
import type { Analysis } from '../../core/analysis.ts';
import type { Edit } from '../edit.ts';
import { designationRange } from '../labels.ts';
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
    // A page is cast with two single marks for a double one.
    const opening = pair === '``' || pair === '‘‘';
    if (opening || pair === "''" || pair === '’’') {
      put(at, at + 2, quotes === 'straight' ? '"' : opening ? '“' : '”');
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

/** Labels of one level whose points and blanks differ from those of most: "Sec 3." among "Sec. 2.", "(b ) ". */
export function labelStyles(analysis: Analysis): Edit[] {
  const byLevel = new Map<string, number[]>();
  analysis.sections.forEach(({ level, parent }, index) => {
    // The first section of a document may write the word out.
    const key = `${level} ${level === 'section' ? '' : parent >= 0}`;
    const list = byLevel.get(key);
    if (list) list.push(index);
    else byLevel.set(key, [index]);
  });
  return [...byLevel.values()].flatMap((members) => {
    const ranges = members.map((index) => designationRange(analysis, index));
    return [
      ...likeMost(
        analysis,
        members.map((index, at) => [analysis.sections[index]!.labelRange[0], ranges[at]?.[0] ?? -1]),
      ),
      ...likeMost(
        analysis,
        members.map((index, at) => [ranges[at]?.[1] ?? -1, analysis.sections[index]!.labelRange[1]]),
      ),
    ];
  });
}

/** The edits that make the words at some places like those at most of them, where only points and blanks differ. */
function likeMost({ text }: Analysis, places: readonly (readonly [start: number, end: number])[]): Edit[] {
  const known = places.filter(([start, end]) => start >= 0 && end >= start);
  const counts = new Map<string, number>();
  for (const place of known) {
    const words = text.slice(...place);
    counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  const [most, count] = [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), ['', 0]);
  if (known.length < 4 || 5 * count < 3 * known.length || most.includes('\n')) return [];
  const letters = (words: string): string => words.replace(/[.\s\u00a0]/g, '');
  return known.flatMap(([start, end]): Edit[] => {
    const words = text.slice(start, end);
    return words !== most && letters(words) === letters(most) ? [{ range: [start, end], text: most }] : [];
  });
}
