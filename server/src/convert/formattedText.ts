import type { Range } from '../core/analysis.ts';
import { forHtml, visible } from '../core/foreign.ts';
import type { Law } from '../law/law.ts';
import { type Model, type Paragraph, type Provision, type Run, selected } from './model.ts';
import { type Numbering, numberings } from './numbering.ts';

/** Names of the formats of numbers in Word's web pages, and in lists of HTML. */
const FORMATS: Readonly<Record<Numbering['format'], readonly [word: string, list: string]>> = {
  decimal: ['arabic', '1'],
  lowerLetter: ['alpha-lower', 'a'],
  upperLetter: ['alpha-upper', 'A'],
  lowerRoman: ['roman-lower', 'i'],
  upperRoman: ['roman-upper', 'I'],
};

/** An indent of a level, in points. */
const STEP = 20;

/**
 * A document, or the provisions that a selection touches, as programs for letters take it from the clipboard: HTML in the form
 * in which Word itself puts numbered text there. Word counts the labels on; other programs show them as they are written. Where
 * a label is one that lists of HTML can make ("1."), it is such a list, which all of them count on.
 */
export function formattedText(model: Model, law: Law, selection?: Range): string {
  const styles: string[] = [];

  const run = ({ text, law: id, term }: Run): string => {
    const words = forHtml(visible(text));
    const [link] = id === undefined ? [] : law.links(id);
    if (link) return `<a href="${forHtml(link.url)}">${words}</a>`;
    return term ? `<b>${words}</b>` : words;
  };
  const runs = (paragraph: Paragraph): string => paragraph.map(run).join('');
  const indented = (depth: number): string => `margin:0 0 6pt ${STEP * depth}pt`;
  const paragraph = (depth: number) => (each: Paragraph) => `<p style="${indented(depth)}">${runs(each)}</p>`;

  /** Tells Word of a list that begins with this label; answers the name of its level in a style. */
  const listOf = (own: Numbering, depth: number): string => {
    const name = `l${styles.length}`;
    const level = `level${depth + 1}`;
    const text = own.pattern.replace('%', `%${depth + 1}`).replace(/[()]/g, '\\$&');
    styles.push(
      `@list ${name} {mso-list-id:${styles.length + 1};mso-list-type:hybrid;}
@list ${name}:${level} {mso-level-start-at:${own.value};mso-level-number-format:${FORMATS[own.format][0]};mso-level-text:"${text}";mso-level-suffix:${own.isClose ? 'none' : 'space'};mso-level-tab-stop:none;mso-level-number-position:left;margin-left:${STEP * depth}pt;text-indent:0;}`,
    );
    return `mso-list:${name} ${level} lfo${styles.length}`;
  };

  const provisions = (list: readonly Provision[]): string => {
    let html = '';
    let word = '';
    let isList = false;
    const close = () => {
      if (isList) html += '</ol>';
      isList = false;
    };
    for (const [{ section, head: words, paragraphs, children, closing }, made] of numberings(list)) {
      const { depth, label } = section;
      const own = made && canBeStyled(made.pattern) ? made : undefined;
      const isPlain = own?.pattern === '%.' && !own.isClose;
      if (!own || own.isFirst || !isPlain) close();
      if (own?.isFirst) word = listOf(own, depth);
      const [first, ...rest] = paragraphs;
      const gap = own?.isClose || /^[—–:-]/.test(words) ? '' : ' ';
      const isHead = depth === 0;
      const heading = words === '' || words === '.' ? '' : forHtml(visible(words));
      const marked = heading && (isHead ? `<b>${heading}</b>` : section.heading === '' ? heading : `<i>${heading}</i>`);
      const text = `${marked}${marked && first ? ' ' : ''}${first ? runs(first) : ''}`;
      const below = [...rest.map(paragraph(depth)), provisions(children), ...closing.map(paragraph(depth))].join('\n');
      if (own && isPlain) {
        if (!isList) html += `<ol type="${FORMATS[own.format][1]}" start="${own.value}" style="margin-top:0">`;
        isList = true;
        html += `<li style="${word}">${text}${below && `\n${below}`}</li>\n`;
        continue;
      }
      const shown = forHtml(visible(label));
      const written = isHead ? `<b>${shown}</b>` : shown;
      // What stands between these marks is for who can't number: Word takes its own label instead.
      const front = own
        ? `<![if !supportLists]><span style="mso-list:Ignore">${written}${gap}</span><![endif]>`
        : `${written}${gap}`;
      html += `<p style="${indented(depth)}${own ? `;${word}` : ''}">${front}${text}</p>\n${below && `${below}\n`}`;
    }
    close();
    return html;
  };

  const { opening, provisions: all, closing } = selection ? selected(model, selection) : model;
  const body = [...opening.map(paragraph(0)), provisions(all), ...closing.map(paragraph(0))].join('\n');
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta charset="utf-8"><style>
${styles.join('\n')}
</style></head>
<body>${body}</body></html>`;
}

/** Whether a label can be named in a style without a sign that means something there. */
const canBeStyled = (pattern: string): boolean => /^[\p{L}\d .()§%–—-]*$/u.test(pattern);
