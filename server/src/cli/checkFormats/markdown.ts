import { forMarkdown } from '../../core/foreign.ts';
import type { CheckFormat } from './format.ts';

/** A report for a comment or a page. */
export const markdown: CheckFormat = {
  end(all) {
    const found = all.filter(({ findings }) => findings.length > 0);
    const count = found.reduce((sum, { findings }) => sum + findings.length, 0);
    const lines = [`# ${count === 0 ? 'No findings' : `${count} ${count === 1 ? 'finding' : 'findings'}`}`];
    for (const { file, findings } of found) {
      lines.push(
        '',
        `## ${forMarkdown(file)}`,
        '',
        '| Line | Severity | Finding | Words | Rule |',
        '| --- | --- | --- | --- | --- |',
      );
      for (const { line, severity, message, words, code } of findings)
        lines.push(
          `| ${line} | ${severity} | ${forMarkdown(message)} | ${forMarkdown(words)} | ${forMarkdown(code)} |`,
        );
    }
    return lines.join('\n');
  },
};
