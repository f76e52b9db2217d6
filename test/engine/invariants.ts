/** What holds of every analysis of any text. */
import assert from 'node:assert/strict';
import type { Analysis, Part, Range } from '../../server/src/core/analysis.ts';

export const inside = (inner: Range, outer: Range): boolean => outer[0] <= inner[0] && inner[1] <= outer[1];

/** What no identifier has: blanks, controls, and signs that take no room. */
const UNSEEN = /[\s\u0000-\u001f\u007f-\u00a0\u00ad\u200b-\u200f\u2028-\u202f\u2060-\u2069\ufeff]|[\ud800-\udfff]/;

/** Whether an ISO date is of a day that there is. */
const isDay = (date: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(date) && new Date(`${date}T00:00:00Z`).toJSON()?.slice(0, 10) === date;

/** Asserts what holds of every analysis. */
export function checkInvariants(analysis: Analysis): void {
  const { text, sections, citations, references, definitions, deadlines, instructions, regions } = analysis;
  const whole: Range = [0, text.length];
  assert.ok(analysis.date === null || isDay(analysis.date), `${analysis.date} is no day`);
  const sound = (range: Range, what: string): void => {
    assert.ok(range[0] <= range[1] && inside(range, whole), `${what}: [${range}] in [${whole}]`);
    for (const at of range) {
      const split = text[at - 1] === '\r' && text[at] === '\n';
      assert.ok(!split, `${what}: [${range}] parts CR from LF`);
      const pair = /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '');
      assert.ok(!pair, `${what}: [${range}] cuts a character in two`);
    }
  };

  const ids = new Set<string>();
  const ends: number[] = [];
  sections.forEach((section, index) => {
    const { id, range, labelRange, headingRange, parent, depth } = section;
    sound(range, id);
    sound(labelRange, id);
    assert.ok(id.startsWith('/') && !ids.has(id), `${id} comes twice`);
    ids.add(id);
    assert.ok(range[0] === labelRange[0] && labelRange[0] < labelRange[1] && inside(labelRange, range), `${id}: label`);
    if (headingRange) {
      sound(headingRange, id);
      assert.ok(headingRange[0] >= labelRange[1] && inside(headingRange, range), `${id}: heading`);
    }
    assert.ok(parent >= -1 && parent < index, `${id}: its parent precedes it`);
    assert.equal(depth, parent < 0 ? 0 : sections[parent]!.depth + 1, `${id}: depth`);
    if (parent >= 0) assert.ok(inside(range, sections[parent]!.range), `${id} lies within ${sections[parent]!.id}`);
    assert.ok(index === 0 || labelRange[0] >= sections[index - 1]!.labelRange[1], `${id}: order`);
    ends.length = depth + 1;
    assert.ok((ends[depth] ?? 0) <= range[0], `${id} begins where the provision before it has ended`);
    ends[depth] = range[1];
  });

  const phrases = [...citations, ...references].sort((a, b) => a.range[0] - b.range[0]);
  phrases.forEach((phrase, index) => {
    const words = text.slice(...phrase.range);
    sound(phrase.range, words);
    assert.ok(phrase.range[0] < phrase.range[1] && words === words.trim(), `"${words}" has no blank at its ends`);
    assert.ok(index === 0 || phrases[index - 1]!.range[1] <= phrase.range[0], `"${words}" overlaps another`);
    // What isn't seen would part two that read alike.
    assert.ok(!phrase.targets.some((target) => UNSEEN.test(target)), `"${words}": ${phrase.targets}`);
    assert.ok(phrase.targets.length > 0 && phrase.targets.every((target) => target.startsWith('/')), words);
    const ofParts = new Set(phrase.parts.map((part: Part) => part.target));
    assert.deepEqual([...ofParts].sort(), [...phrase.targets].sort(), `"${words}": targets`);
    for (const part of phrase.parts) {
      sound(part.range, words);
      assert.ok(inside(part.range, phrase.range), `"${words}": a part lies within`);
    }
  });
  for (const list of [citations, references, definitions, deadlines])
    list.forEach((item, index) => {
      assert.ok(index === 0 || list[index - 1]!.range[0] <= item.range[0], 'each list is in order');
    });

  for (const { term, range, body, scope, target } of definitions) {
    sound(range, term);
    sound(body, term);
    assert.ok(target === null || !UNSEEN.test(target), `${term}: ${target}`);
    assert.ok(term.trim() !== '' && scope >= -1 && scope < sections.length, `${term}: scope`);
  }
  for (const { range, date, section, from } of deadlines) {
    sound(range, from);
    assert.ok(date === null || isDay(date), `${date} is no day`);
    assert.ok(section === null || ids.has(section), `${section}`);
  }
  for (const { range, kind } of regions) sound(range, kind);

  const operative = new Set<number>();
  instructions.forEach(({ range, matter, verbs, target, targets }, index) => {
    const words = text.slice(...range);
    sound(range, words);
    const before = instructions[index - 1]?.range;
    assert.ok(!before || before[1] <= range[0] || inside(range, before), `"${words}" overlaps another`);
    assert.ok(words === words.trim() && words !== '', `"${words}" has no blank at its ends`);
    assert.equal(target, targets[0] ?? null, words);
    for (const each of matter) {
      sound(each, words);
      assert.ok(inside(each, range), `"${words}": its matter lies within`);
    }
    for (const verb of verbs) {
      assert.ok(inside(verb, range) && !operative.has(verb[0]), `"${words}": its words are of no other`);
      operative.add(verb[0]);
    }
  });
}
