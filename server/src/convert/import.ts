/** Documents as people have them, to plain text: by what a file holds, not by its name. */

import { importDocx } from './importDocx.ts';
import { importHtml } from './importHtml.ts';
import { ConvertError, type ImportOptions } from './importing.ts';
import { importPdf } from './importPdf.ts';
import { importXml, isKnownRoot } from './importXml.ts';

export { ConvertError, type ImportOptions, type Tracked } from './importing.ts';

/** What a file is, as far as it can be converted. */
export type ImportFormat = 'docx' | 'pdf' | 'html' | 'xml' | 'text';

/** What the bytes are; undefined of what is none of these. */
export function formatOf(bytes: Uint8Array): ImportFormat | undefined {
  const head = new TextDecoder('latin1')
    .decode(bytes.subarray(0, 2048))
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
  if (head.startsWith('PK\u0003\u0004')) return 'docx';
  if (head.includes('%PDF-')) return 'pdf';
  if (/^(?:<!doctype html|<html\b)/i.test(behindComments(head))) return 'html';
  if (isKnownRoot(/^<([\w:-]{1,60})/.exec(behindComments(head))?.[1] ?? '')) return 'xml';
  if (head.startsWith('<?xml')) return /<html\b/i.test(head) ? 'html' : 'xml';
  if (/^<[a-z!][\s\S]*>/i.test(head) && /<(?:p|div|body|pre|table|head|title)\b/i.test(head)) return 'html';
  if (/^<[A-Za-z]/.test(head)) return 'xml';
  return bytes.subarray(0, 2048).includes(0) ? undefined : 'text';
}

function behindComments(head: string): string {
  let rest = head;
  for (let end = 0; rest.startsWith('<!--') && end >= 0; rest = end < 0 ? rest : rest.slice(end + 3).trimStart())
    end = rest.indexOf('-->', 4);
  return rest;
}

/** The text of a document. Throws a `ConvertError` with a sentence where it can't be had. */
export async function importDocument(bytes: Uint8Array, options: ImportOptions): Promise<string> {
  switch (formatOf(bytes)) {
    case 'docx':
      return importDocx(bytes, options.tracked);
    case 'pdf':
      return importPdf(bytes);
    case 'html':
      return importHtml(decode(bytes));
    case 'xml':
      return importXml(decode(bytes));
    case 'text':
      throw new ConvertError('this is text already; it needs no conversion.');
    default:
      throw new ConvertError('it is neither Word (.docx), PDF, HTML nor XML.');
  }
}

/** UTF-8 where it is, else what browsers take a page for that doesn't say. */
function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
