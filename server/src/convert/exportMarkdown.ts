import { forMarkdown } from '../core/foreign.ts';
import { edges } from '../core/text.ts';
import type { Law } from '../law/law.ts';
import type { Model, Paragraph, Provision } from './model.ts';

/** The document as Markdown: provisions as headings and paragraphs, citations as links to the official text. */
export function exportMarkdown(model: Model, law: Law): string {
  const run = ({ text, law: id, term }: Paragraph[number]): string => {
    const words = forMarkdown(text);
    if (term) return wrapped(words, '**');
    const [link] = id === undefined ? [] : law.links(id);
    return link ? `[${words}](${link.url.replace(/[()\s]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)})` : words;
  };
  const paragraph = (runs: Paragraph): string => runs.map(run).join('');
  const lines: string[] = [];
  const add = (line: string) => {
    if (line.trim() !== '') lines.push(line, '');
  };
  const provision = ({ section, head, paragraphs, children, closing }: Provision): void => {
    const words = head === '.' ? '' : forMarkdown(head);
    const label = `${forMarkdown(section.label)}${words === '' || /^[—–:-]/.test(head) ? words : ` ${words}`}`;
    const [first, ...rest] = paragraphs;
    const isHead = section.depth === 0 && section.level !== 'paragraph';
    if (isHead) {
      add(`## ${label}`);
      if (first) add(paragraph(first));
    } else add([label, first && paragraph(first)].filter(Boolean).join(' '));
    for (const each of rest) add(paragraph(each));
    for (const child of children) provision(child);
    for (const each of closing) add(paragraph(each));
  };
  for (const each of model.opening) add(paragraph(each));
  for (const each of model.provisions) provision(each);
  for (const each of model.closing) add(paragraph(each));
  return lines.join('\n').trimEnd();
}

/** Marks round words, and not round the blanks at their ends. */
function wrapped(text: string, mark: string): string {
  const [before, words, behind] = edges(text);
  return `${before}${mark}${words}${mark}${behind}`;
}
