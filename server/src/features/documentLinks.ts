import type { Analysis, Range } from '../core/analysis.ts';
import type { Law } from '../law/law.ts';

export interface WebLink {
  readonly range: Range;
  readonly url: string;
  readonly title: string;
}

/**
 * Links to official texts, for the citations that have no document of ours to go to (`opens` tells which ids have):
 * Ctrl+click is never a choice of two. Each part of a list links by itself.
 */
export function documentLinks(analysis: Analysis, law: Law, opens: (id: string) => boolean): readonly WebLink[] {
  const links: WebLink[] = [];
  for (const { range, parts, targets } of analysis.citations) {
    const places = targets.length > 1 && parts.length > 0 ? parts : [{ range, target: targets[0] ?? '' }];
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
