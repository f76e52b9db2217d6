import type { Analysis, Range } from '../core/analysis.ts';
import type { Law } from '../law/law.ts';
import { ownId } from './ownId.ts';

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
  const names = namesIn(analysis);
  const itself = ownId(analysis);
  for (const { range, parts, targets } of analysis.citations) {
    if (targets[0] === itself) continue; // A document's own title is no citation of it.
    // Of a list each part links by itself; and a defined term in the phrase, as "the Act", leads to its definition.
    const apart = targets.length > 1 || names(analysis.text.slice(...range));
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

/** Tells of words whether a defined term begins with one of them. All terms of a length are looked up at once. */
function namesIn({ definitions }: Analysis): (words: string) => boolean {
  const terms = new Set(definitions.map(({ term }) => term));
  const lengths = [...new Set(Array.from(terms, (term) => term.length))];
  return (words) => {
    if (lengths.length === 0) return false;
    for (const { index } of words.matchAll(/[\p{L}\p{N}]+/gu)) {
      if (lengths.some((length) => terms.has(words.slice(index, index + length)))) return true;
    }
    return false;
  };
}
