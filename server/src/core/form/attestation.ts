/** Dates in words: "this twenty-fifth day of January, in the year of our Lord two thousand seventeen". */
import { isoDate } from '../dates.ts';

const ORDINALS = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
  'twentieth',
];
const NUMBERS = [
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const TENS = ['ten', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];

const ATTESTED =
  /\b(?:this|THIS)\s+(?:(?:the|THE)\s+)?(\d{1,2}(?:st|nd|rd|th|d|ST|ND|RD|TH)?|[a-z]+(?:[-\s]+[a-z]+)?)\s+(?:day\s+of|DAY\s+OF)\s+([A-Z][A-Za-z]+),?\s+(?:A\.D\.,?\s+)?(?:in\s+the\s+year\s+(?:of\s+our\s+Lord\s+)?)?,?\s*(\d{4}|(?:one|two|nineteen)(?:[-\s,]+[a-z]+){1,7})/g;

/** The date of the last attestation of a text: "IN WITNESS WHEREOF, I have hereunto set my hand this fourth day of May …". */
export function attested(close: string): string | undefined {
  let date: string | undefined;
  if (!close.includes('day') && !close.includes('DAY')) return undefined;
  for (const [, day, month, year] of close.matchAll(ATTESTED)) {
    const at = dayOf(day!.toLowerCase());
    const of = /^\d/.test(year!) ? Number(year) : yearOf(year!.toLowerCase());
    if (at > 0 && of > 1700) date = isoDate(month![0]! + month!.slice(1).toLowerCase(), String(at), String(of)) ?? date;
  }
  return date;
}

/** "4th", "fourth", "twenty-fifth", "thirtieth". */
function dayOf(words: string): number {
  if (/^\d/.test(words)) return Number.parseInt(words, 10);
  const [first, second] = words.split(/[-\s]+/);
  if (second === undefined) return first === 'thirtieth' ? 30 : ORDINALS.indexOf(first!) + 1;
  const tens = first === 'twenty' ? 20 : first === 'thirty' ? 30 : 0;
  return tens && tens + ORDINALS.indexOf(second) + 1;
}

/** "two thousand seventeen", "nineteen hundred and thirty-five", "one thousand nine hundred and eighty". */
function yearOf(words: string): number {
  let sum = 0;
  let last = 0;
  for (const word of words.split(/[-\s,]+/)) {
    if (word === 'hundred' || word === 'thousand') {
      const factor = word === 'hundred' ? 100 : 1000;
      sum += last * factor - last;
      last = 0;
      continue;
    }
    const number = NUMBERS.indexOf(word) + 1 || 10 * (TENS.indexOf(word) + 1);
    if (number === 0) {
      if (word === 'and') continue;
      break;
    }
    sum += number;
    last = number;
  }
  return sum;
}
