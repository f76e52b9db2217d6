import type { Analysis, Range } from '../core/analysis.ts';
import type { Law } from '../law/law.ts';

export interface WebLink {
  readonly range: Range;
  readonly url: string;
  readonly title: string;
}

/**
 * Links to official texts, for the citations that have no document of ours to go to (`opens` tells which ids have):
 * Ctrl+click is never a choice of two.
 */
export function documentLinks(analysis: Analysis, law: Law, opens: (id: string) => boolean): readonly WebLink[] {
  const links: WebLink[] = [];
  for (const { range, parts, targets } of analysis.citations) {
    // Of a list each part links by itself; and a defined term in the phrase, as "the Act", leads to its definition.
    const words = analysis.text.slice(...range);
    const apart = targets.length > 1 || analysis.definitions.some(({ term }) => words.includes(term));
    const places = apart && parts.length > 0 ? parts : [{ range, target: targets[0] ?? '' }];
    for (const place of places) {
      const id = place.target.split('..')[0]!;
      // A link from a provision that doesn't exist would lead to something else.
      if (id === '' || opens(id) || law.exists(id)?.exists === false) continue;
      const [link] = law.links(id);
      if (link) links.push({ range: place.range, url: link.url, title: link.title });
    }
  }
  return links;
}
