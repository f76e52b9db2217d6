/**
 * What a rule sets out of a section, with stars for what stays: "§ 5.6 Lamps. * * * * * (b) * * * (2) Each lamp. * * * * *". The
 * provision that an instruction names is cut from it.
 */
import type { Range } from '../core/analysis.ts';
import { commonSeries, valueIn } from '../core/designation.ts';
import type { Operation } from '../core/instructions/operation.ts';
import { type Bases, stepsOf } from './carryOut.ts';
import { refuse } from './conflicts.ts';
import { spoken } from './spoken.ts';

const STARS = /^\s*(?:\*\s*){3,}$/;
const LABELS = /^\s*((?:\([A-Za-z\d]{1,6}\)\s*)+)/;
const LABEL = /\(([A-Za-z\d]{1,6})\)\s*/g;

/** Whether matter is an extract of a section: it opens with its number, and has a line of stars. */
const isExtract = (text: string): boolean => /^\s*(?:§+|Sec\.)\s*\d/.test(text) && /\*[ \t]?\*[ \t]?\*/.test(text);

/** Where a provision stands in an extract, by its designations below the section; undefined where that isn't plain. */
function cutFrom(text: string, path: readonly string[]): Range | undefined {
  let known = 0;
  let first = true;
  let deeper = false;
  let start = -1;
  let end = 0;
  let at = 0;
  for (const line of text.split('\n')) {
    const from = at;
    at += line.length + 1;
    if (start >= 0 && STARS.test(line)) break;
    const labels = LABELS.exec(line)?.[1];
    if (labels !== undefined && start >= 0 && follows(labels, path)) break;
    if (start >= 0) {
      if (line.trim() !== '') end = from + line.trimEnd().length;
      continue;
    }
    if (labels === undefined) continue;
    const lead = line.indexOf('(');
    for (const { 1: label, index } of labels.matchAll(LABEL)) {
      if (known === 0 && /^\d/.test(label!)) deeper = true;
      // Below a paragraph (1) a paragraph (i) is another one.
      if (label === path[0] && known === 0 && deeper && /^[ivx]+$/.test(label!)) return undefined;
      if (label !== path[known]) {
        // An extract begins with a paragraph of the section itself.
        if (known === 0 && first && !/^[a-z]/.test(label!)) return undefined;
        first = false;
        continue;
      }
      first = false;
      known++;
      if (known < path.length) continue;
      start = from + lead + index;
      end = from + line.trimEnd().length;
      break;
    }
  }
  return start < 0 ? undefined : [start, end];
}

/** Whether a line's first label comes right behind a provision, or behind one that it stands in. */
function follows(labels: string, path: readonly string[]): boolean {
  const first = /\(([A-Za-z\d]{1,6})\)/.exec(labels)![1]!;
  return path.some((step) => {
    const series = commonSeries(step, first);
    return series !== undefined && valueIn(series, first) === valueIn(series, step) + 1;
  });
}

/**
 * The operations that one is whose matter is an extract: each provision by itself, with its own words. Others are themselves.
 */
export function byProvision(bases: Bases, operation: Operation): readonly Operation[] {
  if ((operation.do !== 'revise' && operation.do !== 'insert') || !operation.put || !('range' in operation.put))
    return [operation];
  const [from, to] = operation.put.range;
  const text = bases.draft.slice(from, to);
  if (!isExtract(text)) return [operation];
  const named = operation.do === 'revise' ? operation.locus.targets : operation.units;
  const introductory = operation.locus.parts.length === 1 && operation.locus.parts[0]!.part === 'introductory';
  if (!named || named.length === 0 || (operation.locus.parts.length > 0 && !(introductory && named.length === 1)))
    return refuse('unread', 'Which of the provisions that are set out is meant was not understood.');
  return named.map((target) => {
    const steps = stepsOf(target);
    const path = steps.slice(steps.findIndex((step) => /^s\d/.test(step)) + 1);
    const range = path.length > 0 ? cutFrom(text, path) : undefined;
    if (!range)
      return refuse('place-unclear', `What ${spoken(steps)} is to read as is not plain from what is set out.`);
    let own: Range = [from + range[0], from + range[1]];
    if (introductory) {
      // The words behind the label, up to the next line with a label of its own.
      const lines = text.slice(...range).split('\n');
      const next = lines.findIndex((line, index) => index > 0 && LABELS.test(line));
      const words = (next < 0 ? lines : lines.slice(0, next)).join('\n').trimEnd();
      own = [own[0] + LABELS.exec(words)![0].length, own[0] + words.length];
    }
    if (/\*\s*\*\s*\*/.test(bases.draft.slice(...own)))
      return refuse('place-unclear', `Which words of ${spoken(steps)} stay is said by stars alone.`);
    return operation.do === 'revise'
      ? { ...operation, locus: { targets: [target], parts: operation.locus.parts }, put: { range: own } }
      : { ...operation, put: { range: own }, units: [target] };
  });
}
