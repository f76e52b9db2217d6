/** A small bundled table: a comment that names its source, a header line, rows of tab-separated values. */
export function parseTsv(text: string): { readonly comment: string; readonly rows: readonly (readonly string[])[] } {
  const lines = text.split(/\r?\n/).filter((line) => line !== '');
  const comment = lines[0]?.startsWith('# ') ? lines[0].slice(2) : '';
  return { comment, rows: lines.slice(comment === '' ? 1 : 2).map((line) => line.split('\t')) };
}
