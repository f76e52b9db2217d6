/** Words and units put in: behind words, before a unit, at the end. */
import { commonSeries, valueIn } from '../../core/designation.ts';
import type { Locus, Operation, Put } from '../../core/instructions/operation.ts';
import { type Base, columnOf, isSection, marginOf, type Unit } from '../base.ts';
import type { Bases } from '../carryOut.ts';
import { isEdited } from '../codeStyle.ts';
import { Refusal, refuse } from '../conflicts.ts';
import { billText, paragraphsOf, readMatter, wordsOf } from '../matter.ts';
import { afterHeading, back, type Scope, scopesOf, unitAt } from '../places.ts';
import { opening, spokenStep } from '../spoken.ts';
import { make, type Planned } from './edits.ts';
import { endOf, putText, rangesOf } from './strike.ts';
import { addSections, kindOf, putSections, putUnits, refuseTaken } from './units.ts';

export function insert(bases: Bases, { locus, point, put }: Operation & { readonly do: 'insert' }): undefined {
  if (locus.parts.some(({ part }) => part === 'contents' || part === 'appropriate')) return void scopesOf(bases, locus);
  if (point.object?.type === 'part' && point.object.locus.parts.at(-1)?.part === 'lines')
    return besideLines(bases, point.object.locus, point.at === 'before' ? 'before' : 'after', put);
  if ('range' in put && opensSection(bases, put.range)) {
    const near = point.object?.type === 'units' ? point.object.targets[0]! : locus.targets[0];
    const whole = near === undefined ? undefined : bases.locate(near)?.base;
    if (whole && !whole.id.startsWith('/us/usc/'))
      return putSections(bases, whole, put.range, point.object?.type === 'units' ? near : undefined, point.at, near);
    if (near !== undefined && addSections(bases, put.range, near)) return;
  }
  const { object, at } = point;
  if (!object) {
    for (const scope of scopesOf(bases, locus))
      if (at === 'order') inOrder(bases, scope, put);
      else atEdge(bases, scope, at, put);
    return;
  }
  if (object.type === 'units') return besideUnit(bases, object.targets, at, put);
  const plans: Planned[] = [];
  for (const scope of scopesOf(bases, locus)) {
    const text = putText(bases, put, scope);
    for (const range of rangesOf(bases, scope, object)) {
      const { base, unit } = scope;
      const label = at === 'after' && range[0] === unit.start && LABEL.test(text);
      if (label && isEdited(base.id) && unit.heading) {
        behindHeading(base, unit, text);
        continue;
      }
      const offset = at === 'after' ? range[1] : range[0];
      refuseThere(base.text, at, offset, text);
      plans.push({ base: scope.base, range: [offset, offset], text, owner: scope.unit });
    }
  }
  make(plans);
  for (const base of new Set(plans.map((each) => each.base))) if (base.lines.length > 0) base.reread();
}

/** Paragraphs between two lines of a bill's print: where one of them ends within a sentence, none can stand. */
function besideLines(bases: Bases, locus: Locus, side: 'before' | 'after', put: Put): undefined {
  if (!('range' in put)) return refuse('unread', 'A mark is put between two lines.');
  const [scope] = scopesOf(bases, locus);
  const { base, unit, range } = scope!;
  const at = side === 'after' ? range[1] : back(base.text, range[0]);
  const next = /\S/.exec(base.text.slice(at));
  const behind = next ? base.text.slice(at + next.index, at + next.index + 40) : '';
  if (!ENDED.test(base.text.slice(Math.max(0, at - 12), at)) && !OPENS.test(behind))
    return refuse('place-unclear', 'A paragraph is put between two lines of which the first ends within a sentence.', [
      range,
    ]);
  const column = columnOf(base.text, side === 'after' ? range[0] : (next?.index ?? 0) + at);
  base.edit([at, at], `\n${' '.repeat(column)}${billText(bases.draft, put.range, column)}`, unit);
  base.reread();
}

/** The end of a sentence, an item, a lead, a heading in capitals. */
const ENDED = /(?:[.:;—]["”’')\]]{0,3}|--|;\s+(?:and|or)|[A-Z]{2}[A-Z.’]*)$/;
/** What begins a paragraph, whatever stands before it. */
const OPENS = /^(?:\(\w{1,5}\)\s|SEC(?:TION|\.)\s|Sec\.\s|TITLE\s|Subtitle\s|CHAPTER\s|PART\s|[“"]|``|$)/;

/** Words that stand already where they are to come: the text has another reading than the draft. */
function refuseThere(text: string, side: 'before' | 'after', offset: number, put: string): undefined {
  const words = put.trim();
  if (!/^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/su.test(words)) return;
  const before = text.slice(Math.max(0, offset - put.length - 8), offset).trimEnd();
  const behind = text.slice(offset, offset + put.length + 8).trimStart();
  const there =
    side === 'after'
      ? behind.startsWith(words) && !/^[\p{L}\p{N}]/u.test(behind.slice(words.length))
      : before.endsWith(words) && !/[\p{L}\p{N}]$/u.test(before.slice(0, -words.length));
  if (there) refuse('place-unclear', `“${words}” stands there already.`, [[offset, offset]]);
}

/** The editors' heading stands between a label and the one that the act puts behind it. */
function behindHeading(base: Base, unit: Unit, label: string): undefined {
  const [, end] = unit.heading!;
  const at = /^[_*]+/.exec(base.text.slice(end))?.[0].length ?? 0;
  base.edit(
    [end + at, end + at],
    `\n${' '.repeat(columnOf(base.text, unit.start) + base.indent)}${label.trim()}`,
    unit,
  );
  base.reread();
}

/** A label alone. */
const LABEL = /^\s*\([A-Za-z\d]{1,5}\)\s*$/;

const opensSection = (bases: Bases, range: readonly [number, number]): boolean =>
  /^[\s>#*“"`]*(?:(?:CHAPTER|SUBCHAPTER|Chapter|Subchapter|PART|Part|SUBTITLE)\b|(?:§+\s*|SEC(?:TION|\.)\s+|Sec(?:tion|\.)\s+)\d)/.test(
    bases.draft.slice(range[0], range[0] + 80),
  );

function besideUnit(bases: Bases, targets: readonly string[], side: 'before' | 'after', put: Put): undefined {
  const places = targets.map((target) => unitAt(bases, target));
  const { base, unit } = side === 'after' ? places.at(-1)! : places[0]!;
  if (!('range' in put)) return refuse('unread', 'A mark is put beside a provision.');
  const { parent } = unit;
  if (!parent) return refuse('place-unclear', 'What is put beside a whole text is none of its provisions.');
  const column = marginOf(base.text, unit);
  const behind = side === 'after' ? unit : parent.children[parent.children.indexOf(unit) - 1];
  const matter = readMatter(bases.draft, put.range, { parent, behind }, column, bases.style(base.id));
  if (isSection(unit)) return refuse('place-unclear', 'What is put beside the section is none.');
  if (!matter.labeled) {
    // Flush words behind a list.
    const words = matter.text;
    if (side === 'after' && parent.children.at(-1) === unit) {
      base.edit([unit.end, unit.end], `\n${' '.repeat(Math.max(0, column - base.indent))}${words}`, parent);
      return;
    }
    return refuse('place-unclear', 'What is put beside the provision has no label.');
  }
  refuseTaken(parent, matter);
  if (side === 'after') return putUnits(base, parent, matter, unit.end, column);
  const from = unit.start;
  base.edit([from, from], `${matter.text}\n${' '.repeat(column)}`, parent);
  base.adopt(parent, matter.units, from);
}

/** Puts provisions among their siblings where their designations belong. */
function inOrder(bases: Bases, { base, unit }: Scope, put: Put): undefined {
  if (!('range' in put)) return refuse('unread', 'A mark is put among provisions.');
  const first = unit.children[0];
  const column = childColumn(base.text, unit, base.indent);
  const step = /^\(([A-Za-z\d]{1,6})\)/.exec(paragraphsOf(bases.draft, put.range)[0] ?? '')?.[1];
  if (step === undefined) return refuse('place-unclear', 'What is put among provisions has no label.');
  const series = first ? commonSeries(first.step, step) : undefined;
  if (first && !series)
    return refuse(
      'place-unclear',
      `${opening(spokenStep(step))} does not go on with ${spokenStep(unit.children.at(-1)!.step)}.`,
    );
  const value = (of: string): number => (series ? valueIn(series, of) : 0);
  const behind = unit.children.findLast((child) => value(child.step) > 0 && value(child.step) < value(step));
  const matter = readMatter(bases.draft, put.range, { parent: unit, behind }, column, bases.style(base.id));
  refuseTaken(unit, matter);
  const next = behind ? unit.children[unit.children.indexOf(behind) + 1] : first;
  const last = matter.units.at(-1)?.step ?? step;
  if (next && value(next.step) <= value(last))
    return refuse('place-unclear', `${opening(spokenStep(last))} does not stand before ${spokenStep(next.step)}.`);
  if (behind || !first)
    return putUnits(base, unit, matter, behind?.end ?? endOf(base.text, [unit.start, unit.end]), column);
  base.edit([first.start, first.start], `${matter.text}\n${' '.repeat(column)}`, unit);
  base.adopt(unit, matter.units, first.start);
}

function atEdge(bases: Bases, scope: Scope, at: 'end' | 'beginning', put: Put): undefined {
  const { base, unit, range } = scope;
  const matter =
    'range' in put
      ? readMatter(
          bases.draft,
          put.range,
          { parent: unit, behind: at === 'end' ? unit.children.at(-1) : undefined },
          childColumn(base.text, unit, base.indent),
          bases.style(base.id),
        )
      : undefined;
  if (matter?.labeled && scope.part === 'whole') {
    refuseTaken(unit, matter);
    const style = unit.children[0];
    if (style && kindOf(style.step) !== kindOf(matter.units[0]!.step) && !agrees(unit, matter.units[0]!.step))
      return refuse(
        'place-unclear',
        `${opening(spokenStep(matter.units[0]!.step))} does not go on with ${spokenStep(unit.children.at(-1)!.step)}.`,
      );
    if (at === 'beginning') {
      if (!style) return refuse('place-unclear', 'The provision has no subdivisions.');
      const from = style.start;
      base.edit([from, from], `${matter.text}\n${' '.repeat(columnOf(base.text, from))}`, unit);
      base.adopt(unit, matter.units, from);
      return;
    }
    const last = unit.children.at(-1);
    return putUnits(
      base,
      unit,
      matter,
      last ? last.end : endOf(base.text, range),
      last ? marginOf(base.text, last) : childColumn(base.text, unit, base.indent),
    );
  }
  if (matter?.labeled) return refuse('place-unclear', 'A provision is put into a part of one.');
  // Behind its last words stand those of who signed it.
  if (!unit.parent && scope.part === 'whole')
    return refuse('place-unclear', 'Into which provision of the text the words go is not said.');
  const text =
    'range' in put
      ? matter!.text.includes('\n')
        ? matter!.text
        : wordsOf(bases.draft, put.range, bases.style(base.id))
      : put.mark;
  if (at === 'beginning') {
    let from = scope.part === 'whole' ? afterHeading(unit) : range[0];
    while (from < range[1] && /[\s.—_*-]/.test(base.text[from]!)) from++;
    return make([{ base, range: [from, from], text, owner: unit }]);
  }
  const last = endOf(base.text, range);
  // Words without a mark of their own go before the one that ends the sentence.
  const mark = base.text[last - 1] ?? '';
  const joins = /^(?:and|or)$/.test(text) && mark !== '.';
  const ended = /[.;,]/.test(mark) && !joins && /^[a-z,;(]/.test(text) && !/[.;,]$/.test(text);
  const end = ended ? last - 1 : last;
  // New words behind a list stand at the margin of the provision itself.
  if (
    !('mark' in put) &&
    scope.part === 'whole' &&
    unit.children.length > 0 &&
    unit.children.at(-1)!.end >= back(base.text, unit.end)
  ) {
    if (!/^[A-Z“"]/.test(text))
      throw new Refusal('place-unclear', 'Words are put behind a list: whether into its last item is not said.', []);
    base.edit([end, end], `\n${' '.repeat(columnOf(base.text, unit.start))}${text}`, unit);
    return;
  }
  make([{ base, range: [end, end], text, owner: unit }]);
}

/** Roman numerals and letters look alike; the reader has decided where they stand. */
const agrees = (_unit: Unit, _step: string): boolean => false;

/** The column at which a unit's subdivisions stand. */
function childColumn(text: string, unit: Unit, indent: number): number {
  const [first] = unit.children;
  if (first) return marginOf(text, first);
  return isSection(unit) ? indent : columnOf(text, unit.start) + indent;
}
