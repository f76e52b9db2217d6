/** The same text as others set it: what is read in it must stay the same. */
import type { Analysis } from '../../server/src/core/analysis.ts';

/** The words of a paragraph in lines of some width, each behind what stands before the first. */
function wrapped(line: string, width: number, first = '', others = first): string[] {
  if (line.length <= width) return [line];
  const lines: string[] = [];
  let now = first;
  let empty = true;
  for (const word of line.trim().split(/ +/)) {
    if (!empty && now.length + 1 + word.length > width) {
      lines.push(now);
      now = others;
      empty = true;
    }
    now += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, now];
}

const linesIn = (text: string, width: number, first = '', others = first): string[] =>
  text.split('\n').flatMap((line) => wrapped(line, width, first, others));

const numbered = (text: string, perPage: number): string => {
  let number = 0;
  return linesIn(text, 66)
    .map((line) => (line.trim() === '' ? '' : `${String((number++ % perPage) + 1).padStart(5)}  ${line}`))
    .join('\n');
};

/** Layouts for texts with a line for each paragraph, in any of which a reader meets them. */
export const layouts: Readonly<Record<string, (text: string) => string>> = {
  'lines of 72': (text) => linesIn(text, 72).join('\n'),
  'lines of 45': (text) => linesIn(text, 45).join('\n'),
  'first lines indented': (text) => linesIn(text, 72, '    ', '').join('\n'),
  'hanging lines': (text) => linesIn(text, 72, '', '      ').join('\n'),
  justified: (text) =>
    linesIn(text, 72)
      .map((line) => (line.length > 50 ? line.replace(/ /g, (_, at: number) => (at % 11 === 0 ? '  ' : ' ')) : line))
      .join('\n'),
  'double-spaced': (text) =>
    linesIn(text, 66)
      .filter((line) => line.trim() !== '')
      .join('\n\n'),
  'numbered by the page': (text) => numbered(text, 25),
  'numbered on and on': (text) => numbered(text, 1e6),
  quoted: (text) => text.replace(/^/gm, '> '),
  'quoted twice': (text) => text.replace(/^/gm, '>> '),
  'quoted below a head': (text) =>
    `From: A. Roe\nTo: B. Doe\nSubject: draft\n\nSee below.\n\n${text.replace(/^/gm, '> ')}`,
  indented: (text) => text.replace(/^(?=.)/gm, '    '),
  'without blank lines': (text) => text.replace(/\n{2,}/g, '\n'),
  'two blanks behind sentences': (text) => text.replace(/([.;:]) (?=[A-Z(])/g, '$1  '),
  'trailing blanks': (text) => text.replace(/(?<=.)$/gm, '  '),
  'no-break spaces': (text) => text.replace(/ /g, (blank, at: number) => (at % 3 === 0 ? '\u00a0' : blank)),
  'line separators': (text) => text.replaceAll('\n', '\u2028'),
  'paragraph separators': (text) => text.replaceAll('\n', '\u2029'),
  'carriage returns': (text) => text.replaceAll('\n', '\r'),
  'carriage returns and line feeds': (text) => text.replaceAll('\n', '\r\n'),
  'signs without width': (text) => `\ufeff${text.replace(/([a-z]{5}) ([a-z]{5})/g, '$1\u200b $2')}`,
  'in one line': (text) => text.trim().replace(/\s*\n\s*/g, ' '),
  'a line a page': (text) =>
    text.trim().replace(/[\s\S]{2400}[^\n]*\n+|[\s\S]+$/g, (page) => `${page.trim().replace(/\s*\n\s*/g, ' ')}\n`),
  'straight marks': (text) =>
    text.replace(/[“”]/g, '"').replace(/[‘’]/g, "'").replaceAll('—', '--').replaceAll('–', '-'),
};

/** What is read in a text, without where it stands. */
export function readIn(analysis: Analysis): Readonly<Record<string, readonly string[]>> {
  const flat = (words: string): string => words.replace(/[\s>]+/g, ' ').trim();
  return {
    provisions: analysis.sections.map(({ id }) => id),
    citations: analysis.citations.map(({ kind, targets }) => `${kind} ${targets.join(' ')}`),
    references: analysis.references.map(({ targets }) => targets.join(' ')),
    definitions: analysis.definitions.map(({ term }) => flat(term)),
    deadlines: analysis.deadlines.map(({ date }) => date ?? ''),
    instructions: analysis.instructions.map(({ action }) => action),
  };
}
