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
  const irregular = irregularSections(rows);
  for (const row of rows) {
    if (row === '') continue;
    const [title, section, path, heading, runIn] = row.split('\t');
    const key = `${title}\t${section}\t`;
    if (!blocks.has(key) && irregular.has(key)) blocks.set(key, '0|!\t\n');
    const steps = path === '' ? [] : path.slice(1).split('/');
    const twice = times.get(where(row)) > 1;
    const open = twice ? `${runIn}*` : runIn;
    const own = twice ? tidy(heading).replace(/^\d{1,2} (?=[A-Z])/, '') : tidy(heading);
    const line = `${steps.length}${steps.at(-1) ?? ''}${open ? `|${open}` : ''}\t${own}\n`;
    blocks.set(key, (blocks.get(key) ?? '') + line);
  }
  return blocks;
}

/**
 * Keys of sections whose tree can't be trusted to be whole: where brothers are numbered in different ways or with gaps,
 * the source has lost or misplaced some ("(A), (B), (II)"), most often below the sixth level. Title 8 was compared with its
 * text: its gaps are true ones.
 */
function irregularSections(rows) {
  const groups = new Map();
  for (const row of rows) {
    const [title, section, path] = row.split('\t');
    if (!path || title === '8') continue;
    const cut = path.lastIndexOf('/');
    const group = `${title}\t${section}\t${path.slice(0, cut)}`;
    groups.set(group, [...(groups.get(group) ?? []), path.slice(cut + 1)]);
  }
  const irregular = new Set();
  for (const [group, names] of groups) {
    if (!isSeries(names)) irregular.add(group.slice(0, group.lastIndexOf('\t') + 1));
  }
  return irregular;
}

const ROMAN = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];
const roman = (n) => 'x'.repeat(Math.floor(n / 10)) + ROMAN[n % 10];
const ROMANS = Array.from({ length: 80 }, (_, i) => roman(i + 1));

/** The places that a designation can have in the series that it may belong to: (i) is the first Roman, the ninth letter. */
function placesOf(name) {
  const plain = name.replace(/-.*$/, '');
  if (/^\d+[A-Z]*$/.test(plain)) return [['1', Number.parseInt(plain, 10)]];
  const lower = plain.toLowerCase();
  const style = plain === lower ? 'a' : 'A';
  const places = [];
  if (ROMANS.includes(lower)) places.push([`${style}roman`, ROMANS.indexOf(lower) + 1]);
  if (/^([a-z])\1*$/.test(lower)) places.push([style, lower.charCodeAt(0) - 96 + 26 * (lower.length - 1)]);
  // (aa), (bb) below the sixth level count by themselves.
  if (/^([a-z])\1$/.test(lower)) places.push([`${style}${style}`, lower.charCodeAt(0) - 96]);
  return places;
}

/** Whether designations that stand side by side are one series, each following the one before, from the first on. */
function isSeries(names) {
  return placesOf(names[0]).some(([style, first]) => {
    if (first !== 1) return false;
    let last = 0;
    return names.every((name) => {
      const place = placesOf(name).find(([s, n]) => s === style && (n === last + 1 || n === last));
      if (place) last = place[1];
      return place !== undefined;
    });
  });
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

/**
 * The sections of the Code whose number reads like a range with its second end cut short: "1440-1" is a section, while
 * "1531-44" is the sections from 1531 to 1544. One "title/section" a line.
 * @param {Record<string, string>[]} sections rows of usc-sections.tsv
 */
export function hyphenatedSections(sections) {
  const lines = sections.flatMap(({ title, section }) => {
    const [, from, to] = /^(\d+)-(\d+)[a-z]*$/.exec(section) ?? [];
    if (from === undefined || to.length >= from.length) return [];
    const filled = from.slice(0, from.length - to.length) + to;
    return Number(filled) > Number(from) ? [`${title}/${section}`] : [];
  });
  return `${[...new Set(lines)].join('\n')}\n`;
}
