/**
 * What parallel citations prove: where a bare section is followed by its place in the Code, that place tells whose section
 * it is. "The Arms Act (22 U.S.C. 2751) … section 23(a) (22 U.S.C. 2763(a))": the act that stands beside it in that title.
 */
import { lawTargets, type Phrase } from '../citations/phrase.ts';
import type { LawFacts } from '../facts.ts';

interface Known {
  readonly base: string;
  readonly code: number;
}

/** How many sections of the Code an act's own may lie apart. */
const APART = 250;
const PLACE = /^\/us\/usc\/t(\d+a?)\/s(\d+)([a-z]*(?:-\d+)?)/;

export class Parallels {
  readonly #text: string;
  readonly facts: LawFacts | undefined;
  readonly #acts: ReadonlySet<string>;
  /** Places in the Code of acts that the document cites with them, by title. */
  readonly #known = new Map<string, Known[]>();

  /** @param acts ids of the acts that the document names */
  constructor(text: string, phrases: readonly Phrase[], acts: ReadonlySet<string>, facts: LawFacts | undefined) {
    this.#text = text;
    this.facts = facts;
    this.#acts = acts;
    for (let i = 0; i + 1 < phrases.length; i++) {
      const { host } = phrases[i]!;
      if (host.type !== 'law' || host.kind !== 'act') continue;
      const place = this.#behind(phrases[i]!, phrases[i + 1]!);
      if (!place) continue;
      const list = this.#known.get(place.title) ?? [];
      list.push({ base: host.bases[0]!.id, code: place.code });
      this.#known.set(place.title, list);
    }
  }

  /** The act whose section a bare phrase names, by the citation of the Code right behind it; undefined where it proves none. */
  actOf(phrase: Phrase, next: Phrase | undefined, section: string): string | undefined {
    const place = next && this.#behind(phrase, next);
    if (!place) return undefined;
    const code = `/us/usc/t${place.title}/s${place.section}`;
    const { facts } = this;
    const sure = facts ? [...this.#acts].filter((id) => facts.parallel(`${id}/s${section}`) === code) : [];
    if (sure.length === 1) return sure[0];
    let best: Known | undefined;
    for (const known of this.#known.get(place.title) ?? []) {
      const apart = Math.abs(known.code - place.code);
      if (apart <= APART && (!best || apart < Math.abs(best.code - place.code))) best = known;
    }
    return best?.base;
  }

  /** Whether the Code is cited right behind a phrase, in parentheses. */
  hasParallel(phrase: Phrase, next: Phrase | undefined): boolean {
    return next !== undefined && this.#behind(phrase, next) !== undefined;
  }

  #behind(phrase: Phrase, next: Phrase): { title: string; section: string; code: number } | undefined {
    if (next.host.type !== 'law' || next.host.kind !== 'usc') return undefined;
    const gap = next.range[0] - phrase.range[1];
    if (
      gap < 2 ||
      gap > 30 ||
      !/^(?:,?\s+as\s+amended,?)?\s*[([]$/.test(this.#text.slice(phrase.range[1], next.range[0]))
    )
      return undefined;
    const match = PLACE.exec(lawTargets(next)[0]?.target ?? '');
    return match ? { title: match[1]!, section: match[2]! + match[3]!, code: Number(match[2]) } : undefined;
  }
}
