/** Regulations of the Treasury by their abbreviation: "Treas. Reg. § 1.61-1(a)", "Treasury Regulation section 301.7701-3". */
import { readPlaces } from '../grammar/lists.ts';
import { GAP } from '../kinds.ts';
import { lawHost, makePhrase, type Phrase } from '../phrase.ts';
import { section } from '../units.ts';

const MARK = new RegExp(
  `Treas(?:\\.|ury)(?:${GAP})Reg(?:ulations?|s?\\.)(?:(?:${GAP})|(?=§))(?:(§§?|[Ss]ections?|[Ss]ecs?\\.)(?:${GAP})?)?(?=\\d{1,3}\\.\\d)`,
  'y',
);
/** A proposed regulation stands nowhere yet. */
const PROPOSED = /\bProp(?:\.|osed)\s+$/;

/** The phrase at "Treas.", "Treasury"; undefined where no section of the regulations follows. */
export function readTreasury(text: string, at: number): Phrase | undefined {
  MARK.lastIndex = at;
  const mark = MARK.exec(text);
  if (!mark || PROPOSED.test(text.slice(Math.max(0, at - 12), at))) return undefined;
  const numbers = MARK.lastIndex;
  const plural = /^§§|s\.?$/.test(mark[1] ?? '');
  const list = readPlaces(text, numbers, { unit: section, plural, worded: false, title: '' });
  // "53.4941(d)-(2)(c)" has its parentheses wrong.
  if (!list?.places.every(({ steps, upto }) => /^\d{1,3}\.\d/.test(steps[0]!.designation) && (plural || !upto)))
    return undefined;
  return makePhrase([at, list.end], lawHost('cfr', [{ id: '/us/cfr/t26', range: [at, at] }]), list.places, list.unit);
}
