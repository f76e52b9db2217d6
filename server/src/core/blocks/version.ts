/**
 * A version of a document as a sequence of blocks. From the version before it takes every block that reads the same: the text
 * is, and so is what runs on into it. Reading goes on from the first block that an edit touched until what runs on is what it
 * was. A whole reading is the same sequence made from nothing, so that both can't differ.
 */
import type { LawFacts } from '../facts.ts';
import { LAST, SEEN } from './cut.ts';
import type { Frame } from './frame.ts';
import { FIRST_SENSE, type Meaning, readMeaning } from './meaning.ts';
import { type Block, endsAlike, FIRST_BORDER, keyOf, type Layout, reachOf, readBlock } from './structure.ts';
import { Added, type Provisions, repeated } from './whole.ts';

/** A version of a document: its blocks are read, and what they mean when that is first asked for. An outline asks for none of it. */
export class Version {
  readonly frame: Frame;
  readonly facts: LawFacts | undefined;
  readonly blocks: readonly Block[];
  readonly whole: Added;
  #read: (() => Meaning[]) | undefined;
  #meanings: readonly Meaning[] = [];

  constructor(
    frame: Frame,
    facts: LawFacts | undefined,
    blocks: readonly Block[],
    whole: Added,
    read: () => Meaning[],
  ) {
    this.frame = frame;
    this.facts = facts;
    this.blocks = blocks;
    this.whole = whole;
    this.#read = read;
  }

  /** What each block means. */
  get meanings(): readonly Meaning[] {
    if (this.#read) {
      this.#meanings = this.#read();
      // What it was read from takes more memory than what was read.
      this.#read = undefined;
    }
    return this.#meanings;
  }
}

/** Reads a version, with the one before it where there is one. */
export function versionOf(frame: Frame, facts: LawFacts | undefined, previous: Version | undefined): Version {
  const same = previous?.frame.key === frame.key ? previous : undefined;
  const fresh = new Map<Block, Layout>();
  const blocks = readBlocks(frame, same, fresh);
  const whole = wholeOf(blocks, same?.whole);
  const before = same?.facts === facts ? same : undefined;
  const version = new Version(frame, facts, blocks, whole, () =>
    readMeanings(frame, facts, blocks, whole, before, fresh),
  );
  // Read at once, lest each version hold on to the one before; little of it is new.
  if (before) void version.meanings;
  return version;
}

/** Counts the ids of the blocks so far, those that are numbered on ("/s4~2") with what they repeat. */
class Ids {
  /** Of what is taken over from the version before: which blocks have an id, and which of them are taken. */
  readonly #before: Added | undefined;
  readonly #taken = new Set<Provisions>();
  /** Of what is read anew. */
  readonly #fresh = new Map<string, number>();

  constructor(before: Added | undefined) {
    this.#before = before;
  }

  take({ provisions }: Block): void {
    this.#taken.add(provisions);
  }

  add({ provisions }: Block): void {
    for (const id of provisions.ids) {
      const base = repeated(id);
      this.#fresh.set(base, (this.#fresh.get(base) ?? 0) + 1);
    }
  }

  count = (id: string): number => {
    let count = this.#fresh.get(id) ?? 0;
    for (const provisions of this.#before?.holders(id) ?? []) if (this.#taken.has(provisions)) count++;
    return count;
  };
}

/** The blocks of a version; of those that were read just now the signs go into `fresh`. */
function readBlocks(frame: Frame, previous: Version | undefined, fresh: Map<Block, Layout>): Block[] {
  const { length } = frame.text;
  const ids = new Ids(previous?.whole);
  const blocks: Block[] = [];
  let border = FIRST_BORDER;
  let borderKey = FIRST_KEY;
  let at = 0;
  const go = (block: Block): void => {
    blocks.push(block);
    border = block.after;
    borderKey = block.last ? '' : block.afterKey;
    at += block.text.length;
  };
  const take = (block: Block): void => {
    ids.take(block);
    go(block);
  };
  const old = previous?.blocks ?? [];
  const change = previous && frame.text.changeSince(previous.frame.text);
  /** Whether the blocks so far have the ids that those of the version before had, one for one. */
  let alike = 0;
  const isAlike = (): boolean => {
    while (alike < next && blocks[alike]?.provisions === old[alike]!.provisions) alike++;
    return alike === next && blocks.length === next;
  };
  /** Whether a block of the version before lies to the end of a rule's preamble as it did, or ends all the same where it ended. */
  const liesAlike = (block: Block, from: number): boolean => {
    const [then, now] = [previous!.frame.preamble - from, frame.preamble - at];
    if (frame.preamble === 0 || then === now || Math.min(then, now) > reachOf(block)) return true;
    return block.preamble === block.text.length <= now && endsAlike(frame, at, block);
  };
  let next = 0;
  let oldAt = 0;
  if (change)
    // Where a block ends is decided by the words behind its end, and by how much text stands behind it.
    for (; next < old.length; next++) {
      const block = old[next]!;
      const end = at + block.text.length;
      if (block.last || length - end < LAST || end + SEEN > change.from) break;
      const isSeen = block.tries.some(({ seen }) => at + seen > change.from);
      if (isSeen && !endsAlike(frame, at, block)) break;
      if (block.tries.some(({ ahead = 0 }) => at + ahead > change.from)) break;
      if (!liesAlike(block, at)) break;
      take(block);
      oldAt = at;
    }
  while (at < length || blocks.length === 0) {
    if (change && at >= change.to) {
      // The block of the version before that starts here, if one does.
      for (; next < old.length && oldAt + change.by < at; next++) oldAt += old[next]!.text.length;
      const known = oldAt + change.by === at ? old[next] : undefined;
      if (
        known &&
        known.borderKey === borderKey &&
        liesAlike(known, oldAt) &&
        known.last === (at + known.text.length === length) &&
        (known.last || length - at - known.text.length >= LAST) &&
        (isAlike() || [...known.asked].every(([id, count]) => ids.count(id) === count))
      ) {
        take(known);
        continue;
      }
    }
    const there = old[next];
    const read = readBlock(frame, at, border, borderKey, ids.count);
    const block = kept(read.block, there);
    fresh.set(block, read.layout);
    ids.add(block);
    go(block);
  }
  return blocks;
}

const FIRST_KEY = keyOf(FIRST_BORDER);

/** A block with what it adds to the whole as the same objects as before, where it adds the same. */
function kept(block: Block, before: Block | undefined): Block {
  if (!before) return block;
  return {
    ...block,
    names: keyOf(block.names) === keyOf(before.names) ? before.names : block.names,
    provisions: keyOf(block.provisions) === keyOf(before.provisions) ? before.provisions : block.provisions,
  };
}

/** What the blocks add up to; the same object as before, where they add the same. */
function wholeOf(blocks: readonly Block[], before: Added | undefined): Added {
  const provisions = blocks.map((block) => block.provisions);
  const names = blocks.map((block) => block.names);
  const same = <T>(now: readonly T[], then: readonly T[]): boolean =>
    now.length === then.length && now.every((each, index) => each === then[index]);
  return before && same(provisions, before.provisions) && same(names, before.names)
    ? before
    : new Added(provisions, names);
}

function readMeanings(
  frame: Frame,
  facts: LawFacts | undefined,
  blocks: readonly Block[],
  whole: Added,
  previous: Version | undefined,
  fresh: ReadonlyMap<Block, Layout>,
): Meaning[] {
  const known = new Map<Block, Meaning>();
  for (const [index, block] of (previous?.blocks ?? []).entries()) known.set(block, previous!.meanings[index]!);
  let sense = FIRST_SENSE;
  let key = FIRST_SENSE_KEY;
  return blocks.map((block) => {
    const before = known.get(block);
    const holds =
      before &&
      before.beforeKey === key &&
      (previous!.frame.date === frame.date || block.times.length === 0) &&
      (previous!.frame.self === frame.self ||
        (block.operative.length === 0 && !cites(before, previous!.frame.self) && !cites(before, frame.self))) &&
      (whole === previous!.whole || before.asked?.isAnsweredBy(whole));
    const meaning = holds
      ? before
      : readMeaning(frame, block, sense, key, whole, facts, blocks.length === 1, fresh.get(block));
    sense = meaning.after;
    key = meaning.afterKey;
    return meaning;
  });
}

/** Whether a block names a document, alone or first. */
const cites = ({ citations }: Meaning, id: string): boolean =>
  id !== '' && citations.some(({ targets }) => targets[0] === id);

const FIRST_SENSE_KEY = keyOf(FIRST_SENSE);
