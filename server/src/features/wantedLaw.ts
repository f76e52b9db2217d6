import type { Analysis } from '../core/analysis.ts';
import type { Law } from '../law/law.ts';
import { titleDownload } from '../law/links.ts';

/** A title of the Code that a document cites, and where its text is to be had. */
export interface WantedTitle {
  readonly title: string;
  /** `Aliens and Nationality`; '' where it isn't known. */
  readonly name: string;
  /** How often it is cited, by itself or as an act's section that stands in it. */
  readonly count: number;
  /** Whether its text is there already. */
  readonly imported: boolean;
  readonly url: string;
}

/** The titles of the Code that a document cites, the most cited first. */
export function wantedLaw({ citations }: Analysis, law: Law): readonly WantedTitle[] {
  const counts = new Map<string, { count: number; imported: boolean }>();
  for (const { targets } of citations) {
    const titles = new Set<string>();
    for (const target of targets) {
      const id = target.split('..')[0]!;
      const code = id.startsWith('/us/usc/') ? id : law.parallel(id);
      const title = /^\/us\/usc\/t(\d+a?)\/s/.exec(code ?? '')?.[1];
      if (title === undefined || titles.has(title)) continue;
      titles.add(title);
      const known = counts.get(title) ?? { count: 0, imported: false };
      counts.set(title, { count: known.count + 1, imported: known.imported || law.text(code!) !== undefined });
    }
  }
  return Array.from(counts, ([title, { count, imported }]) => ({
    title,
    name: law.breadcrumb(`/us/usc/t${title}`).at(-1)?.heading ?? '',
    count,
    imported,
    url: titleDownload(title),
  })).sort((a, b) => b.count - a.count || Number.parseInt(a.title, 10) - Number.parseInt(b.title, 10));
}
