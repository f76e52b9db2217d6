/** Numbers that head what stands below a letter, by the levels of Markdown. */
import { type Label, labelOf } from './label.ts';
import type { Open } from './levels.ts';
import type { Line } from './lines.ts';

const LETTER = /^[A-Z]/;
const NUMBER = /^\d{1,2}\.?$/;

/** Markdown's "### 1. Bars" below its "## B. Conditions" goes on with the letters and heads no section. */
export function belowLetters(
  text: string,
  labels: readonly Label[],
  lines: readonly Line[],
  levels: readonly Open[],
): readonly Label[] {
  const isLetter = ({ style, designation }: Pick<Label, 'style' | 'designation'>): boolean =>
    style === '.' && LETTER.test(designation);
  let above = levels.findLast((entry) => entry.hashes > 0 && isLetter(entry))?.hashes ?? 0;
  return labels.map((label) => {
    const { hashes } = lines[label.line]!;
    if (!label.first || hashes === 0) return label;
    if (isLetter(label)) above = hashes;
    else if (hashes <= above) above = 0;
    else if (above > 0 && label.style === 'section' && NUMBER.test(text.slice(label.range[0], label.range[1])))
      return labelOf({ ...label, style: '.', unit: undefined });
    return label;
  });
}
