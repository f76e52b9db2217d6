import type { Analysis, Definition, Range } from '../core/analysis.ts';
import { provisionAt } from './provisions.ts';

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

/** The definitions of one term by the provision in which each holds; of two in one provision the first counts. */
type ByScope = ReadonlyMap<number, Definition>;

/** The definitions that are given, by their terms. */
function byTerm(definitions: Iterable<Definition>): ReadonlyMap<string, ByScope> {
  const terms = new Map<string, Map<number, Definition>>();
  for (const definition of definitions) {
    let scopes = terms.get(definition.term);
    if (!scopes) {
      scopes = new Map();
      terms.set(definition.term, scopes);
    }
    if (!scopes.has(definition.scope)) scopes.set(definition.scope, definition);
  }
  return terms;
}

/** The definition of the term that holds at an offset: the one with the narrowest scope. */
function definitionAt(analysis: Analysis, scopes: ByScope, offset: number): Definition | undefined {
  for (let at = provisionAt(analysis, offset); at >= 0; at = analysis.sections[at]!.parent) {
    const definition = scopes.get(at);
    if (definition) return definition;
  }
  return scopes.get(-1);
}

/** The use of a term that starts at an offset, where one does. */
function useFrom(analysis: Analysis, term: string, scopes: ByScope, start: number): Use | undefined {
  const { text } = analysis;
  const end = matchEnd(text, term, start);
  const definition = end < 0 ? undefined : definitionAt(analysis, scopes, start);
  if (!definition || (start !== definition.range[0] && isInName(text, term, start, end))) return undefined;
  return { range: [start, end], definition };
}

/** Every use of the definition's term within its scope, in document order. */
export function usesOf(analysis: Analysis, definition: Definition): Range[] {
  const { text, definitions } = analysis;
  const { term } = definition;
  const [from, to] = scopeOf(analysis, definition);
  const first = term.split(/\s/, 1)[0];
  const scopes = byTerm(definitions.filter((other) => other.term === term)).get(term);
  const uses: Range[] = [];
  if (!first || !scopes) return uses;
  for (let at = text.indexOf(first, from); at >= 0 && at < to; at = text.indexOf(first, at + 1)) {
    const use = useFrom(analysis, term, scopes, at);
    if (use?.definition === definition && use.range[1] <= to) uses.push(use.range);
  }
  return uses;
}

/** The uses of defined terms in a short stretch of text, in order; of terms that contain each other the longer one. */
export function usesIn(analysis: Analysis, [from, to]: Range): Use[] {
  const piece = analysis.text.slice(from, to);
  const found: Use[] = [];
  for (const [term, scopes] of byTerm(analysis.definitions)) {
    const first = term.split(/\s/, 1)[0];
    if (!first) continue;
    for (let at = piece.indexOf(first); at >= 0; at = piece.indexOf(first, at + 1)) {
      const use = useFrom(analysis, term, scopes, from + at);
      if (use && use.range[1] <= to) found.push(use);
    }
  }
  found.sort((a, b) => a.range[0] - b.range[0] || b.range[1] - a.range[1]);
  let end = from;
  return found.filter(({ range }) => {
    if (range[0] < end) return false;
    end = range[1];
    return true;
  });
}

/** The use of a defined term that touches the offset; the longest one where terms contain each other. */
export function useAt(analysis: Analysis, offset: number): Use | undefined {
  const { text } = analysis;
  let best: Use | undefined;
  for (const [term, scopes] of byTerm(analysis.definitions)) {
    // A term may be wrapped over a line with indentation: look back a little farther than its length.
    for (let start = Math.max(0, offset - term.length - 40); start <= offset; start++) {
      if (text.charAt(start) !== term.charAt(0)) continue;
      const use = useFrom(analysis, term, scopes, start);
      if (!use || use.range[1] < offset) continue;
      if (!best || use.range[1] - start > best.range[1] - best.range[0]) best = use;
    }
  }
  return best;
}
