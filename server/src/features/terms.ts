import type { Analysis, Definition, Range } from '../core/analysis.ts';

/** A place where a defined term is used, its definition included. */
export interface Use {
  readonly range: Range;
  readonly definition: Definition;
}

/** Letters, digits and the marks that join them: a term ends where none of them follows. */
const WORD = /[\p{L}\p{N}_]/u;

const inWord = (text: string, offset: number): boolean =>
  offset >= 0 && offset < text.length && WORD.test(text.charAt(offset));

/** The stretch of text in which the definition holds. */
function scopeOf(analysis: Analysis, definition: Definition): Range {
  return analysis.sections[definition.scope]?.range ?? [0, analysis.text.length];
}

/** Whether the term stands as whole words at `start`; case counts, a line break counts as a blank. */
function matchEnd(text: string, term: string, start: number): number {
  let at = start;
  for (const character of term) {
    if (/\s/.test(character)) {
      const from = at;
      while (at < text.length && /\s/.test(text.charAt(at))) at++;
      if (at === from) return -1;
    } else {
      if (!text.startsWith(character, at)) return -1;
      at += character.length;
    }
  }
  return inWord(text, start - 1) || inWord(text, at) ? -1 : at;
}

/** Words in capitals that stand before a term without being of its name: at the start of a sentence, or of law. */
const APART =
  /(?:^|[^\p{L}])(?:The|An?|Each|Every|Such|Any|All|No|Both|Said|This|That|These|Those|If|When|Where|While|Whenever|Unless|Until|Upon|Under|Within|With|Without|By|For|From|In|Of|On|To|At|As|And|Or|But|Nor|Not|After|Before|Because|Notwithstanding|Federal|State|Tribal|U\.S|Executive)\s+$/u;
/** "Assistant Secretary", "Clean Air Act": a name goes on to the term. */
const NAME_BEFORE = /(?:^|[^\p{L}.])\p{Lu}[\p{L}’'-]*,?\s+$/u;
/** "Secretary of State": of a name, without an article. */
const OF_BEFORE = /\p{Lu}[\p{L}’'-]*\s+(?:of|for)\s+$/u;
/** "Secretary of the Interior", "Act Amendments": the name goes on. */
const NAME_BEHIND =
  /^(?:[^\S\n]+|[^\S\n]*\n[^\S\n]*)(?:(?:of|for)\s+(?:the\s+)?\p{Lu}|(?!(?:Sec|Section|SEC|SECTION|Part|Title|Chapter|Article|Shall|May|Is|THE)\b)\p{Lu}\p{Ll}+)/u;

/** Whether a term in capitals stands there within a longer name, which is another's. */
function isInName(text: string, term: string, start: number, end: number): boolean {
  if (!/^\p{Lu}/u.test(term)) return false;
  const behind = text.slice(end, end + 40);
  if (NAME_BEHIND.test(behind)) return true;
  const before = text.slice(Math.max(0, start - 40), start);
  return OF_BEFORE.test(before) || (NAME_BEFORE.test(before) && !APART.test(before));
}

/** Where a use of the definition's term ends that starts at an offset; -1 where none does. */
function useEnd(analysis: Analysis, definition: Definition, start: number): number {
  const { text } = analysis;
  const end = matchEnd(text, definition.term, start);
  if (end < 0 || definitionAt(analysis, definition.term, start) !== definition) return -1;
  return start !== definition.range[0] && isInName(text, definition.term, start, end) ? -1 : end;
}

/** Every use of the definition's term within its scope, in document order. */
export function usesOf(analysis: Analysis, definition: Definition): Range[] {
  const [from, to] = scopeOf(analysis, definition);
  const { text } = analysis;
  const first = definition.term.split(/\s/, 1)[0];
  const uses: Range[] = [];
  if (!first) return uses;
  for (let at = text.indexOf(first, from); at >= 0 && at < to; at = text.indexOf(first, at + 1)) {
    const end = useEnd(analysis, definition, at);
    if (end > 0 && end <= to) uses.push([at, end]);
  }
  return uses;
}

/** The definition of the term that holds at an offset: the one with the narrowest scope. */
function definitionAt(analysis: Analysis, term: string, offset: number): Definition | undefined {
  let best: Definition | undefined;
  let width = Number.POSITIVE_INFINITY;
  for (const definition of analysis.definitions) {
    if (definition.term !== term) continue;
    const [from, to] = scopeOf(analysis, definition);
    if (from <= offset && offset <= to && to - from < width) {
      best = definition;
      width = to - from;
    }
  }
  return best;
}

/** The use of a defined term that touches the offset; the longest one where terms contain each other. */
export function useAt(analysis: Analysis, offset: number): Use | undefined {
  const { text } = analysis;
  let best: Use | undefined;
  for (const definition of analysis.definitions) {
    const { term } = definition;
    // A term may be wrapped over a line with indentation: look back a little farther than its length.
    for (let start = Math.max(0, offset - term.length - 40); start <= offset; start++) {
      if (text.charAt(start) !== term.charAt(0)) continue;
      const end = useEnd(analysis, definition, start);
      if (end < offset) continue;
      if (!best || end - start > best.range[1] - best.range[0]) best = { range: [start, end], definition };
    }
  }
  return best;
}
