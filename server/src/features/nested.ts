import type { Analysis } from '../core/analysis.ts';
import { lastAtMost } from '../core/text.ts';
import type { PlaceLink } from './markdown.ts';
import { usesIn } from './terms.ts';

/**
 * The references and terms in a stretch of a document, as links to what they name; `uri` is the document's address. A link
 * names a line and a column, and no command.
 */
export function linker(analysis: Analysis, uri: string): (from: number, to: number) => readonly PlaceLink[] {
  if (/^(?:command|javascript|data):/i.test(uri)) return () => [];
  const { lineStarts, sections, tree, references } = analysis;
  const address = (offset: number): string => {
    const line = lastAtMost(lineStarts, offset);
    return `${uri.split('#')[0]}#L${line + 1},${offset - lineStarts[line]! + 1}`;
  };
  const starts = references.map(({ range }) => range[0]);
  return (from, to) => {
    const links: PlaceLink[] = [];
    for (let at = lastAtMost(starts, from - 1) + 1; at < references.length && starts[at]! < to; at++) {
      const { range, targets } = references[at]!;
      const index = tree.byId(targets[0]?.split('..')[0] ?? '');
      if (index >= 0 && range[1] <= to) links.push({ range, url: address(sections[index]!.labelRange[0]) });
    }
    for (const { range, definition } of usesIn(analysis, [from, to]))
      if (range[0] !== definition.range[0]) links.push({ range, url: address(definition.range[0]) });
    return links.sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]);
  };
}
