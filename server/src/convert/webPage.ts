import { forHtml } from '../core/foreign.ts';

/** SHA-256 in base64, as a page's policy names what it allows. */
async function digest(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return btoa(String.fromCharCode(...new Uint8Array(bytes)));
}

/** A whole web page. Its policy knows its style and its script by their digests, and allows nothing else. */
export async function webPage(title: string, style: string, body: string, script = ''): Promise<string> {
  const scripts = script === '' ? '' : `; script-src 'sha256-${await digest(script)}'`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${await digest(style)}'${scripts}">
<title>${forHtml(title)}</title>
<style>${style}</style>
${body}
${script === '' ? '' : `<script>${script}</script>\n`}</html>
`;
}
