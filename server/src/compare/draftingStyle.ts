/** How instructions are worded: in an order's own style, and in that of the Federal Register's rules. */
import type { Analysis } from '../core/analysis.ts';
import { identify } from '../core/form/identity.ts';
import { Written } from '../core/written.ts';
import type { Undescribed } from './describe.ts';

/** Provisions of one level, by their designations. */
interface Named {
  readonly level: string;
  readonly names: readonly string[];
}

/** Where a provision comes among its siblings. */
interface Where {
  readonly side: 'end' | 'after' | 'before';
  readonly beside: { readonly level: string; readonly name: string } | undefined;
}

/** The sentences of a drafting style. A path is the designations of a provision, its section's first; empty for the whole. */
export interface DraftingStyle {
  /** What is amended: `/us/eo/12866`. */
  readonly id: string;
  /** The name of its file, by which it is read as what it is. */
  readonly file: string;
  words(path: readonly string[], old: string, put: string): string;
  gone(path: readonly string[], level: string): string;
  redesignated(parent: readonly string[], from: Named, to: Named): string;
  setOut(path: readonly string[], level: string, matter: readonly string[]): string;
  added(path: readonly string[], level: string, where: Where, matter: readonly string[]): string;
  /** The instructions as a document. */
  draft(instructions: readonly string[]): string;
}

/** The style in which a document is amended; a word where nothing says by which name it is. */
export function styleOf(before: Analysis): DraftingStyle | Undescribed {
  const { form, number, text, name, sections } = before;
  if (form === 'executive-order' || form === 'proclamation') {
    if (number === null) return 'no-number';
    return form === 'proclamation'
      ? orderStyle(`Proclamation ${number}`, `/us/proc/${number}`)
      : orderStyle(`Executive Order ${number}`, `/us/eo/${number}`);
  }
  if (form !== 'cfr') return 'no-order';
  const title = identify(Written.of(text), name).codeTitle;
  const own = sections.filter(({ level, designation }) => level === 'section' && /\d\.\d/.test(designation));
  if (title === null || own.length === 0) return 'no-number';
  return agencyStyle(title, own.length === 1 ? `/us/cfr/t${title}/s${own[0]!.designation}` : `/us/cfr/t${title}`, name);
}

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** "(a), (b), and (c)". */
const series = (items: readonly string[]): string =>
  items.length < 3 ? items.join(' and ') : `${items.slice(0, -1).join(', ')}, and ${items.at(-1)}`;

const below = (steps: readonly string[]): string => steps.map((step) => `(${step})`).join('');

/** "Section 2(b) of Executive Order 12866 is amended by striking …". */
function orderStyle(name: string, id: string): DraftingStyle {
  const is = (path: readonly string[]): string =>
    path.length === 0 ? `${name} is amended` : `Section ${path[0]}${below(path.slice(1))} of ${name} is amended`;
  const mark = (level: string, designation: string): string => (level === 'section' ? designation : `(${designation})`);
  const list = ({ level, names }: Named): string =>
    `${level}${names.length > 1 ? 's' : ''} ${series(names.map((each) => mark(level, each)))}`;
  const quoted = (matter: readonly string[]): string => `“${matter.join('\n\n“')}”.`;
  return {
    id,
    file: 'order.txt',
    words: (path, old, put) =>
      `${is(path)} by striking “${old}”${put === '' ? '' : ` and inserting in lieu thereof “${put}”`}.`,
    gone: (path, level) => `${is(path.slice(0, -1))} by striking ${list({ level, names: path.slice(-1) })}.`,
    redesignated: (parent, from, to) =>
      `${is(parent)} by redesignating ${list(from)} as ${list(to)}${from.names.length > 1 ? ', respectively' : ''}.`,
    setOut: (path, _level, matter) => `${is(path)} to read as follows:\n\n${quoted(matter)}`,
    added(path, level, { side, beside }, matter) {
      const where =
        side === 'end'
          ? 'by adding at the end'
          : `by inserting ${side} ${list({ level: beside!.level, names: [beside!.name] })}`;
      return `${is(path.slice(0, -1))} ${where} the following new ${level}:\n\n${quoted(matter)}`;
    },
    draft: draftOf,
  };
}

/** Instructions as the sections of an order that amends. */
export const draftOf = (instructions: readonly string[]): string =>
  instructions.map((words, index) => `${index === 0 ? 'Section 1.' : `Sec. ${index + 1}.`} ${words}`).join('\n\n');

/** "In § 208.14 of title 8, Code of Federal Regulations, revise paragraph (b)(1) to read as follows:". */
function agencyStyle(title: string, id: string, file: string): DraftingStyle {
  const code = `of title ${title}, Code of Federal Regulations`;
  const place = ([section, ...steps]: readonly string[]): string => `§ ${section}${below(steps)} ${code}`;
  const unit = ([section, ...steps]: readonly string[]): string =>
    steps.length === 0 ? `${place([section!])},` : `paragraph ${below(steps)}`;
  const within = (path: readonly string[]): string => (path.length < 2 ? '' : `In ${place(path.slice(0, 1))}, `);
  const list = (parent: readonly string[], { names }: Named): string =>
    parent.length === 0
      ? `${names.length > 1 ? '§§' : '§'} ${series(names)}`
      : `paragraph${names.length > 1 ? 's' : ''} ${series(names.map((each) => below([...parent.slice(1), each])))}`;
  const set = (matter: readonly string[]): string => matter.join('\n\n');
  return {
    id,
    file,
    words: (path, old, put) =>
      `In ${place(path)}, remove the words “${old}”${put === '' ? '' : ` and add in their place the words “${put}”`}.`,
    gone: (path) => capital(`${within(path)}remove ${unit(path).replace(/,$/, '')}.`),
    redesignated: (parent, from, to) =>
      capital(
        `${parent.length === 0 ? '' : `In ${place(parent.slice(0, 1))}, `}redesignate ${list(parent, from)}${parent.length === 0 ? ` ${code}` : ''} as ${list(parent, to)}${from.names.length > 1 ? ', respectively' : ''}.`,
      ),
    setOut: (path, _level, matter) =>
      capital(`${within(path)}revise ${unit(path)} to read as follows:\n\n${set(matter)}`),
    added: (path, _level, _where, matter) =>
      capital(`${within(path)}add ${unit(path)} to read as follows:\n\n${set(matter)}`),
    draft: (instructions) => instructions.map((words, index) => `${index + 1}. ${words}`).join('\n\n'),
  };
}
