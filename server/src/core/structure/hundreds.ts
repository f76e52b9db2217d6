/** Sections that are numbers of three figures and have no word: "101. The Office …" below "PART I", "201." below "PART II". */
import { SECTION_RANK } from '../citations/units.ts';
import { type Label, labelOf } from './label.ts';
import { sectionUnit } from './openings.ts';

const THREE = /^[1-9]\d\d$/;
const isPlain = ({ style, first, designation }: Label): boolean => style === '.' && first && THREE.test(designation);

/** The labels of a text; where two parts begin with the first of a hundred, such numbers are sections. */
export function hundredsAsSections(labels: readonly Label[]): readonly Label[] {
  const begun = labels.filter(
    (label, index) =>
      isPlain(label) &&
      label.designation.endsWith('01') &&
      (labels[index - 1]?.unit?.rank ?? SECTION_RANK) < SECTION_RANK,
  );
  if (begun.length < 2) return labels;
  return labels.map((label) => (isPlain(label) ? labelOf({ ...label, style: 'section', unit: sectionUnit }) : label));
}
