import { marked } from 'marked';
import { forHtml } from '../core/foreign.ts';
import { describe } from '../features/describe.ts';
import { longDate } from '../features/markdown.ts';
import type { Law } from '../law/law.ts';
import { anchorOf, everyProvision, type Model, type Paragraph, type Provision, plainText } from './model.ts';

/** The parts of a reading copy; whoever makes the page of them says what it may do. */
export interface HtmlParts {
  readonly title: string;
  readonly style: string;
  readonly body: string;
  readonly script: string;
}

/**
 * A reading copy: the document with its outline, anchors, and a card for each law that it cites, which opens by mouse or
 * keyboard. It is one file, asks nobody for anything, and prints without what is only for screens.
 */
export function exportHtml(model: Model, law: Law, name: string): HtmlParts {
  const { analysis } = model;
  const cards = new Map<string, string>();
  const card = (id: string): string => {
    let key = cards.get(id);
    if (!key) {
      key = `law-${cards.size + 1}`;
      cards.set(id, key);
    }
    return key;
  };
  const run = ({ text, law: id, goal, term }: Paragraph[number]): string => {
    if (goal !== undefined) return `<a href="#${forHtml(anchorOf(goal))}">${forHtml(text)}</a>`;
    if (term) return `<dfn>${forHtml(text)}</dfn>`;
    if (id === undefined) return forHtml(text);
    const [link] = law.links(id);
    const href = link ? ` href="${forHtml(link.url)}"` : ' tabindex="0"';
    return `<a class="law"${href} data-card="${card(id)}">${forHtml(text)}</a>`;
  };
  const paragraph = (runs: Paragraph): string => `<p>${runs.map(run).join('')}</p>`;
  const provision = (item: Provision): string => {
    const { section, head: words, paragraphs, children, closing } = item;
    const level = Math.min(6, section.depth + 2);
    const isHead = section.depth === 0 || section.heading !== '';
    const label = `<span class="label">${forHtml(section.label)}</span>`;
    const isClose = /^[—–:-]/.test(words);
    const heading =
      words === '' || words === '.' ? '' : `${isClose ? '' : ' '}<span class="heading">${forHtml(words)}</span>`;
    const [first, ...rest] = paragraphs;
    const head = isHead
      ? `<h${level}>${label}${heading}</h${level}>${first ? paragraph(first) : ''}`
      : `<p>${label}${heading} ${first ? first.map(run).join('') : ''}</p>`;
    return `<section id="${forHtml(anchorOf(section.id))}" class="${section.level}">${head}${rest.map(paragraph).join('')}${children.map(provision).join('')}${closing.map(paragraph).join('')}</section>`;
  };
  const body = [
    ...model.opening.map(paragraph),
    ...model.provisions.map(provision),
    ...model.closing.map(paragraph),
  ].join('\n');
  const outline = [...everyProvision(model.provisions)]
    .filter(({ section }) => section.depth < 2)
    .map(({ section, paragraphs: [first] }) => {
      const words = section.heading || (first ? clipped(plainText(first)) : '');
      return `<li class="depth-${section.depth}"><a href="#${forHtml(anchorOf(section.id))}">${forHtml(`${section.label} ${words}`.trim())}</a></li>`;
    })
    .join('');
  const templates = Array.from(
    cards,
    ([id, key]) => `<template id="${key}">${marked.parse(describe(id, law), { async: false })}</template>`,
  ).join('\n');
  const title = analysis.title || name;
  const about = [
    analysis.date && longDate(analysis.date),
    `${model.provisions.length} ${model.provisions.length === 1 ? 'section' : 'sections'}`,
    `${cards.size} ${cards.size === 1 ? 'law' : 'laws'} cited`,
  ]
    .filter(Boolean)
    .join(' · ');
  return {
    title,
    style: STYLE,
    script: SCRIPT,
    body: `<nav aria-label="Outline"><h1>${forHtml(title)}</h1><p>${forHtml(about)}</p><ol>${outline}</ol></nav>
<main>${body}</main>
<div id="card" role="tooltip" hidden></div>
${templates}`,
  };
}

/** First words, for an outline. */
const clipped = (text: string): string => (text.length <= 50 ? text : `${text.slice(0, text.lastIndexOf(' ', 50))} …`);

const STYLE = `
:root { color-scheme: light dark; }
body { font: 17px/1.55 Georgia, 'Times New Roman', serif; margin: 0; display: grid; grid-template-columns: minmax(14em, 20em) minmax(0, 46em); gap: 2em; color: #1a1a1a; background: #fff; }
nav { position: sticky; top: 0; height: 100vh; overflow: auto; padding: 1.2em; box-sizing: border-box; font: 14px/1.4 system-ui, sans-serif; border-right: 1px solid #ddd; }
nav h1 { font-size: 1.1em; } nav ol { list-style: none; padding: 0; } nav li { margin: 0.3em 0; } nav .depth-1 { padding-left: 1.2em; font-size: 0.93em; }
main { padding: 1.5em 1em 4em; } h2, h3, h4, h5, h6 { font-size: 1em; margin: 1.4em 0 0.3em; }
section section { margin-left: 1.6em; } section.section, section.title, section.part, section.article { margin-left: 0; }
.label { font-weight: bold; } .heading { font-weight: bold; } p { margin: 0.5em 0; } dfn { font-style: normal; font-weight: bold; }
a { color: #0b4f8a; } a.law { text-decoration: underline dotted; }
#card { position: absolute; box-sizing: border-box; max-width: 34em; max-height: calc(100vh - 24px); overflow: auto; padding: 0.6em 1em; font: 14px/1.45 system-ui, sans-serif; background: #fffef6; color: #1a1a1a; border: 1px solid #b9b38f; box-shadow: 0 2px 10px #0003; z-index: 2; }
@media (max-width: 45em) { body { display: block; } nav { position: static; height: auto; border: 0; } }
@media (prefers-color-scheme: dark) { body { color: #ddd; background: #1b1b1b; } a { color: #7cb8f0; } nav { border-color: #444; } #card { color: #e8e4d8; background: #26241c; border-color: #5d583f; } }
@media print { nav, #card { display: none; } body { display: block; font-size: 11pt; } a { color: inherit; text-decoration: none; } section { break-inside: auto; } h2, h3 { break-after: avoid; } }
`;

const SCRIPT = `
const card = document.getElementById('card');
let shown;
const show = (mark) => {
  shown = mark;
  card.replaceChildren(document.getElementById(mark.dataset.card).content.cloneNode(true));
  card.hidden = false;
  card.style.left = '0'; // As wide as it wants to be.
  const { left, bottom, top } = mark.getBoundingClientRect();
  const right = document.documentElement.clientWidth - card.offsetWidth - 12;
  const height = card.offsetHeight;
  // Below the words, else above them, else beside them as far as the window goes.
  const y = bottom + height + 8 <= innerHeight ? bottom + 4 : top - height - 4 >= 0 ? top - height - 4 : Math.max(8, innerHeight - height - 8);
  card.style.left = Math.max(8, Math.min(left, right)) + scrollX + 'px';
  card.style.top = y + scrollY + 'px';
};
const hide = () => { card.hidden = true; shown = undefined; };
let timer;
for (const mark of document.querySelectorAll('[data-card]')) {
  mark.addEventListener('mouseenter', () => { clearTimeout(timer); timer = setTimeout(show, 250, mark); });
  mark.addEventListener('mouseleave', () => { clearTimeout(timer); timer = setTimeout(hide, 300); });
  mark.addEventListener('focus', () => show(mark));
  mark.addEventListener('blur', hide);
}
card.addEventListener('mouseenter', () => clearTimeout(timer));
card.addEventListener('mouseleave', hide);
addEventListener('keydown', (event) => { if (event.key === 'Escape') hide(); });
// In a window of another size it would hang over the edge.
addEventListener('resize', () => { if (shown) show(shown); });
`;
