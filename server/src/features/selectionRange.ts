import type { Analysis, Range } from '../core/analysis.ts';
import { ownRange, pathTo, provisionAt } from './provisions.ts';
import { sentenceAt, trim } from './sentence.ts';
import { touching } from './subject.ts';
import { useAt } from './terms.ts';

/** A designation with all its subdivisions, or a word with its inner apostrophes, hyphens and periods. */
const WORD = /[\p{L}\p{N}]+(?:[-–.'’][\p{L}\p{N}]+)*(?:\([\p{L}\p{N}]{1,6}\))*|(?:\([\p{L}\p{N}]{1,6}\))+/gu;

/** The word that touches the offset; `1225(b)(2)(C)` is one. */
function wordAt(text: string, offset: number): Range | undefined {
  const from = Math.max(0, offset - 200);
  for (const match of text.slice(from, offset + 200).matchAll(WORD)) {
    const start = from + match.index;
    if (start <= offset && offset <= start + match[0].length) return [start, start + match[0].length];
  }
  return undefined;
}

/**
 * The ranges that Expand Selection takes in turn, from the innermost: word, part of a citation or reference, the whole
 * of it, sentence, the provision's own text, each provision up to the section, the document.
 */
export function selectionRange(analysis: Analysis, offset: number): readonly Range[] {
  const { text } = analysis;
  const candidates: Range[] = [];
  const add = (range: Range | undefined) => range && candidates.push(range);
  add(wordAt(text, offset));
  add(useAt(analysis, offset)?.range);
  for (const phrase of [...touching(analysis.citations, offset), ...touching(analysis.references, offset)]) {
    add(touching(phrase.parts, offset)[0]?.range);
    add(phrase.range);
  }
  add(touching(analysis.deadlines, offset)[0]?.range);
  add(sentenceAt(analysis, offset));
  const index = provisionAt(analysis, offset);
  if (index >= 0) {
    const [start, end] = ownRange(analysis, index);
    add(trim(text, start, end));
    for (const section of pathTo(analysis, index).toReversed()) add(section.range);
  }
  add([0, text.length]);
  // Each must hold the one before it: a sentence that ends within a wrapped citation is left out.
  const ranges: Range[] = [];
  for (const range of candidates.sort((a, b) => a[1] - a[0] - (b[1] - b[0]))) {
    const inner = ranges.at(-1);
    const holds = range[0] <= (inner?.[0] ?? offset) && range[1] >= (inner?.[1] ?? offset);
    const grows = !inner || range[1] - range[0] > inner[1] - inner[0];
    if (holds && grows) ranges.push(range);
  }
  return ranges;
}
