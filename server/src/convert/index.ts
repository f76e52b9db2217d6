/** The formats in which a document leaves, in the order in which they are offered. */
import { forJson } from '../core/foreign.ts';
import type { Law } from '../law/law.ts';
import type { Found } from '../rules/index.ts';
import { toContract } from './contract.ts';
import { exportDocx } from './exportDocx.ts';
import { exportHtml } from './exportHtml.ts';
import { exportMarkdown } from './exportMarkdown.ts';
import { exportAkn, exportUslm } from './exportXml.ts';
import { type Model, modelOf } from './model.ts';
import { webPage } from './webPage.ts';

export type DocumentFormat = 'html' | 'markdown' | 'docx' | 'uslm' | 'akn' | 'json';

/** What a document leaves with besides its text. */
export interface ExportOptions {
  /** The file's name, for a document without a title. */
  readonly name: string;
  /** Findings that become footnotes of Word; none where they aren't wanted. */
  readonly found?: readonly Found[];
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
    make(model, law, { name }) {
      const { title, style, body, script } = exportHtml(model, law, name);
      return webPage(title, style, body, script);
    },
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
  json: {
    title: 'JSON',
    extension: 'json',
    make: ({ analysis }, _law, { name, found = [] }) => forJson(toContract(name, analysis, found), 2),
  },
};

export { modelOf };
