/**
 * Amendments that are offered to a bill, in committee or on the floor: which bill it is says their head, "AMENDMENT TO
 * H.R. 5", "an amendment intended to be proposed to the bill S. 1234; as follows:".
 */
import type { Token } from './tokens.ts';

/** From which offset on a bill is amended; null where the head names a text that is none, as another amendment. */
export interface Offered {
  readonly at: number;
  readonly bill: string | null;
}

/** A paragraph that heads an amendment; "Amendment 3" alone on its line, as California numbers them. */
export const OFFERED =
  /^(?:AMENDMENTS?:|AMENDMENTS?\s+(?:NO\.|TO\s|IN\s+THE\s+NATURE|intended\s+to\s+be\s+proposed)|Amendment\s+\d{1,4}\s*(?:[\r\n]|$)|(?:SA|Amendment\s+No\.)\s+\d{1,5}\.\s|(?:\d{1,3}\.\s+)?An\s+[Aa]mendment\s+[Tt]o\s+[Bb]e\s+[Oo]ffered\s+[Bb]y\s)/;

const HEAD =
  /(?:^|[\r\n])[\s*#_>]{0,40}(?:\d{1,3}\.\s+)?AMENDMENTS?\s+(?:NO\.\s+[\w–-]{1,12}\s+)?((?:[A-Z][A-Z’]*\s+){0,12})[([]?$/;
const NAMED =
  /\b[Aa]mendments?\b(?:[^;]{0,240}?)\b(?:submitted|intended\s+to\s+be\s+proposed|to\s+be\s+proposed|proposed|offered)\b[^;]{0,300}?\bto\s+(?:the\s+)?(?:bill|(?:joint|concurrent)\s+resolution|resolution)?,?\s*\(?$/i;
const FOLLOWS = /^\)?[^:]{0,900}?(?:\bas\s+follows|\b[Vv]iz)\s*:/;
/** What is amended is itself an amendment. */
const OF_AMENDMENT = /\bto\W{1,20}(?:the\W{1,20})?amendment\b/i;
/** "Resolved, That the bill from the Senate (S. 5) entitled “…” do pass with the following amendments:". */
const RESOLVED = /\bResolved,\s+That\s+the\s+(?:bill|joint\s+resolution|resolution)\b[^;:.]{0,80}\(?$/;
const PASSES =
  /^\)?,?\s{1,9}(?:entitled\b[^;:]{0,900}?)?\b(?:do|does|be)\s+(?:pass|passed|agreed\s+to)\s+with\s+(?:the\s+following\s+|an\s+)?amendments?\b/i;
/** A paper of the Senate, whose head has the bill's number as its own. */
const OWN =
  /(?:^|[\r\n])[\s*#_>]{0,40}AMENDMENTS?\s+(?:\([^()]{1,80}\)\s+)?intended\s+to\s+be\s+proposed\s+by\s[^:]{1,200}$/;

/** The bills to which a stretch says that amendments are offered, in order. */
export function offeredIn(
  text: string,
  start: number,
  end: number,
  tokens: readonly Token[],
  own: string | null,
): Offered[] {
  const found: Offered[] = [];
  for (const token of tokens) {
    if (token.type !== 'place' || token.range[0] >= end) continue;
    const { host, places } = token.phrase;
    if (host.type !== 'law' || host.kind !== 'bill' || places.length > 0) continue;
    const [from, to] = token.range;
    const before = text.slice(Math.max(start, from - 600), from);
    const head = HEAD.exec(before);
    const behind = text.slice(to, Math.min(end, to + 1000));
    const named = !head && NAMED.test(before) && FOLLOWS.test(behind);
    if (
      head
        ? !/(?:^|\s)TO\s+(?:THE\s+(?:\w+\s+)?)?$/.test(head[1]!)
        : !named && !(RESOLVED.test(before) && PASSES.test(behind))
    )
      continue;
    const ofAmendment = OF_AMENDMENT.test(head ? head[1]! : before.slice(before.search(/[Aa]mendment/)));
    found.push({ at: to, bill: ofAmendment ? null : (host.bases[0]?.id ?? null) });
  }
  if (found.length === 0 && own !== null) {
    const viz = /\b[Vv]iz\s*:/.exec(text.slice(start, end));
    const head = viz && OWN.test(text.slice(Math.max(start, start + viz.index - 300), start + viz.index));
    if (viz && head) found.push({ at: start + viz.index + viz[0].length, bill: own });
  }
  return found;
}

/** Whether a stretch may hold such a head at all. */
export const mayOffer = (words: string): boolean => /amendment/i.test(words);
