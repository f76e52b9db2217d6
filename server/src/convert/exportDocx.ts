import {
  AlignmentType,
  Bookmark,
  Document,
  ExternalHyperlink,
  FootnoteReferenceRun,
  HeadingLevel,
  type ILevelsOptions,
  InternalHyperlink,
  LevelSuffix,
  Packer,
  type ParagraphChild,
  TextRun,
  Paragraph as WordParagraph,
} from 'docx';
import { visible } from '../core/foreign.ts';
import type { Law } from '../law/law.ts';
import type { Found } from '../rules/index.ts';
import { anchorOf, type Model, type Paragraph, type Provision, plainText, type Run } from './model.ts';
import { isClose, type Numbering, numberings } from './numbering.ts';

/** Half a centimetre, in the twentieths of a point that Word counts in. */
const STEP = 400;
/** A longer paragraph is a sentence. */
const LONGEST_LINE_OF_HEAD = 110;

/** The document for Word, its bytes in base64: styles, real numbering, and footnotes for findings where they are given. */
export async function exportDocx(model: Model, law: Law, found: readonly Found[] = []): Promise<string> {
  const { analysis } = model;
  const configs: { reference: string; levels: ILevelsOptions[] }[] = [];
  const footnotes: Record<string, { children: WordParagraph[] }> = {};
  const waiting = [...found].sort((a, b) => a.range[0] - b.range[0]);

  const run = ({ text, law: id, goal, term, range }: Run): ParagraphChild[] => {
    const words = visible(text);
    const out: ParagraphChild[] = [];
    const [link] = id === undefined ? [] : law.links(id);
    if (goal !== undefined) out.push(new InternalHyperlink({ anchor: bookmark(goal), children: [new TextRun(words)] }));
    else if (link)
      out.push(new ExternalHyperlink({ link: link.url, children: [new TextRun({ text: words, style: 'Hyperlink' })] }));
    else out.push(new TextRun({ text: words, bold: term ?? false }));
    while (waiting[0] && waiting[0].range[0] < range[1]) {
      const { message } = waiting.shift()!;
      const number = Object.keys(footnotes).length + 1;
      footnotes[number] = { children: [new WordParagraph(visible(message))] };
      out.push(new FootnoteReferenceRun(number));
    }
    return out;
  };
  const runs = (paragraph: Paragraph): ParagraphChild[] => paragraph.flatMap(run);

  /** The list that each label goes on with. */
  const numbered = (
    siblings: readonly Provision[],
  ): Map<Provision, { reference: string; level: number } | undefined> => {
    let reference = '';
    return new Map(
      numberings(siblings).map(([sibling, own]) => {
        if (!own) return [sibling, undefined];
        const level = sibling.section.depth;
        if (own.isFirst) {
          reference = `list-${configs.length + 1}`;
          configs.push({ reference, levels: [levelOf(own, level)] });
        }
        return [sibling, { reference, level }];
      }),
    );
  };

  const provisions = (list: readonly Provision[]): WordParagraph[] => {
    const lists = numbered(list);
    return list.flatMap((item) => {
      const { section, head: words, paragraphs, children, closing } = item;
      const numbering = lists.get(item);
      const [first, ...rest] = paragraphs;
      const isBold = section.depth === 0;
      const gap = first ? ' ' : '';
      const head: ParagraphChild[] = [
        ...(numbering
          ? []
          : [new TextRun({ text: visible(section.label) + (isClose(words) ? '' : ' '), bold: isBold })]),
        ...(words !== '' && words !== '.'
          ? [new TextRun({ text: visible(words) + gap, bold: isBold, italics: !isBold && section.heading !== '' })]
          : []),
        ...(first ? runs(first) : []),
      ];
      const indent = { left: STEP * section.depth };
      return [
        new WordParagraph({
          children: [new Bookmark({ id: bookmark(section.id), children: head })],
          ...(section.depth === 0 ? { style: 'Section' } : {}),
          ...(numbering ? { numbering } : { indent }),
          spacing: { after: 120 },
        }),
        ...rest.map((each) => new WordParagraph({ children: runs(each), indent, spacing: { after: 120 } })),
        ...provisions(children),
        ...closing.map((each) => new WordParagraph({ children: runs(each), indent, spacing: { after: 120 } })),
      ];
    });
  };

  // The head is centered: what stands before the first sentence.
  const sentence = model.opening.findIndex((each) => plainText(each).length > LONGEST_LINE_OF_HEAD);
  const head = sentence < 0 ? Math.min(model.opening.length, 4) : sentence;
  const words = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  const titleAt = analysis.title
    ? model.opening.slice(0, head).findIndex((each) => words(plainText(each)).includes(words(analysis.title)))
    : -1;
  const children = [
    ...model.opening.map(
      (each, i) =>
        new WordParagraph({
          children: runs(each),
          ...(i === titleAt ? { heading: HeadingLevel.TITLE } : {}),
          alignment: i < head ? AlignmentType.CENTER : AlignmentType.LEFT,
          spacing: { after: 120 },
        }),
    ),
    ...provisions(model.provisions),
    ...model.closing.map((each) => new WordParagraph({ children: runs(each), spacing: { after: 120 } })),
  ];
  const document = new Document({
    title: visible(analysis.title),
    creator: 'Policy Text',
    numbering: { config: configs },
    footnotes,
    styles: {
      default: { document: { run: { font: 'Times New Roman', size: 24 } } },
      paragraphStyles: [
        {
          id: 'Section',
          name: 'Section',
          basedOn: 'Normal',
          next: 'Normal',
          quickFormat: true,
          paragraph: { spacing: { before: 240 }, outlineLevel: 0, keepNext: true },
        },
      ],
    },
    sections: [{ children }],
  });
  return Packer.toBase64String(document);
}

/** Word takes forty letters, and no slash. */
const bookmark = (id: string): string => `p_${anchorOf(id).replace(/[^\w]/g, '_')}`.slice(0, 40);

function levelOf({ format, pattern, value, isClose: close }: Numbering, level: number): ILevelsOptions {
  const left = STEP * level;
  return {
    level,
    format,
    text: pattern.replace('%', `%${level + 1}`),
    start: value,
    alignment: AlignmentType.START,
    suffix: close ? LevelSuffix.NOTHING : LevelSuffix.SPACE,
    style: { paragraph: { indent: { left, hanging: 0 } }, run: { bold: level === 0 } },
  };
}
