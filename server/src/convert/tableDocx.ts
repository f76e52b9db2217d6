import {
  Document,
  HeadingLevel,
  Packer,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { visible } from '../core/foreign.ts';
import type { AnyTable } from '../workspace/index.ts';

const cell = (text: string, bold = false): TableCell =>
  new TableCell({ children: [new Paragraph({ children: [new TextRun({ text: visible(text), bold })] })] });

/** A table as a Word document, a table of Word's under each head; its bytes in base64. */
export async function tableInWord(table: AnyTable, rows: readonly unknown[], files: boolean): Promise<string> {
  const byHead = new Map<string, unknown[]>();
  for (const row of rows) {
    const head = table.group?.(row) ?? '';
    byHead.set(head, [...(byHead.get(head) ?? []), row]);
  }
  const children: (Paragraph | Table)[] = [new Paragraph({ text: table.title, heading: HeadingLevel.HEADING_1 })];
  if (rows.length === 0) children.push(new Paragraph(table.none));
  for (const [head, list] of byHead) {
    if (head !== '') children.push(new Paragraph({ text: visible(head), heading: HeadingLevel.HEADING_2 }));
    const titles = new TableRow({ tableHeader: true, children: table.columns.map(({ title }) => cell(title, true)) });
    const lines = list.map(
      (row) =>
        new TableRow({ cantSplit: true, children: table.columns.map((column) => cell(column.text(row, files))) }),
    );
    children.push(new Table({ width: { size: 100, type: WidthType.PERCENTAGE }, rows: [titles, ...lines] }));
  }
  const landscape = { page: { size: { orientation: PageOrientation.LANDSCAPE } } };
  const document = new Document({
    title: table.title,
    creator: 'Policy Text',
    sections: [{ properties: landscape, children }],
  });
  return Packer.toBase64String(document);
}
