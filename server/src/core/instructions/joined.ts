/** Which operative words are one instruction together: "striking … and inserting …". */
import type { Draft } from './reading.ts';
import type { Token } from './tokens.ts';
import { goTogether } from './verbs.ts';

type Verb = Token & { readonly type: 'verb' };

/** Another provision that is spoken of: "is deleted, and section 4 is replaced". */
const OTHER_PLACE = /(?:,|\band)\s+(?:the\s+[\w\s]{0,40}\bof\s+)?(?:sub)?(?:sections?|paragraphs?|clauses?)\s[\d(]/i;

/** "striking “or” at the end of paragraph (4), by inserting “or” at the end of paragraph (5)": each with a place of its own. */
const BY_ITSELF = /,\s+by\s+$/;
const ELSEWHERE =
  /^\s+(?:(?:“[^”]{0,300}”|"[^"]{0,300}"|``[^']{0,300}'')\s+)?(?:(?:immediately\s+)?(?:after|before)|at\s+(?:the\s+)?(?:end|beginning))\b/;

/** Whether an operative word goes together with the one that is open. */
export const isJoined = (text: string, open: Draft, verb: Verb): boolean =>
  (goTogether(open.action, verb.action) || isInPlace(text, open, verb)) &&
  !(
    BY_ITSELF.test(text.slice(Math.max(open.end, verb.range[0] - 12), verb.range[0])) &&
    ELSEWHERE.test(text.slice(verb.range[1], verb.range[1] + 340))
  ) &&
  !(open.form === 'done' && verb.form === 'done' && OTHER_PLACE.test(text.slice(open.end, verb.range[0]))) &&
  (follows(text, open, verb.range[0]) || isOfSaid(text, open, verb.range[0]));

/** "removing “x” and adding in its place “y”", as agencies write. */
function isInPlace(text: string, open: Draft, { action, range }: Verb): boolean {
  const behind = text.slice(range[1], range[1] + 40);
  const place = /^,?\s+in\s+(?:its|their|lieu|place)\b/;
  if (open.action !== 'strike' || (action !== 'add' && action !== 'insert')) return false;
  if (place.test(behind)) return true;
  // "deleting the period at the end of section 2 and by adding the following: “, except that …”": it goes on where that stood.
  const atEnd = /^\s+the\s+(?:period|semicolon|comma)\s+at\s+the\s+end\b/.test(
    text.slice(open.verbs[0]![1], open.verbs[0]![1] + 60),
  );
  if (atEnd && /^\s+the\s+following:?\s*(?:[“"]|``)[,;:a-z]/.test(behind)) return true;
  // "and adding “x” in its place".
  const words =
    /^\s+(?:the\s+(?:words?|phrases?|terms?|numbers?)\s+)?(?:“[^”]{0,300}”|"[^"]{0,300}"|``[^']{0,300}'')/.exec(
      text.slice(range[1], range[1] + 340),
    );
  return words !== null && place.test(text.slice(range[1] + words[0].length, range[1] + words[0].length + 40));
}

/** "striking … and inserting …", "striking … and all that follows, and inserting". */
const follows = (text: string, open: Draft, at: number): boolean =>
  // "Striking “two” inserting “three”", without a word between.
  (open.matter.at(-1)?.[1] === open.end && text.slice(open.end, at).trim() === '') ||
  /(?:\band|,|\bby|\bthe\s+following|therefor|thereof)(?:\s+(?:by|the\s+words?|the\s+following|in\s+(?:lieu|place)\s+thereof))*[\s,]*(?:[^.;]{0,60}\s(?:is|are)\s+)?$/.test(
    text.slice(Math.max(open.end, at - 120), at),
  );

/** "are deleted wherever they appear and the words “each lamp” are inserted in lieu thereof". */
function isOfSaid(text: string, { form, verbs, matter }: Draft, at: number): boolean {
  const [from, to] = matter.at(-1) ?? [0, 0];
  return (
    form === 'done' &&
    from > verbs[0]![1] &&
    /(?:,|\band)\s+(?:the\s+)?(?:(?:words?|phrases?|terms?|figures?|dates?|amounts?)\s+)?$/.test(
      text.slice(Math.max(verbs[0]![1], from - 40), from),
    ) &&
    /^\s+(?:(?:is|are)\s+)?(?:hereby\s+)?$/.test(text.slice(to, at))
  );
}
