/** Units put in, taken out, and put in place of others. */
import type { Range } from '../../core/analysis.ts';
import { type Base, columnOf, isSection, same, type Unit } from '../base.ts';
import { type Bases, lawOf, stepsOf } from '../carryOut.ts';
import { isEdited } from '../codeStyle.ts';
import { refuse } from '../conflicts.ts';
import { type Matter, readMatter } from '../matter.ts';
import { back, type Place, unitAt } from '../places.ts';
import { spoken, spokenLaw } from '../spoken.ts';

/** The steps below the section at which a unit stands. */
export function pathOf(unit: Unit): string[] {
  const path: string[] = [];
  for (let each: Unit | undefined = unit; each?.parent; each = each.parent) path.unshift(each.step);
  return path;
}

/** Figures, small letters or capitals: Roman numerals and letters look alike. */
export const kindOf = (step: string): string => (/^\d/.test(step) ? '1' : step === step.toLowerCase() ? 'a' : 'A');

/** Whether a section is numbered within another, as 3-305 is in section 3. */
const isWithinSection = ({ parent }: Unit): boolean =>
  parent !== undefined && (isSection(parent) || isWithinSection(parent));

/** Takes units out; matter comes in place of the first where there is any. */
export function replaceUnits(
  bases: Bases,
  targets: readonly string[],
  range: Range | undefined,
  mark?: string,
  strikes = false,
): undefined {
  if (mark !== undefined) return refuse('unread', 'A mark comes in place of a provision.');
  const there = targets.filter((target) => bases.locate(target) !== undefined);
  const places = (there.length > 0 ? there : targets).map((target) => unitAt(bases, target));
  // A whole order is revoked, or an act repealed.
  if (places.some(({ unit }) => !unit.parent)) {
    if (range !== undefined || places.some(({ base, unit }) => unit.parent || base.text.trim() === ''))
      return refuse('place-unclear', 'The whole text is replaced along with a part of one.');
    for (const { base, unit } of places) {
      base.edit([0, base.text.length], '[Revoked.]\n', unit);
      base.reread();
    }
    return;
  }
  const repealed = (unit: Unit, base: Base): boolean =>
    isSection(unit) && !isWithinSection(unit) && (!strikes || base.id.startsWith('/us/usc/'));
  if (range === undefined && places.some(({ unit, base }) => repealed(unit, base))) {
    for (const { base, unit } of places)
      if (isSection(unit)) repealSection(base, unit);
      else takeOut(base, unit);
    return;
  }
  if (range === undefined) {
    const ordered = [...places].sort((a, b) => b.unit.start - a.unit.start);
    for (const { base, unit } of ordered) takeOut(base, unit);
    return;
  }
  const [first] = places;
  const { base, unit } = first!;
  const parent = unit.parent!;
  const last = places.at(-1)!.unit;
  const at = parent.children.indexOf(unit);
  const run = parent.children.slice(at, at + places.length);
  if (places.some((place) => place.base !== base || !run.includes(place.unit)))
    return replaceEach(bases, places, range);
  const matter = readMatter(
    bases.draft,
    range,
    { parent, behind: parent.children[at - 1] },
    columnOf(base.text, unit.start),
    bases.style(base.id),
  );
  if (!matter.labeled) {
    if (places.length === 1 && reviseWords(base, unit, matter)) return;
    return refuse('place-unclear', 'What comes in place of the provision has no label.');
  }
  const step = matter.units[0]?.step ?? '';
  if (isSection(unit) !== /^s\d/.test(step) || kindOf(unit.step) !== kindOf(step))
    return refuse('place-unclear', 'What comes in place of the provision is of another level.');
  refuseTaken(parent, matter, run);
  if (isSection(unit) && matter.units.every(isSection)) {
    base.edit([unit.start, last.end], labelled(base, unit, matter).join('\n\n'), parent);
    base.reread();
    return;
  }
  // In a title that isn't positive law the heading may be the editors', which stays where the act has none.
  const [replaced] = matter.units;
  const { heading } = unit;
  const kept =
    isEdited(base.id) &&
    heading &&
    replaced &&
    !replaced.heading &&
    matter.units.length === 1 &&
    same(replaced.step, unit.step)
      ? base.text.slice(unit.labelEnd, /^__/.test(base.text.slice(heading[1])) ? heading[1] + 2 : heading[1])
      : undefined;
  if (kept !== undefined) {
    const body = matter.text.slice(replaced!.labelEnd).trimStart();
    const lead = `\n${' '.repeat(columnOf(base.text, unit.start) + base.indent)}`;
    const at = unit.labelEnd + kept.length;
    for (const child of [...unit.children]) takeOut(base, child);
    base.edit([at, unit.end], lead + body, unit);
    return;
  }
  const from = unit.start;
  base.edit([from, last.end], matter.text, parent);
  base.adopt(parent, matter.units, from);
}

/** The words of a provision without a heading read anew, of one paragraph; its label stays. Answers whether it is so. */
export function reviseWords(base: Base, unit: Unit, matter: Matter): boolean {
  if (unit.heading || matter.labeled || matter.text.includes('\n')) return false;
  // A label that stands without parentheses: its own is none of its words, another is another provision's.
  const label = /^(?:\d{1,3}[.)]\s+|(?:[A-Za-z]|[ivxIVX]{2,5})[.)]\s+(?=[A-Z(]))/.exec(matter.text)?.[0];
  if (label !== undefined && !same(label.trim().slice(0, -1), unit.step)) return false;
  const words = matter.text.slice(label?.length ?? 0);
  let from = unit.labelEnd;
  while (/[\s.—_*-]/.test(base.text[from] ?? 'x')) from++;
  if (from >= unit.end) return false;
  for (const child of [...unit.children]) takeOut(base, child);
  base.edit([from, back(base.text, unit.end)], words, unit);
  return true;
}

/** Provisions that stand apart, each in place of the one of its designation: "sections 2, 3, and 7 are amended to read". */
function replaceEach(bases: Bases, places: readonly Place[], range: Range): undefined {
  const [{ base }] = places as [Place];
  const apart = (): never => refuse('place-unclear', 'What is replaced does not stand together.');
  if (!places.every((place) => place.base === base && isSection(place.unit))) return apart();
  const matter = readMatter(bases.draft, range, undefined, 0, bases.style(base.id));
  const matches = matter.units.every((each, index) => same(each.step, places[index]?.unit.step ?? ''));
  if (!matches || matter.units.length !== places.length) return apart();
  const texts = matter.units.map(({ labelEnd, end }, index) => {
    const own = places[index]!.unit;
    return base.text.slice(own.start, own.labelEnd) + matter.text.slice(labelEnd, end).trimEnd();
  });
  for (let i = places.length - 1; i >= 0; i--) {
    const own = places[i]!.unit;
    base.edit([own.start, own.end], texts[i]!, own.parent);
  }
  base.reread();
}

/** Takes a unit out with its line. */
export function takeOut(base: Base, unit: Unit): undefined {
  const { text } = base;
  let from = unit.start;
  while (from > 0 && /[ \t]/.test(text[from - 1]!)) from--;
  const alone = from === 0 || text[from - 1] === '\n';
  if (alone && from > 0) from--;
  // Between two blank lines one goes along.
  if (alone && text[from - 1] === '\n' && /^\s*(?:\n|$)/.test(text.slice(unit.end))) from--;
  const parent = unit.parent!;
  base.edit([alone ? from : unit.start, unit.end], '', parent);
  const left = parent.children.indexOf(unit);
  if (left >= 0) parent.children.splice(left, 1);
}

/** A section that is repealed leaves its number and the word. */
export function repealSection(base: Base, unit: Unit): undefined {
  // The C.F.R. has no word for a section that was removed.
  if (base.id.startsWith('/us/cfr/')) return takeOut(base, unit);
  const label = base.text.slice(unit.start, unit.labelEnd).trimEnd();
  const line = base.text.lastIndexOf('\n', unit.start) + 1;
  const head = base.text.slice(line, unit.start);
  base.edit(
    [line, unit.end],
    `${head}${label}${/[.]$/.test(label) ? '' : '.'} ${base.id.startsWith('/us/eo/') ? 'Revoked' : 'Repealed'}.`,
    base.root,
  );
  const parent = unit.parent ?? base.root;
  parent.children = parent.children.filter((each) => each !== unit);
}

/** Refuses where a unit of the matter would stand beside one of the same designation. */
export function refuseTaken(parent: Unit, matter: Matter, gone: readonly Unit[] = []): undefined {
  for (const unit of matter.units) {
    const there = parent.children.find((child) => same(child.step, unit.step) && !gone.includes(child));
    if (there)
      refuse('place-taken', `There is a ${spoken([...pathOf(parent), unit.step])} already.`, [
        [there.start, there.labelEnd],
      ]);
  }
}

/** Puts matter on a line of its own, behind the words of a unit or before them. */
export function putUnits(base: Base, parent: Unit, matter: Matter, at: number, column: number): undefined {
  const { text, units } = spacedAs(base.text, parent, matter);
  const lead = `${isSpaced(base.text, parent) ? '\n\n' : '\n'}${' '.repeat(column)}`;
  base.edit([at, at], lead + text, parent);
  base.adopt(parent, units, at + lead.length);
}

/** Whether the provisions below a unit, or those beside it, stand apart by blank lines, as orders are printed. */
export function isSpaced(text: string, { children, parent }: Unit): boolean {
  const all = children.length > 0 ? children : (parent?.children ?? []);
  const opening = all.flatMap(({ start }) => {
    const line = text.lastIndexOf('\n', start - 1);
    return line > 0 && !/\w/.test(text.slice(line + 1, start)) ? [line] : [];
  });
  return opening.length > 0 && opening.every((line) => /\n[ \t>]*\r?$/.test(text.slice(Math.max(0, line - 80), line)));
}

/** Matter with a blank line before each of its paragraphs, where it goes among provisions that have one. */
function spacedAs(text: string, parent: Unit, matter: Matter): Pick<Matter, 'text' | 'units'> {
  if (!matter.text.includes('\n') || !isSpaced(text, parent)) return matter;
  const moved = (at: number): number => at + (matter.text.slice(0, at).match(/\n/g)?.length ?? 0);
  const visit = (unit: Unit): undefined => {
    unit.start = moved(unit.start);
    unit.labelEnd = moved(unit.labelEnd);
    unit.end = moved(unit.end);
    if (unit.heading) unit.heading = [moved(unit.heading[0]), moved(unit.heading[1])];
    unit.children.forEach(visit);
  };
  matter.units.forEach(visit);
  return { text: matter.text.replace(/\n/g, '\n\n'), units: matter.units };
}

/** Sections that the matter brings: each is a text of its own where the base is the section alone. */
export function addSections(bases: Bases, range: Range, near: string): boolean {
  const matter = readMatter(bases.draft, range, undefined, 0);
  const sections: Unit[] = [];
  const visit = (unit: Unit): undefined => {
    if (isSection(unit)) sections.push(unit);
    else unit.children.forEach(visit);
  };
  matter.units.forEach(visit);
  if (sections.length === 0) return false;
  let added = 0;
  // A table of sections names what the matter then sets out.
  const longest = (section: Unit): boolean =>
    sections.every((other) => other.step !== section.step || other.end - other.start <= section.end - section.start);
  for (const section of sections.filter(longest)) {
    const text = matter.text.slice(matter.text.lastIndexOf('\n', section.start) + 1, section.end);
    if (bases.add(near, section.step, `${text}\n`)) added++;
  }
  if (added === 0) refuse('no-base', `It is not known where ${spokenLaw(lawOf(near))} stands.`);
  return true;
}

/** New sections, labelled as one that the text has. */
function labelled(base: Base, like: Unit, matter: Matter): string[] {
  const label = base.text.slice(like.start, like.labelEnd);
  return matter.units.map(
    ({ step, labelEnd, end }) =>
      label.replace(like.step.slice(1), step.slice(1)) + matter.text.slice(labelEnd, end).trimEnd(),
  );
}

/** Sections put into a text that has several: behind or before one, or behind the last. */
export function putSections(
  bases: Bases,
  base: Base,
  range: Range,
  near: string | undefined,
  at: 'before' | 'after' | 'end' | 'beginning' | 'order',
  within?: string,
): undefined {
  const all: Unit[] = [];
  const visit = (unit: Unit): undefined => {
    if (isSection(unit)) all.push(unit);
    else unit.children.forEach(visit);
  };
  // "At the end of part V": behind the last of its own.
  const path = within === undefined ? undefined : bases.locate(within)?.path;
  const part = near === undefined && path?.length ? base.find(path) : [];
  visit(part.length === 1 && !isSection(part[0]!) ? part[0]! : base.root);
  const matter = readMatter(bases.draft, range, undefined, 0, bases.style(base.id));
  const [first] = matter.units;
  const unit =
    near !== undefined
      ? unitAt(bases, near).unit
      : at === 'end'
        ? all.at(-1)
        : at === 'order' && first
          ? behindInOrder(all, first, matter.units.at(-1)!)
          : undefined;
  if (!unit || !isSection(unit) || !first || !matter.units.every(isSection))
    return refuse('place-unclear', 'Where the new section goes is not said, or what comes is none.');
  const parent = unit.parent!;
  refuseTaken(parent, matter);
  const line = base.text.lastIndexOf('\n', unit.start) + 1;
  const head = /^[\s#]*$/.test(base.text.slice(line, unit.start)) ? base.text.slice(line, unit.start) : '';
  const texts = labelled(base, unit, matter).map((each) => head + each);
  const side = at === 'before' ? line : unit.end;
  const text = at === 'before' ? `${texts.join('\n\n')}\n\n` : `\n\n${texts.join('\n\n')}`;
  base.edit([side, side], text, parent);
  base.reread();
}

/** The section behind which others belong by their numbers; undefined where those of the text are in no order there. */
function behindInOrder(all: readonly Unit[], first: Unit, last: Unit): Unit | undefined {
  const behind = all.findLast((each) => compareNumbers(each.step, first.step) <= 0);
  const next = behind && all[all.indexOf(behind) + 1];
  return next && compareNumbers(next.step, last.step) < 0 ? undefined : behind;
}

/** "s2.4" before "s2.10", "s5" before "s5A". */
function compareNumbers(a: string, b: string): number {
  const [one, two] = [a, b].map((step) => step.slice(1).match(/\d+|[A-Z]+/g) ?? []);
  for (let i = 0; i < Math.max(one!.length, two!.length); i++) {
    const [x = '', y = ''] = [one![i], two![i]];
    const order = /^\d/.test(x) && /^\d/.test(y) ? Number(x) - Number(y) : x.localeCompare(y);
    if (order !== 0) return order;
  }
  return 0;
}

export type { Place };
export { stepsOf };
