/** Completion: what may be meant by the words before the cursor. Looks at the end of a line alone, never at the document. */
import type { Analysis } from '../../core/analysis.ts';
import type { Law } from '../../law/law.ts';
import { describe } from '../describe.ts';
import { ofProvision, ofTerm } from '../hover.ts';
import { type Completion, type Source, TAIL } from './item.ts';
import { acts, code, ina, orders } from './laws.ts';
import { designations, terms } from './own.ts';
import { provisions } from './provisions.ts';

export type { Completion } from './item.ts';

const SOURCES: readonly Source[] = [provisions, code, ina, orders, acts, designations, terms];

/** The signs behind which a list may open by itself. */
export const COMPLETION_TRIGGERS: readonly string[] = ['(', ' ', ...'0123456789'];

/**
 * What may be meant at the cursor.
 * @param before the text before the cursor, at least the end of it
 * @param offset the cursor, for the provision in which it stands
 * @param analysis of this version or of one shortly before
 * @param invoked whether the user asked; otherwise only phrases that want to go on are heeded: "section 4(", "8 U.S.C. 12"
 */
export function completion(
  before: string,
  offset: number,
  analysis: Analysis,
  law: Law,
  invoked: boolean,
): readonly Completion[] {
  const raw = before.slice(-TAIL).replace(/\r\n?/g, '\n');
  const lines = raw.split('\n');
  const line = lines.at(-1)!;
  // A phrase may begin on the line before; a blank line ends it.
  const previous =
    lines.length > 1 && lines.at(-2)!.trim() !== '' && line.trim() !== '' ? `${lines.at(-2)!.trimEnd()} ` : '';
  const tail = `${previous}${line.trimStart()}`;
  const asked = { tail, offset, analysis, law, invoked };
  for (const source of SOURCES) {
    const found = source(asked);
    if (found.length === 0) continue;
    // A section may be of this document or of the Act.
    return source === provisions ? [...found, ...ina(asked)] : source === acts ? [...terms(asked), ...found] : found;
  }
  return [];
}

/** What an item speaks of, as a hover shows it; '' where there is nothing to say. */
export function documentation(analysis: Analysis, law: Law, about: Completion['about']): string {
  if (!about) return '';
  if ('law' in about) return describe(about.law, law);
  if ('provision' in about) {
    const section = analysis.sections[analysis.tree.byId(about.provision)];
    return section ? ofProvision(analysis, section, 600) : '';
  }
  const definition = analysis.definitions.find(({ term }) => term === about.term);
  return definition ? ofTerm(analysis, definition, law) : '';
}
