/** The formats in which a document leaves, in the order in which they are offered. */
import { forJson } from '../core/foreign.ts';
import type { Law } from '../law/law.ts';
import type { Found } from '../rules/index.ts';
import { exportDocx } from './exportDocx.ts';
import { exportHtml, type HtmlParts } from './exportHtml.ts';
import { exportMarkdown } from './exportMarkdown.ts';
import { exportAkn, exportUslm } from './exportXml.ts';
import { type Model, modelOf } from './model.ts';

export type DocumentFormat = 'html' | 'markdown' | 'docx' | 'uslm' | 'akn' | 'json';

/** What a document leaves with besides its text. */
export interface ExportOptions {
  /** The file's name, for a document without a title. */
  readonly name: string;
  /** Findings that become footnotes of Word; none where they aren't wanted. */
  readonly found?: readonly Found[];
  /** Makes a page of its parts: only the edge can tell what a page may do. */
  page(parts: HtmlParts): string;
  /** The JSON of the analysis, as `policy-text analyze` gives it. */
  contract(): object;
}

interface Format {
  readonly title: string;
  readonly extension: string;
  /** Whether what it makes are bytes in base64. */
  readonly isBinary?: boolean;
  make(model: Model, law: Law, options: ExportOptions): string | Promise<string>;
}

export const formats: Readonly<Record<DocumentFormat, Format>> = {
  html: {
    title: 'Web page, a reading copy',
    extension: 'html',
    make: (model, law, { name, page }) => page(exportHtml(model, law, name)),
  },
  markdown: { title: 'Markdown', extension: 'md', make: (model, law) => exportMarkdown(model, law) },
  docx: {
    title: 'Word document',
    extension: 'docx',
    isBinary: true,
    make: (model, law, { found }) => exportDocx(model, law, found),
  },
  uslm: { title: 'USLM XML', extension: 'xml', make: (model) => exportUslm(model) },
  akn: { title: 'Akoma Ntoso XML', extension: 'akn.xml', make: (model) => exportAkn(model) },
  json: { title: 'JSON', extension: 'json', make: (_model, _law, { contract }) => forJson(contract(), 2) },
};

export { modelOf };
