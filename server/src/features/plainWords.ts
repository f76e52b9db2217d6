/**
 * What the features say, as plain text, for an editor that shows no Markdown: of their own Markdown and that of explanations,
 * which have emphasis, links, quotations, lists and escaped signs.
 */

/** An escaped sign, a link with words and address (and what stands behind it), or a mark of emphasis. */
const MARKS = /\\([^\w\s])|\[((?:\\.|[^\\[\]])*)\]\(([^\s()]*)(?: "((?:\\.|[^\\"])*)")?\)|\*{1,3}|`/g;

/** A line of nothing but links. */
const LINKS = /^(?:\[(?:\\.|[^\\[\]])*\]\([^\s()]*\)(?: · |$))+$/;

/** Markdown as words alone; official texts keep their addresses, each on its line. */
export function plainWords(markdown: string): string {
  return markdown
    .split('\n')
    .map((line) => (LINKS.test(line) ? line.replace(/ · (?=\[)/g, '\n').replace(MARKS, withAddress) : words(line)))
    .join('\n');
}

const words = (line: string): string => line.replace(/^> ?/, '  ').replace(MARKS, withoutMarks).trimEnd();

function withoutMarks(_all: string, sign?: string, label?: string, _url?: string, whole?: string): string {
  return sign ?? (label === undefined ? '' : unescaped(whole ?? label));
}

function withAddress(_all: string, sign?: string, label?: string, url?: string): string {
  return sign ?? (label === undefined ? '' : `${unescaped(label)}: ${url}`);
}

const unescaped = (text: string): string => text.replace(/\\([^\w\s])/g, '$1');
