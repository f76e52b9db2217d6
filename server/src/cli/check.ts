import { randomUUID } from 'node:crypto';
import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createTwoFilesPatch } from 'diff';
import { forJson, visible } from '../core/foreign.ts';
import { readInput, reason } from '../library/read.ts';
import { rules } from '../rules/index.ts';
import type { Severity } from '../rules/rule.ts';
import type { Checked } from './checked.ts';
import type { CheckFormat } from './checkFormats/format.ts';
import { type CheckFormatName, checkFormats } from './checkFormats/index.ts';
import { exitCode, type ManyOptions, runThrough, write } from './run.ts';

export interface CheckOptions extends ManyOptions {
  readonly severity: Severity;
  readonly format: CheckFormatName;
  /** Only these rules. */
  readonly rule?: readonly string[];
  /** Make all fixes that are safe, or show them as a patch. */
  readonly fix?: boolean;
  readonly fixDryRun?: boolean;
  /** A file with what is known: only what is new counts. Made where it isn't there. */
  readonly baseline?: string;
}

/**
 * `policy-text check`: the findings of each document. Returns the exit code: 0 clean, 1 findings at `severity` or above that no
 * baseline knows, 2 where a file could not be read, written, or an option is wrong.
 */
export async function checkCommand(names: readonly string[], options: CheckOptions): Promise<number> {
  const { severity, rule, fix = false, fixDryRun = false } = options;
  const unknown = rule?.find((code) => !rules.some((each) => each.code === code));
  if (unknown !== undefined) {
    console.error(`There is no rule ${visible(unknown)}; the rules are ${rules.map(({ code }) => code).join(', ')}.`);
    return 2;
  }
  const baseline = options.baseline === undefined ? undefined : readBaseline(options.baseline);
  if (baseline && 'message' in baseline) {
    console.error(visible(baseline.message));
    return 2;
  }
  const format: CheckFormat = checkFormats[options.format];
  const all: Checked[] = [];
  let code = 0;
  let isFirst = true;
  const task = { command: 'check', severity, rules: rule, fix: fix || fixDryRun } as const;
  const outcome = await runThrough(task, names, options, async ({ output }) => {
    if (output === '') return; // No policy document.
    const read = JSON.parse(output) as Checked;
    const known = baseline?.prints;
    const findings = read.findings.filter(({ print }) => !known?.has(print));
    let checked: Checked = { ...read, findings, known: read.findings.length - findings.length };
    if (read.fixed && fixDryRun) {
      isFirst = false;
      const { before, after } = read.fixed;
      await write(
        process.stdout,
        createTwoFilesPatch(`a/${read.file}`, `b/${read.file}`, before, after, '', '').replace(/^=+\n/, ''),
      );
    } else if (read.fixed && fix) {
      const problem = writeFixed(read.file, read.fixed);
      if (problem === undefined)
        checked = {
          ...checked,
          findings: checked.findings.filter(({ fixes }) => !(fixes.length === 1 && fixes[0]!.safe)),
        };
      else {
        console.error(visible(problem));
        code = 2;
      }
    }
    // Of many documents only what is printed at the end is kept.
    const { fixed: _, ...kept } = checked;
    all.push(kept);
    const words = fixDryRun ? '' : (format.each?.(checked) ?? '');
    if (words === '') return;
    await write(process.stdout, `${isFirst ? '' : options.format === 'text' ? '\n' : ''}${words}\n`);
    isFirst = false;
  });
  const found = all.reduce((sum, { findings }) => sum + findings.length, 0);
  if (options.baseline !== undefined && !baseline) {
    const prints = all.flatMap(({ findings }) => findings.map(({ print }) => print)).sort();
    try {
      writeFileSync(options.baseline, `${forJson({ form: 1, known: prints }, 2)}\n`);
      console.error(
        `${visible(options.baseline)} was made: ${prints.length} ${prints.length === 1 ? 'finding is' : 'findings are'} known from now on.`,
      );
      return exitCode(outcome, code);
    } catch (error) {
      console.error(visible(reason(options.baseline, error)));
      return 2;
    }
  }
  if (fixDryRun && isFirst) console.error('Nothing has a fix that is sure.');
  if (!fixDryRun && (all.length > 0 || options.format !== 'text')) {
    if (!isFirst && options.format === 'text') await write(process.stdout, '\n');
    await write(process.stdout, `${format.end(all)}\n`);
  }
  return exitCode(outcome, code || (found > 0 ? 1 : 0));
}

/** The findings that are known; undefined where there is no such file yet. */
function readBaseline(
  file: string,
): { readonly prints: ReadonlySet<string> } | { readonly message: string } | undefined {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? undefined : { message: reason(file, error) };
  }
  try {
    const { form, known } = JSON.parse(text) as { form?: unknown; known?: unknown };
    if (form === 1 && Array.isArray(known)) return { prints: new Set(known.map(String)) };
  } catch {
    // It says so below.
  }
  return { message: `${file}: this is no baseline of policy-text; remove it to have one made.` };
}

/** Writes a mended document in the place of the one that was read: whole, or not at all. Answers what went wrong. */
function writeFixed(
  file: string,
  { before, after }: { readonly before: string; readonly after: string },
): string | undefined {
  if (file === '-') return 'Standard input can’t be fixed; “--fix-dry-run” shows what would be.';
  const fresh = `${file}.${randomUUID()}`;
  try {
    const now = readInput(file);
    if ('message' in now || now.text !== before) return `${file}: it changed meanwhile; it was left as it is.`;
    writeFileSync(fresh, after, { mode: statSync(file).mode });
    renameSync(fresh, file);
    return undefined;
  } catch (error) {
    rmSync(fresh, { force: true });
    return reason(file, error);
  }
}
