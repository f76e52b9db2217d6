import data from '../../data/instruments.yaml';
import type { Range } from '../core/analysis.ts';
import { forMarkdown } from '../core/foreign.ts';
import { flatten } from '../core/text.ts';

/** An instrument as `server/data/instruments.yaml` says it. */
export interface InstrumentData {
  readonly id: string;
  readonly pattern: string;
  readonly title: string;
  readonly says: string;
  readonly titles?: Readonly<Record<string, string>>;
  readonly examples: readonly { readonly text: string; readonly title: string }[];
  readonly rejects: readonly string[];
}

/** How far from the cursor an instrument's name may begin or end. */
const NEAR = 120;

const compiled = (data as readonly InstrumentData[]).map((instrument) => ({
  ...instrument,
  pattern: new RegExp(`(?<![\\w.-])${instrument.pattern.replace(/ (?!\?)/g, '\\s+').replaceAll(' ?', '\\s*')}`, 'g'),
}));

/**
 * What is to be said of an instrument that is no citation and that stands at the offset: a circular, a reorganization plan, a
 * rule of court, a page of the compilation of title 3. Undefined where none stands there.
 */
export function instrumentAt(text: string, offset: number): { range: Range; markdown: string } | undefined {
  const from = Math.max(0, offset - NEAR);
  const near = text.slice(from, offset + NEAR);
  for (const { pattern, title, says, titles } of compiled)
    for (const match of near.matchAll(pattern)) {
      const start = from + match.index;
      const end = start + match[0].length;
      if (offset < start || offset > end) continue;
      const groups = Object.entries(match.groups ?? {}).filter(([, value]) => value !== undefined);
      // Rules are written in three ways, and are one rule.
      const names: Record<string, string> = { named: 'rule', short: 'rule' };
      const values = new Map(
        groups.map(([name, value]) => [names[name] ?? name, flatten(value!).replace(/ ?[-–—‑] ?/, '-')]),
      );
      const filled = (words: string): string => words.replace(/\{(\w+)\}/g, (_, name) => values.get(name) ?? '');
      const known = titles?.[values.get('number') ?? ''];
      return {
        range: [start, end],
        markdown: [`**${forMarkdown(filled(title))}**${known ? `, “${known}”` : ''}`, forMarkdown(filled(says))].join(
          '\n\n',
        ),
      };
    }
  return undefined;
}
