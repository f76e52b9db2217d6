import actorsTsv from '../../data/law/actors.tsv';
import { formatId, INA, parseId, upward } from './ids.ts';
import { byTheAct } from './ina.ts';
import { parseTsv } from './tsv.ts';

const byId = new Map(parseTsv(actorsTsv).rows.map(([provision, sentence]) => [`${INA}/${provision}`, sentence!]));

/**
 * Who acts today where the statute still names another officer: a sentence with its source, by the nearest row of
 * `data/law/actors.tsv`; undefined where the table has none, because the matter isn't settled or the text is plain.
 */
export function actorOf(id: string): string | undefined {
  const parsed = parseId(byTheAct(id));
  if (!parsed || parsed.section === null) return undefined;
  for (const level of upward(parsed)) {
    const sentence = byId.get(formatId(level));
    if (sentence !== undefined) return sentence === '' ? undefined : sentence;
  }
  return undefined;
}
