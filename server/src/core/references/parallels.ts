/**
 * What parallel citations prove: where a bare section is followed by its place in the Code, that place tells whose section
 * it is. "The Arms Act (22 U.S.C. 2751) … section 23(a) (22 U.S.C. 2763(a))": the act that stands beside it in that title.
 */
import type { Whole } from '../blocks/whole.ts';
import { lawTargets, type Phrase } from '../citations/phrase.ts';
import type { LawFacts } from '../facts.ts';

/** Where an act's section stands in the Code, by a citation of both. */
export interface KnownParallel {
  readonly title: string;
  readonly base: string;
  readonly code: number;
}

/** How many sections of the Code an act's own may lie apart. */
const APART = 250;
const PLACE = /^\/us\/usc\/t(\d+a?)\/s(\d+)([a-z]*(?:-\d+)?)/;

/** Places in the Code of acts that a text cites with them. */
export function knownParallels(text: string, phrases: readonly Phrase[]): KnownParallel[] {
  const out: KnownParallel[] = [];
  for (let i = 0; i + 1 < phrases.length; i++) {
    const { host, places } = phrases[i]!;
    if (host.type !== 'law' || host.kind !== 'act') continue;
    const place =
      placeBehind(text, phrases[i]!, phrases[i + 1]!) ??
      // "section 212(c) of the Immigration and Nationality Act, 8 U.S.C. § 1182(c)".
      (places.length > 0 ? placeBehind(text, phrases[i]!, phrases[i + 1]!, COMMA) : undefined);
    if (place) out.push({ title: place.title, base: host.bases[0]!.id, code: place.code });
  }
  return out;
}

/** "section 212(d)(5), 8 U.S.C. § 1182(d)(5)", as briefs and decisions cite. */
const COMMA = /^,\s$/;

/** The place in the Code that stands right behind a phrase, in parentheses or joined otherwise. */
function placeBehind(
  text: string,
  phrase: Phrase,
  next: Phrase,
  joined = /^(?:,?\s+as\s+amended,?)?\s*[([]$/,
): { title: string; section: string; code: number } | undefined {
  if (next.host.type !== 'law' || next.host.kind !== 'usc') return undefined;
  const gap = next.range[0] - phrase.range[1];
  if (gap < 2 || gap > 30 || !joined.test(text.slice(phrase.range[1], next.range[0]))) return undefined;
  const match = PLACE.exec(lawTargets(next)[0]?.target ?? '');
  return match ? { title: match[1]!, section: match[2]! + match[3]!, code: Number(match[2]) } : undefined;
}

export class Parallels {
  readonly #text: string;
  readonly facts: LawFacts | undefined;
  readonly #whole: Whole;

  constructor(text: string, whole: Whole, facts: LawFacts | undefined) {
    this.#text = text;
    this.facts = facts;
    this.#whole = whole;
  }

  /**
   * The act whose section a bare phrase names, by the citation of the Code right behind it; undefined where it proves none.
   * @param amended the act that is amended there: it is that one's, where the tables don't say otherwise
   */
  actOf(phrase: Phrase, next: Phrase | undefined, section: string, amended?: string): string | undefined {
    const enclosed = next && placeBehind(this.#text, phrase, next);
    const place = enclosed ?? (next && placeBehind(this.#text, phrase, next, COMMA));
    if (!place) return undefined;
    const code = `/us/usc/t${place.title}/s${place.section}`;
    const { facts } = this;
    const sure = facts ? this.#whole.acts().filter((id) => facts.parallel(`${id}/s${section}`) === code) : [];
    if (sure.length === 1) return sure[0];
    // What stands behind a comma may be another item of a list: only the tables prove it.
    if (!enclosed) return undefined;
    const there = amended === undefined ? undefined : facts?.parallel(`${amended}/s${section}`);
    if (amended !== undefined && (there === undefined || there === code)) return amended;
    const best = this.#nearest(place);
    return best && (this.#whole.full(best.base) ?? best.base);
  }

  /** The act of which "the Act" speaks, by the citation of the Code right behind it: one that was cited with a place near that. */
  actBeside(phrase: Phrase, next: Phrase | undefined): string | undefined {
    const place = next && (placeBehind(this.#text, phrase, next) ?? placeBehind(this.#text, phrase, next, COMMA));
    const best = place && this.#nearest(place);
    return best && (this.#whole.full(best.base) ?? best.base);
  }

  #nearest({ title, code }: { readonly title: string; readonly code: number }): KnownParallel | undefined {
    let best: KnownParallel | undefined;
    for (const known of this.#whole.parallelsIn(title)) {
      const apart = Math.abs(known.code - code);
      if (apart <= APART && (!best || apart < Math.abs(best.code - code))) best = known;
    }
    return best;
  }

  /** Whether the Code is cited right behind a phrase, in parentheses. */
  hasParallel(phrase: Phrase, next: Phrase | undefined): boolean {
    return next !== undefined && placeBehind(this.#text, phrase, next) !== undefined;
  }
}
