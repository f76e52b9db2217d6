import { createHash } from 'node:crypto';
import { forHtml } from '../core/foreign.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('base64');

/** A whole web page. Its policy knows its style and its script by their digests, and allows nothing else. */
export function webPage(title: string, style: string, body: string, script = ''): string {
  const scripts = script === '' ? '' : `; script-src 'sha256-${digest(script)}'`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${digest(style)}'${scripts}">
<title>${forHtml(title)}</title>
<style>${style}</style>
${body}
${script === '' ? '' : `<script>${script}</script>\n`}</html>
`;
}
