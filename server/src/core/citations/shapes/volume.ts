/** A number before its mark: "8 U.S.C. 1225(b)", "119 Stat. 2960", "576 U.S. 644". */
import { isDigit, skipGap, skipGapBack } from '../../text.ts';
import { GAP, kindData, marksPattern, volumeKinds } from '../kinds.ts';
import type { Phrase } from '../phrase.ts';
import { readCode } from './code.ts';
import { readPages } from './pages.ts';

const patterns = volumeKinds.map((data) => ({ data, pattern: new RegExp(`(?:${marksPattern(data.marks!)})`, 'y') }));

/** What may stand before a volume's number; a tag may, too. */
const BEFORE = /[\s([—–"“‘'`*_,;>-]/;

/** "Authority:31 U.S.C. 503": behind a word that tells what it is, as copies leave it; "10:30" is an hour. */
const isTold = (text: string, at: number): boolean => /[a-z]:$/.test(text.slice(Math.max(0, at - 2), at));

/** The phrase whose mark starts at an offset. */
export function readVolume(text: string, mark: number, from: number): Phrase | undefined {
  let back = mark;
  if (text[back - 1] === '*' || text[back - 1] === '_') back--;
  // "82_FR_31388": a file's name.
  if (back < mark && isDigit(text.charCodeAt(back - 1))) return undefined;
  back = skipGapBack(text, back);
  if (text.charCodeAt(back - 1) === 44 /* , */) back--;
  // "50 App. U.S.C. 2251".
  const app = /\d\s+App\.,?$/.test(text.slice(Math.max(from, back - 8), back));
  if (app) back = skipGapBack(text, text.lastIndexOf('App', back));
  // "3A Fed.", "5a U.S.C.".
  const letter = /\d([Aa])$/.exec(text.slice(back - 2, back))?.[1] ?? '';
  let start = back - letter.length;
  while (start > from && back - start < 5 && isDigit(text.charCodeAt(start - 1))) start--;
  // "1,225 U.S.C." is none of ours.
  if (start === back || back - start > 4 || !(BEFORE.test(text[start - 1] ?? ' ') || isTold(text, start)))
    return undefined;
  if (
    back - start === 3 &&
    text.charCodeAt(start - 1) === 44 &&
    /(?:^|\D)\d{1,3}$/.test(text.slice(Math.max(0, start - 5), start - 1))
  )
    return undefined;
  const number = Number(text.slice(start, back - letter.length));
  const code = (kind: string): boolean => kind === 'usc' || kind === 'cfr';
  for (const { data, pattern } of patterns) {
    pattern.lastIndex = mark;
    if (!pattern.test(text)) continue;
    if (code(data.kind) && (number < 1 || number > 54)) continue;
    if (letter === 'a' && data.kind !== 'usc') continue;
    const volume = data.kind === 'usc' ? String(number) : number + letter;
    // "In 2020 U.S. exports": no series of reports counts so far.
    if (data.kind === 'case' && number > 999) continue;
    let after = pattern.lastIndex;
    while (text[after] === '*' || text[after] === '_') after++;
    const phrase =
      data.member === 's'
        ? readCode(text, { start, volume, after, data, app: app || (letter !== '' && data.kind === 'usc') })
        : readPages(text, { start, volume, mark, after, data });
    if (phrase) return phrase;
  }
  return undefined;
}

const VOLUME = new RegExp(
  `(\\d{1,2})${GAP}?(?:(${marksPattern(kindData('usc').marks!)})|(?:${marksPattern(kindData('cfr').marks!)}))(?![A-Za-z])`,
  'y',
);

/** "8 CFR 235.3(b)" at an offset, behind "paragraph (1) of". */
export function readVolumeAt(text: string, at: number): Phrase | undefined {
  if (!isDigit(text.charCodeAt(at))) return undefined;
  VOLUME.lastIndex = at;
  const match = VOLUME.exec(text);
  if (!match || Number(match[1]) < 1 || Number(match[1]) > 54) return undefined;
  const data = kindData(match[2] === undefined ? 'cfr' : 'usc');
  return readCode(text, { start: at, volume: String(Number(match[1])), after: VOLUME.lastIndex, data, app: false });
}

const TITLE = new RegExp(
  `[Tt]itle${GAP}(\\d{1,2}),?${GAP}(?:(${marksPattern(kindData('cfr').marks!)})|(?:${marksPattern(kindData('usc').marks!)}))(?![A-Za-z])`,
  'y',
);

/** "Title 18 U.S.C. Section 3500", "Title 8 CFR Part 208": a volume that is called a title; undefined without a place. */
export function readTitleVolume(text: string, at: number): Phrase | undefined {
  // "title", not "section".
  if ((text.charCodeAt(at) | 32) !== 116) return undefined;
  TITLE.lastIndex = at;
  const match = TITLE.exec(text);
  if (!match || Number(match[1]) < 1 || Number(match[1]) > 54) return undefined;
  const after = TITLE.lastIndex;
  // "title 18, United States Code, section 3500" is read with its units.
  if (/United/.test(match[0]) || text.charCodeAt(skipGap(text, after)) === 44) return undefined;
  const data = kindData(match[2] === undefined ? 'usc' : 'cfr');
  return readCode(text, { start: at, volume: match[1]!, after, data, app: false });
}
