/** Edits of a document as data: what a drafter does to its numbers, its terms and its form. */
export { insert, type Locked, move, remove, renumber, renumberAll } from './change.ts';
export { apply, type Edit, offsetAfter } from './edit.ts';
export { type Lost, removedMark } from './follow.ts';
export { type FormatOptions, format, sayings } from './format/index.ts';
export { designationRange } from './labels.ts';
export { changeLevel, emptyLabelAt, firstBelow, labelAfter, takeBack } from './levels.ts';
export { numberList, unnumberList } from './lists.ts';
export type { Refusal } from './numbering.ts';
export { inStyleOf } from './paste.ts';
export { followElsewhere, type Plan, wordsOfCiting } from './plan.ts';
export { type Verdict, verified, verify } from './verify.ts';
