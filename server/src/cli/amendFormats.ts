/** Texts as amended, for people: a patch, or one comparative print in Markdown, HTML or Word. */
import { createTwoFilesPatch, diffArrays } from 'diff';
import {
  DeletedTextRun,
  Document,
  HeadingLevel,
  InsertedTextRun,
  Packer,
  Paragraph,
  type ParagraphChild,
  TextRun,
} from 'docx';
import type { Amended } from '../amend/carryOut.ts';
import { compareWords, type Piece } from '../compare/words.ts';
import { webPage } from '../convert/webPage.ts';
import { forHtml, forMarkdown, visible } from '../core/foreign.ts';
import { edges } from '../core/text.ts';

export const FORMATS = ['text', 'markdown', 'html', 'docx', 'patch'] as const;
export type Format = (typeof FORMATS)[number];

/** An amended text and the file that its base came from. */
export interface Shown extends Pick<Amended, 'before' | 'text'> {
  /** `36 U.S.C. § 9101`. */
  readonly title: string;
  readonly file: string;
}

const linesOf = (text: string): string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));

/**
 * The lines of the comparative print, each in pieces. Lines that took another's place are compared by their words; what is all
 * new, or all gone, stands whole.
 */
function printOf({ before, text }: Shown): (readonly Piece[])[] {
  const out: (readonly Piece[])[] = [];
  const changes = diffArrays(linesOf(before), linesOf(text));
  for (let at = 0; at < changes.length; at++) {
    const { value, added, removed } = changes[at]!;
    const next = changes[at + 1];
    if (removed && next?.added) {
      const pairs = Math.min(value.length, next.value.length);
      for (let i = 0; i < pairs; i++) out.push(...inLines(compareWords(value[i]!, next.value[i]!)));
      for (const line of value.slice(pairs)) out.push([{ kind: 'removed', text: line }]);
      for (const line of next.value.slice(pairs)) out.push([{ kind: 'added', text: line }]);
      at++;
    } else for (const line of value) out.push([{ kind: added ? 'added' : removed ? 'removed' : 'same', text: line }]);
  }
  return out;
}

/** A line that is all another is two lines. */
const inLines = (pieces: readonly Piece[]): (readonly Piece[])[] =>
  pieces.length === 2 && pieces.every(({ kind }) => kind !== 'same') ? pieces.map((piece) => [piece]) : [pieces];

/** Amended texts in a format; a Word document's bytes are in base64. */
export async function inFormat(texts: readonly Shown[], format: Exclude<Format, 'text'>): Promise<string> {
  switch (format) {
    case 'patch':
      return texts.map(patch).join('\n');
    case 'markdown':
      return texts.map(markdown).join('\n');
    case 'html':
      return webPage('The law as amended', STYLE, texts.map(section).join('\n'));
    case 'docx':
      return word(texts);
  }
}

function patch({ before, text, file }: Shown): string {
  const from = before === '' ? '/dev/null' : `a/${file}`;
  // The line that only parts files in a mail is left out.
  return createTwoFilesPatch(from, `b/${file}`, before, text, '', '', { context: 3 }).replace(/^=+\n/, '');
}

function markdown(shown: Shown): string {
  const mark = ({ kind, text }: Piece): string => {
    const [before, words, after] = edges(text);
    if (kind === 'same' || words === '') return text;
    const bare = words.replace(/^#+\s/, '');
    return kind === 'removed' ? `${before}~~${bare}~~${after}` : `${before}**${bare}**${after}`;
  };
  const lines = printOf(shown).map((pieces) => pieces.map(mark).join(''));
  return `## ${forMarkdown(shown.title)}\n\n${lines.join('\n')}\n`;
}

/** A base that is Markdown has marks for headings and emphasis, which pages and Word have no use for. */
const unmarked = (pieces: readonly Piece[]): Piece[] =>
  pieces.map(({ kind, text }) => ({ kind, text: text.replace(/^#{1,6} |\*\*|__(?=\S)|(?<=\S)__/g, '') }));

function section(shown: Shown): string {
  const tags = { removed: 'del', added: 'ins' } as const;
  const lines = printOf(shown).map((pieces) => {
    const inside = unmarked(pieces).map(({ kind, text }) =>
      kind === 'same' ? forHtml(text) : `<${tags[kind]}>${forHtml(text)}</${tags[kind]}>`,
    );
    return `<p>${inside.join('')}</p>`;
  });
  return `<section><h2>${forHtml(shown.title)}</h2>\n${lines.join('\n')}\n</section>`;
}

/** What goes and comes is told by a line through or under it, and by signs that a reader of screens says. */
const STYLE = `
body { font: 16px/1.5 Georgia, serif; max-width: 50em; margin: 2em auto; padding: 0 1em; color: #1a1a1a; background: #fff; }
p { margin: 0.3em 0; white-space: pre-wrap; min-height: 0.6em; }
ins { text-decoration: underline; background: #dff3e0; } del { text-decoration: line-through; background: #fde2e0; }
ins::before { content: ' {+'; } ins::after { content: '+} '; } del::before { content: ' [-'; } del::after { content: '-] '; }
ins::before, ins::after, del::before, del::after { position: absolute; clip-path: inset(100%); width: 1px; height: 1px; overflow: hidden; white-space: pre; }
`;

/** Tracked changes that Word can accept and reject. */
async function word(texts: readonly Shown[]): Promise<string> {
  let id = 0;
  // Word wants a date; the file says nothing of when it was made.
  const mark = () => ({ id: ++id, author: 'Policy Text', date: '2000-01-01T00:00:00Z' });
  const run = ({ kind, text }: Piece): ParagraphChild => {
    const words = visible(text);
    if (kind === 'removed') return new DeletedTextRun({ ...mark(), text: words });
    return kind === 'added' ? new InsertedTextRun({ ...mark(), text: words }) : new TextRun(words);
  };
  const children = texts.flatMap((shown) => [
    new Paragraph({ text: visible(shown.title), heading: HeadingLevel.HEADING_1 }),
    ...printOf(shown)
      .filter((pieces) => pieces.some(({ text }) => text.trim() !== ''))
      .map((pieces) => new Paragraph({ children: unmarked(pieces).map(run), spacing: { after: 80 } })),
  ]);
  return Packer.toBase64String(new Document({ creator: 'Policy Text', sections: [{ children }] }));
}
