/** The title of a code behind its sections: "title 8, United States Code", "title 8" alone, "49 U.S.C." */
import { isDigit, skipGap } from '../../text.ts';
import { OF } from '../grammar/groups.ts';
import type { PlaceList } from '../grammar/lists.ts';
import type { Step } from '../grammar/steps.ts';
import { GAP, kindData, marksPattern } from '../kinds.ts';
import { lawHost, type ReadHost } from '../phrase.ts';
import { throughAppendix } from './code.ts';

const codes = (['usc', 'cfr'] as const).map((kind) => {
  const data = kindData(kind);
  return {
    kind,
    target: data.target,
    named: new RegExp(
      `,?${GAP}?(?:(?:of${GAP}the|OF${GAP}THE)${GAP})?(?:(?:the|THE)${GAP})?(?:${marksPattern(data.titles!)})(?!${GAP}of${GAP}Federal)`,
      'y',
    ),
    marked: new RegExp(
      `(\\d{1,2})${kind === 'usc' ? '([aA])?' : '()?'}${GAP}?(?:${marksPattern(data.marks!)})(?![A-Za-z\\d])`,
      'y',
    ),
  };
});

/** The end of ", United States Code" at an offset. */
export function behindCode(text: string, at: number): number | undefined {
  const { named } = codes[0]!;
  named.lastIndex = at;
  return named.test(text) ? named.lastIndex : undefined;
}

/** "49 U.S.C.", "8 C.F.R." behind "of", with no section of its own. */
export function codeAt(text: string, at: number): ReadHost | undefined {
  if (!isDigit(text.charCodeAt(at))) return undefined;
  for (const { kind, target, marked } of codes) {
    marked.lastIndex = at;
    const match = marked.exec(text);
    if (!match) continue;
    // "section 6 of 5 U.S.C. app.".
    const end = kind === 'usc' ? throughAppendix(text, marked.lastIndex) : marked.lastIndex;
    // "of 5 U.S.C. 552": a citation by itself.
    if (isDigit(text.charCodeAt(skipGap(text, end))) || text[skipGap(text, end)] === '§') return undefined;
    const volume = end > marked.lastIndex || match[2] !== undefined ? `${match[1]}a` : match[1]!;
    return { host: lawHost(kind, [{ id: target.replace('{volume}', volume), range: [at, end] }]), end };
  }
  return undefined;
}

/** "title 5 of such Code": the number tells the title, and the points of its sections which code. */
const OF_SUCH_CODE = new RegExp(`${GAP}?of${GAP}(?:such|that|said)${GAP}Code(?![A-Za-z])`, 'y');

const isPointed = ({ prefix, designation }: Step): boolean => prefix === 's' && /^\d+[a-z]?\.\d/.test(designation);

/** "title 8, United States Code", and "title 8" alone: a title of a code, never a document's own Roman title. */
export function readCodeTitle(text: string, chain: PlaceList): ReadHost | undefined {
  const first = chain.places[0]!.steps.find((step) => step.prefix === 't');
  const title = first?.designation ?? '';
  if (!/^\d{1,2}$/.test(title) || Number(title) < 1 || Number(title) > 54) return undefined;
  for (const { kind, named } of codes) {
    named.lastIndex = chain.end;
    if (!named.test(text)) continue;
    const end = named.lastIndex;
    return { host: lawHost(kind, [{ id: `/us/${kind}`, range: [end, end] }]), end };
  }
  // Only regulations number their sections with points: "section 1626.2 of title 32".
  const kind = chain.places.every((place) => place.steps.some(isPointed)) ? 'cfr' : 'usc';
  OF_SUCH_CODE.lastIndex = chain.end;
  if (OF_SUCH_CODE.test(text)) {
    const end = OF_SUCH_CODE.lastIndex;
    return { host: lawHost(kind, [{ id: `/us/${kind}`, range: [end, end] }]), end };
  }
  const alone = chain.places.every((place) => place.steps.length === 1);
  OF.lastIndex = skipGap(text, chain.end);
  if (alone || OF.test(text)) return undefined;
  return { host: lawHost(kind, [{ id: `/us/${kind}`, range: [chain.end, chain.end] }], true), end: chain.end };
}
