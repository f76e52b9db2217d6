import type { Section } from '../core/analysis.ts';
import type { Fix } from './rule.ts';

/** The fix that gives a provision another designation and leaves the rest of its label. */
export function relabel({ label, labelRange, designation }: Section, fits: string): Fix[] {
  const at = label.lastIndexOf(designation);
  // A label over two lines is not as long as it is written.
  if (at < 0 || labelRange[1] - labelRange[0] !== label.length) return [];
  const start = labelRange[0] + at;
  const name = `${label.slice(0, at)}${fits}${label.slice(at + designation.length)}`;
  return [{ title: `Change to ${name}`, edits: [{ range: [start, start + designation.length], text: fits }] }];
}
