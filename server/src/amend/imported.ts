/** A draft carried out on the texts of law that the user imported. */
import type { Analysis } from '../core/analysis.ts';
import type { Law } from '../law/law.ts';
import { type BaseText, carryOut, type Outcome, readable } from './carryOut.ts';
import { standingBy } from './standing.ts';

const SECTION = /^(\/us\/usc\/t(\d+a?)\/s([^/]+))/;

interface Carried {
  readonly analysis: Analysis;
  readonly texts: ReadonlyMap<string, BaseText>;
  readonly outcome: Outcome;
}

/** What was carried out last: hover, lens and findings of a version all ask, and the texts seldom change between. */
let last: Carried | undefined;

const same = (a: Carried['texts'], b: Carried['texts']): boolean =>
  a.size === b.size && [...a].every(([id, { text }]) => b.get(id)?.text === text);

/** What a draft's instructions give on the imported texts; undefined where none of those that it changes is imported. */
export function amended(analysis: Analysis, law: Law): Outcome | undefined {
  if (analysis.instructions.length === 0) return undefined;
  const standing = standingBy(law);
  const texts = new Map<string, BaseText>();
  for (const { targets, operation, parallels } of analysis.instructions) {
    const named = operation && 'locus' in operation ? [...targets, ...operation.locus.targets] : targets;
    for (const target of named)
      for (const place of standing(target, new Map(parallels))) {
        const [, id, title, number] =
          SECTION.exec(place.replace(/^(\/us\/usc\/t\d+a?)\/(?!s\d).*?(?=\/s\d)/, '$1')) ?? [];
        if (id === undefined || texts.has(id)) continue;
        const imported = law.text(id);
        if (!imported) continue;
        const heading = law.breadcrumb(id).at(-1)?.heading ?? '';
        const body = imported.text.trimEnd();
        const head = /^\s*§/.test(body) ? '' : `§ ${number}. ${heading.replace(/\.$/, '')}\n`;
        texts.set(id, { id, text: `${head}${body}\n`, name: `usc-${title}-${number}.txt` });
      }
  }
  if (texts.size === 0) return undefined;
  if (last?.analysis === analysis && same(last.texts, texts)) return last.outcome;
  const outcome = carryOut(analysis, readable(analysis), [...texts.values()], standing);
  last = { analysis, texts, outcome };
  return outcome;
}
