// Patterns in place of others, which the checker of `check-patterns` can decide.

/** A character that stands in no text: what must be followed by it never matches, and has tried everything before. */
const NEVER = '\\uE000';

/**
 * A pattern without looking around and without references back that takes at least as long on any text, or undefined where none
 * can be made. What it looks ahead for is tried to its end and given up; that a look-ahead would have stopped it is forgotten, and
 * that it found something, too: all its ways are tried. What it looks back for must have a bounded length, which costs no more
 * than a step.
 */
export function withoutLooking(source) {
  let at = 0;
  let changed = false;
  let undecided = false;
  const groups = [];
  const names = {};
  function body() {
    let out = '';
    while (at < source.length && source[at] !== ')') {
      const rest = source.slice(at);
      const back = /^\\(?:k<(\w+)>|([1-9]))/.exec(rest);
      const opening = /^\((\?<?[=!]|\?:|\?<\w+>|)/.exec(rest);
      if (back) {
        const group = back[1] ? names[back[1]] : groups[Number(back[2]) - 1];
        changed = true;
        if (group === undefined) undecided = true;
        out += `(?:${group})`;
        at += back[0].length;
      } else if (opening) {
        at += opening[0].length;
        out += groupOf(opening[1]);
      } else {
        const [sign] = /^(?:\\.|\[(?:[^\]\\]|\\.)*\]|[\s\S])/u.exec(rest);
        out += sign;
        at += sign.length;
      }
    }
    return out;
  }
  /** What stands in place of a group whose inside begins here. */
  function groupOf(kind) {
    const captures = kind === '' || /^\?<\w/.test(kind);
    const index = captures ? groups.push(undefined) - 1 : -1;
    const inside = body();
    at++;
    if (captures) {
      groups[index] = inside;
      if (kind !== '') names[kind.slice(2, -1)] = inside;
      return `(${inside})`;
    }
    if (kind === '?:') return `(?:${inside})`;
    changed = true;
    if (kind === '?=' || kind === '?!') return `(?:(?:${inside})${NEVER}|)`;
    if (/[*+]|\{\d+,\}/.test(inside.replace(/\\.|\[(?:[^\]\\]|\\.)*\]/g, ''))) undecided = true;
    return '(?:)';
  }
  const out = body();
  return undecided ? undefined : changed ? `(?:${out})${NEVER}` : source;
}

/** The same with at most three repetitions where they are counted: two hundred make more states than the checker can hold. */
export const withFewer = (source) =>
  source.replace(/\\.|\[(?:[^\]\\]|\\.)*\]|\{(\d+),(\d+)\}/g, (all, least, most) =>
    most === undefined ? all : `{${Math.min(least, 3)},${Math.min(most, 3)}}`,
  );
