import { createHash } from 'node:crypto';
import { forHtml } from '../core/foreign.ts';

const digest = (text: string): string => createHash('sha256').update(text).digest('base64');

/** A whole web page. Its policy knows the style by its digest, and allows nothing else. */
export const webPage = (
  title: string,
  style: string,
  body: string,
): string => `<!doctype html><html lang="en"><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${digest(style)}'">
<title>${forHtml(title)}</title>
<style>${style}</style>
${body}
</html>
`;
