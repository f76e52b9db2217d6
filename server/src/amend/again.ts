/**
 * A draft carried out again after an edit: instructions that change the same texts go together, and those of which nothing has
 * changed, neither their words nor the texts, give what they gave. The result is the same as that of `carryOut`.
 */
import type { Analysis, Instruction } from '../core/analysis.ts';
import { baseNames } from './baseId.ts';
import {
  type Amended,
  type BaseText,
  carryOut,
  carryOutSome,
  type Done,
  lawOf,
  type Outcome,
  type Standing,
  stepsOf,
  withContents,
} from './carryOut.ts';
import { styleKey } from './codeStyle.ts';

/** What some instructions gave on some texts. */
interface Kept {
  readonly texts: readonly BaseText[];
  readonly results: readonly Omit<Done, 'instruction'>[];
  readonly documents: readonly Amended[];
}

/** What was carried out last, by the words of the instructions that went together. */
let kept = new Map<string, Kept>();

/** An instruction by its words and what it names, wherever it stands in the draft. */
interface Known {
  readonly instruction: Instruction;
  readonly key: string;
  readonly targets: ReadonlySet<string>;
  /** Whether it may bring a whole section. */
  readonly brings: boolean;
}

/** Instructions that may change the same texts, by their places in the draft. */
interface Group {
  readonly members: number[];
  readonly texts: Set<BaseText>;
}

export function carryOutAgain(
  analysis: Analysis,
  read: string,
  texts: readonly BaseText[],
  standing: Standing,
): Outcome {
  const known = analysis.instructions.map((instruction) => knownOf(instruction, read));
  const groups = groupsOf(known, texts, standing);
  if (!groups) return carryOut(analysis, read, texts, standing);
  const style = styleKey(analysis);
  const next = new Map<string, Kept>();
  const done: Done[] = [];
  const documents: Amended[] = [];
  for (const { members, texts: own } of groups) {
    const list = texts.filter((text) => own.has(text));
    const key = [style, ...members.map((index) => known[index]!.key)].join('\n');
    const before = kept.get(key) ?? next.get(key);
    const found = before && sameTexts(before.texts, list) ? before : carried(members);
    next.set(key, found);
    members.forEach((index, i) => {
      done[index] = { instruction: known[index]!.instruction, ...found.results[i]! };
    });
    documents.push(...found.documents);

    function carried(some: readonly number[]): Kept {
      const instructions = some.map((index) => known[index]!.instruction);
      const outcome = carryOutSome(analysis, read, list, standing, 'code', instructions);
      const results = outcome.done.map(({ instruction: _, ...result }) => result);
      return { texts: list, results, documents: outcome.documents };
    }
  }
  kept = next;
  const order = new Map(texts.map(({ id }, index) => [plain(id), index]));
  const at = ({ id }: Amended): number => order.get(id) ?? texts.length;
  return { done: withContents(analysis, done), documents: documents.sort((a, b) => at(a) - at(b)) };
}

const plain = (id: string): string => id.replace(/[\u2010-\u2015]/g, '-');

const sameTexts = (a: readonly BaseText[], b: readonly BaseText[]): boolean =>
  a.length === b.length &&
  a.every(({ id, text, name }, i) => b[i]!.id === id && b[i]!.text === text && b[i]!.name === name);

/** How a whole section begins. */
const SECTION = /^[\s>#*“"`]*(?:CHAPTER|SUBCHAPTER|PART|SUBTITLE|§|SEC(?:TION|\.)\s)/i;

/** All that an instruction is carried out by: ranges of the draft are the words that they hold. */
function knownOf(instruction: Instruction, read: string): Known {
  const { action, target, targets: named, operation, parallels } = instruction;
  const targets = new Set<string>();
  let brings = false;
  const key = JSON.stringify([action, target, named, operation, parallels], (_, value: unknown) => {
    if (typeof value === 'string' && value.startsWith('/us/')) targets.add(value);
    if (!Array.isArray(value) || value.length !== 2) return value;
    const [from, to] = value as readonly unknown[];
    if (typeof from !== 'number' || typeof to !== 'number') return value;
    const words = read.slice(from, to);
    brings ||= SECTION.test(words);
    return words;
  });
  return { instruction, key, targets, brings };
}

/** Which instructions go together; undefined where one may change any text of a law. */
function groupsOf(known: readonly Known[], texts: readonly BaseText[], standing: Standing): Group[] | undefined {
  const bases = new Map(texts.flatMap((text) => (text.also ?? []).map((id) => [plain(id), text] as const)));
  for (const text of texts) bases.set(plain(text.id), text);
  const named: { readonly found: readonly BaseText[]; readonly laws: readonly string[] }[] = [];
  const bringing = new Set<string>();
  for (const { instruction, targets, brings } of known) {
    const found = new Set<BaseText>();
    const laws = new Set<string>();
    const parallels = new Map(instruction.parallels);
    for (const target of targets)
      for (const place of standing(target, parallels)) {
        const law = lawOf(place);
        const section = stepsOf(place).find((step) => /^s\d/.test(step));
        const names = [...(section ? [`${law}/${section}`] : []), ...baseNames(place), law];
        const base = names.map((name) => bases.get(plain(name))).find((each) => each !== undefined);
        // What names a law or a chapter as a whole may mean any section of it.
        if (section === undefined && !base) return undefined;
        if (base) found.add(base);
        laws.add(law);
        if (brings) bringing.add(law);
      }
    named.push({ found: [...found], laws: [...laws] });
  }
  const groups: Group[] = [];
  const byToken = new Map<BaseText | string, Group>();
  named.forEach(({ found, laws }, index) => {
    // A section that is brought may be what another instruction of the law changes.
    const tokens = [...found, ...laws.filter((law) => bringing.has(law))];
    const there = [...new Set(tokens.flatMap((token) => byToken.get(token) ?? []))];
    const group: Group = { members: [index], texts: new Set(found) };
    for (const other of there) {
      group.members.push(...other.members);
      for (const text of other.texts) group.texts.add(text);
      groups.splice(groups.indexOf(other), 1);
    }
    groups.push(group);
    for (const [token, of] of byToken) if (there.includes(of)) byToken.set(token, group);
    for (const token of tokens) byToken.set(token, group);
  });
  // All texts of a law to which a section is brought: where it goes depends on them.
  for (const law of bringing) {
    const group = byToken.get(law);
    for (const text of texts) if (group && lawOf(text.id) === law) group.texts.add(text);
  }
  for (const { members } of groups) members.sort((a, b) => a - b);
  return groups;
}
