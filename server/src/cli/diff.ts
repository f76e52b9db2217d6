import path from 'node:path';
import { compare } from '../compare/compare.ts';
import { describe, UNDESCRIBED } from '../compare/describe.ts';
import {
  COMPARISON_STYLE,
  comparisonHtml,
  comparisonJson,
  comparisonMarkdown,
  comparisonText,
} from '../compare/formats.ts';
import { webPage } from '../convert/webPage.ts';
import { analyze } from '../core/analyze.ts';
import { forHtml, visible } from '../core/foreign.ts';
import { readInput } from '../library/read.ts';
import { openLaw } from './law-files.ts';
import { paint } from './paint.ts';
import { write } from './run.ts';

export const DIFF_FORMATS = ['text', 'markdown', 'html', 'json', 'instructions'] as const;

const STYLES = { removed: 'red', added: 'green', head: 'bold', dim: 'dim' } as const;

/**
 * `policy-text diff`: two texts by their structure. Returns the exit code, as `diff` does: 0 where they are the same, 1 where
 * they differ, 2 where one can't be read.
 */
export async function diffCommand(
  before: string,
  after: string,
  { format }: { readonly format: (typeof DIFF_FORMATS)[number] },
): Promise<number> {
  const law = await openLaw();
  const [first, second] = [before, after].map((file) => {
    const input = readInput(file);
    if (!('message' in input)) return analyze(input.text, { name: path.basename(file), facts: law });
    console.error(visible(input.message));
    return undefined;
  });
  if (!first || !second) return 2;
  if (format === 'instructions') {
    const described = describe(first, second);
    if (typeof described === 'string') {
      console.error(UNDESCRIBED[described]);
      return 2;
    }
    for (const what of described.left) console.error(visible(`No instruction says what changed in ${what}.`));
    if (described.instructions.length > 0) await write(process.stdout, `${described.draft}\n`);
    return described.instructions.length + described.left.length > 0 ? 1 : 0;
  }
  const comparison = compare(first, second);
  const title = `${path.basename(before)} and ${path.basename(after)}`;
  const formats = {
    text: () => comparisonText(comparison, (what, text) => paint(STYLES[what], text)),
    markdown: () => comparisonMarkdown(comparison, title),
    html: () => webPage(title, COMPARISON_STYLE, `<h1>${forHtml(title)}</h1>\n${comparisonHtml(comparison)}`),
    json: () => comparisonJson(comparison),
  };
  await write(process.stdout, `${await formats[format]()}\n`);
  return comparison.changes.length > 0 ? 1 : 0;
}
