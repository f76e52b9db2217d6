import type { ActFacts, Provenance } from './law.ts';
import { LineTable } from './lines.ts';

export const ACT_PROVENANCE: Provenance = {
  source: 'notes and source credits of the U.S. Code, Office of the Law Revision Counsel',
  asOf: '2016 to 2024',
};

/** Acts by the slug of their name or of another name that means them alone, with the crosswalk of their sections. */
export class ActTable {
  readonly #lines: LineTable;

  constructor(bytes: Uint8Array) {
    this.#lines = new LineTable(bytes);
  }

  #line(slug: string): string[] | undefined {
    const line = this.#lines.find(slug);
    const alias = line?.[1]?.startsWith('=') ? line[1].slice(1) : undefined;
    return alias === undefined ? line : this.#lines.find(alias);
  }

  find(slug: string): ActFacts | undefined {
    const line = this.#line(slug);
    return line && facts(line);
  }

  /** The section of the Code to which a section of the act went as a whole, where it still stands there. */
  codeSection(slug: string, section: string): { readonly title: string; readonly section: string } | undefined {
    const key = this.#line(slug)?.[7];
    if (!key) return undefined;
    const [, , title, code] = this.#lines.find(`~${key}`, section) ?? [];
    return title && code ? { title, section: code } : undefined;
  }

  /** The act's sections that are known, with where each stands in the Code; at most so many. */
  sections(slug: string, limit: number): { readonly own: string; readonly title: string; readonly section: string }[] {
    const key = this.#line(slug)?.[7];
    if (!key) return [];
    return this.#lines.startingWith(`~${key}\t`, limit).map((index) => {
      const [, own = '', title = '', section = ''] = this.#lines.fields(index);
      return { own, title, section };
    });
  }

  /** The act's section that a section of the Code is, where it comes from that one alone and the act's name is sure. */
  actSection(title: string, section: string): { readonly slug: string; readonly section: string } | undefined {
    const [, , key, own] = this.#lines.find(`~~${title}`, section) ?? [];
    const slug = key && this.#lines.find(`~=${key}`)?.[2];
    return slug && own ? { slug, section: own } : undefined;
  }

  withWords(words: readonly string[], limit: number): ActFacts[] {
    const found: ActFacts[] = [];
    // Lines of aliases and of the crosswalk have no name in that field.
    for (const index of this.#lines.withWords(1, words, limit * 4)) {
      const line = this.#lines.fields(index);
      if (line.length > 4 && found.length < limit) found.push(facts(line));
    }
    return found;
  }
}

function facts(line: readonly string[]): ActFacts {
  const [slug = '', name = '', law = '', part = '', stat, date, classified] = line;
  const number = /^Pub\. L\. (\d+)-(\d+)$/.exec(law);
  return {
    slug,
    name,
    publicLaw: number ? `${number[1]}-${number[2]}` : null,
    law: [law, part].filter(Boolean).join(', '),
    stat: stat || null,
    date: date || null,
    classified: classified ? classified.replace(' (derived from source credits)', '') : null,
    provenance: ACT_PROVENANCE,
  };
}
