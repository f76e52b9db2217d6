// The United States Code as two packed tables: one line a section, sorted by title and section for binary search, and for
// each of these lines a block of designations in the order of the Code.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

const STATUS = {
  current: 'c',
  repealed: 'r',
  transferred: 't',
  renumbered: 'n',
  omitted: 'o',
  reserved: 'x',
  vacant: 'v',
};

/** Compares as the reader's binary search does: by UTF-8 bytes. */
const byBytes = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/**
 * The members of a row that stands for several sections: "1484 to 1487", "2582, 2583". Only where they can be counted.
 * @returns {string[]} the ends alone where what lies between can't be
 */
export function members(section) {
  const list = section.split(/, | and /);
  return list.flatMap((item) => {
    const [from, to] = item.split(' to ');
    if (!to) return [from];
    const a = /^(\d+)(.*?)(\d*)([a-z]?)$/.exec(from);
    if (/^\d+$/.test(from) && /^\d+$/.test(to) && +to > +from && +to - +from < 2000) {
      return Array.from({ length: +to - +from + 1 }, (_, i) => String(+from + i));
    }
    const [, stemA = '', endA = ''] = /^(.*?)([a-z]|\d+)?$/.exec(from) ?? [];
    const [, stemB = '', endB = ''] = /^(.*?)([a-z]|\d+)?$/.exec(to) ?? [];
    if (a && stemA === stemB && /^[a-z]$/.test(endA) && /^[a-z]$/.test(endB) && endA < endB) {
      const first = endA.charCodeAt(0);
      return Array.from({ length: endB.charCodeAt(0) - first + 1 }, (_, i) => stemA + String.fromCharCode(first + i));
    }
    if (/-$/.test(stemA) && stemA === stemB && +endA < +endB) {
      return Array.from({ length: +endB - +endA + 1 }, (_, i) => stemA + (+endA + i));
    }
    return [from, to];
  });
}

/**
 * @param {Record<string, string>[]} sections rows of usc-sections.tsv
 * @param {string} structure path of usc-structure.tsv.gz
 * @returns {{ sections: string, designations: string }}
 */
export function packCode(sections, structure) {
  const blocks = readBlocks(structure);
  const lines = [];
  const intervals = [];
  for (const { title, chapter, section, heading, status } of sections) {
    const numbers = members(section);
    if (numbers.length > 1 || / to /.test(section)) {
      const ints = numbers.map((n) => Number.parseInt(n, 10));
      intervals.push(`~${title}\t${Math.min(...ints)}\t${Math.max(...ints)}\n`);
    }
    for (const number of numbers) {
      // A section's own row stays before a range that also covers its number.
      lines.push({
        key: `${title}\t${number}\t`,
        rest: `${chapter}\t${STATUS[status]}\t${heading.replace(FOOTNOTE, '').trim()}\n`,
        own: numbers.length === 1,
      });
    }
  }
  lines.sort((a, b) => byBytes(a.key, b.key) || b.own - a.own);
  const kept = lines.filter((line, i) => line.own || lines[i - 1]?.key !== line.key);
  return {
    sections: intervals.join('') + kept.map((line) => line.key + line.rest).join(''),
    designations: kept
      .map((line, i) => (line.own && kept[i - 1]?.key !== line.key ? (blocks.get(line.key) ?? '') : ''))
      .join('\x01'),
  };
}

/**
 * Blocks of lines `DEPTH DESIGNATION [|RUN-IN] TAB HEADING` by `title TAB section TAB`. A designation that stands twice in
 * its place has `*` among its run-ins: what the one lacks may be in the other.
 */
function readBlocks(structure) {
  const blocks = new Map();
  const [, ...rows] = gunzipSync(readFileSync(structure)).toString('utf8').split('\n');
  const times = new Map();
  const where = (row) => row.slice(0, row.indexOf('\t', row.indexOf('\t', row.indexOf('\t') + 1) + 1));
  for (const row of rows) times.set(where(row), (times.get(where(row)) ?? 0) + 1);
  for (const row of rows) {
    if (row === '') continue;
    const [title, section, path, heading, runIn] = row.split('\t');
    const key = `${title}\t${section}\t`;
    const steps = path === '' ? [] : path.slice(1).split('/');
    const twice = times.get(where(row)) > 1;
    const open = twice ? `${runIn}*` : runIn;
    const own = twice ? tidy(heading).replace(/^\d{1,2} (?=[A-Z])/, '') : tidy(heading);
    const line = `${steps.length}${steps.at(-1) ?? ''}${open ? `|${open}` : ''}\t${own}\n`;
    blocks.set(key, (blocks.get(key) ?? '') + line);
  }
  return blocks;
}

/** A footnote of the Code within a heading: "11 So in original. Two subsecs. (t) have been enacted." */
const FOOTNOTE =
  /,?\s*\b(?:(\d)\1|(\d\d)\2) (?=So in original|Designations so|See [^.]* note|Another (?:sub)?(?:sec|par))(?:(?<=\s)(?:So|Designations|Probably|No|Two|Another|Second|Three|The|See|There|Requirement|Should|Does|Par|Subsec|Subpar|Cl|Section)\b(?:\b(?:sub)?(?:secs?|pars?|cls?)\.|\bPub\. L\.|[^.])*(?:\.[”"]?|$) ?)*/gi;

/** A heading without footnotes, and without the dash and the period that lead into the text. */
function tidy(heading) {
  return heading
    .replace(FOOTNOTE, '')
    .trim()
    .replace(/[\s.]*[—–-]+\s*$/, '')
    .replace(/(?<=[a-z)])\.$/, '');
}
