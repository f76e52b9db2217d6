import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { type AtHand, atHand, baseAtHand, type FoundBase, placesOf } from '../amend/atHand.ts';
import { baseIds, baseNames } from '../amend/baseId.ts';
import { type Amended, type BaseText, carryOut, type Done, type Outcome } from '../amend/carryOut.ts';
import { standingBy } from '../amend/standing.ts';
import type { Analysis, Range } from '../core/analysis.ts';
import { analyze, readVersion } from '../core/analyze.ts';
import { visible } from '../core/foreign.ts';
import { sectionTarget } from '../core/instructions/targets.ts';
import { unreadWords } from '../core/instructions/unread.ts';
import { baseWords } from '../features/bases.ts';
import type { Law } from '../law/law.ts';
import { type InputError, readInput, reason } from '../library/read.ts';
import { type Format, inFormat, type Shown } from './amendFormats.ts';
import { listInputs } from './input.ts';
import { openLaw } from './law-files.ts';
import { paint } from './paint.ts';

export interface AmendOptions {
  readonly base?: string;
  readonly json?: boolean;
  readonly format?: Format;
  /** A file to write to. */
  readonly output?: string;
  /** The act's own words, also in a base that is the Code. */
  readonly actWords?: boolean;
}

/**
 * `policy-text amend`: what drafts change, carried out on the texts of a file or folder. Returns the exit code: 1 where an
 * instruction whose base is there could not be carried out, 2 where a file could not be read.
 */
export async function amendCommand(names: readonly string[], options: AmendOptions): Promise<number> {
  const law = await openLaw();
  const errors: InputError[] = [];
  const files = new Map<string, string>();
  const standing = standingBy(law);
  const bases: Bases =
    options.base === undefined ? { texts: [], documents: [] } : await readBases(options.base, files, errors, standing);
  let conflicts = 0;
  const amended: Shown[] = [];
  if (options.format === 'docx' && options.output === undefined) {
    console.error('A Word document is no text for the terminal: name a file for it with --output.');
    return 2;
  }
  for await (const listed of listInputs(names)) {
    const input = 'message' in listed ? listed : readInput(listed.file);
    if ('message' in input) {
      errors.push(input);
      continue;
    }
    const name = path.basename(input.file);
    const { analysis, memory } = readVersion(input.text, { name, facts: law });
    const beside = basesAtHand(input.file, analysis, bases.documents, standing);
    const texts = [...bases.texts, ...beside];
    const outcome = carryOut(analysis, memory.text, texts, standing, options.actWords ? 'act' : 'code');
    // Words that became no instruction are not carried out either.
    const unread = unreadOf(analysis);
    conflicts += outcome.done.filter(({ conflict }) => conflict && conflict.kind !== 'no-base').length + unread.length;
    if (options.json || (options.format ?? 'text') === 'text')
      process.stdout.write(
        options.json
          ? `${JSON.stringify(asJson(name, memory.text, outcome, files, beside, unread))}\n`
          : asText(name, analysis, outcome, beside, unread, law),
      );
    else
      for (const { id, before, text } of outcome.documents)
        if (before !== text)
          amended.push({ title: law.cite(id, 'plain'), before, text, file: files.get(id) ?? fileOf(id) });
  }
  for (const error of errors) console.error(visible(error.message));
  const { format = 'text', json, output } = options;
  if (!json && format !== 'text') {
    const text = await inFormat(amended, format);
    if (output === undefined) process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
    else {
      try {
        writeFileSync(output, format === 'docx' ? Buffer.from(text, 'base64') : text);
      } catch (error) {
        console.error(visible(reason(output, error)));
        return 2;
      }
    }
  }
  return errors.length > 0 ? 2 : conflicts > 0 ? 1 : 0;
}

const fileOf = (id: string): string => `${id.slice(4).replace('/t', '-').replace('/s', '-').replace(/\//g, '-')}.txt`;

/** What may be changed: sections of the Code, and documents of which the one of the right day is taken. */
interface Bases {
  readonly texts: readonly BaseText[];
  readonly documents: readonly AtHand[];
}

/** The texts of a file or folder that may be changed, with what each is. */
async function readBases(
  folder: string,
  files: Map<string, string>,
  errors: InputError[],
  standing: ReturnType<typeof standingBy>,
): Promise<Bases> {
  const texts: BaseText[] = [];
  const documents: AtHand[] = [];
  for await (const listed of listInputs([folder])) {
    const input = 'message' in listed ? listed : readInput(listed.file);
    if ('message' in input) {
      // An empty folder is a base that has nothing.
      if (!/the folder has no/.test(input.message)) errors.push(input);
      continue;
    }
    const name = path.basename(input.file);
    const analysis = analyze(input.text, { name });
    const [id] = baseIds(name, analysis);
    if (id?.startsWith('/us/usc/')) {
      files.set(id.replace(DASHES, '-'), name);
      texts.push({ id, text: input.text, name });
      continue;
    }
    // A folder may hold thousands: what is not wanted is not kept.
    const document = atHand(path.resolve(input.file), analysis, standing, () => reread(input.file, name));
    if (document.id === undefined) continue;
    files.set(document.id.replace(DASHES, '-'), name);
    documents.push(document);
  }
  return { texts, documents };
}

const DASHES = /[\u2010-\u2015]/g;

function reread(file: string, name: string): Analysis {
  const input = readInput(file);
  return analyze('text' in input ? input.text : '', { name });
}

/** The documents that a draft changes, as they read on its day. */
function basesAtHand(
  file: string,
  draft: Analysis,
  documents: readonly AtHand[],
  standing: ReturnType<typeof standingBy>,
): FoundBase[] {
  if (documents.length === 0) return [];
  // A draft that lies in the folder itself is no base of its own.
  const others = documents.filter((each) => each.file !== path.resolve(file));
  const ids = new Set(draft.instructions.flatMap((each) => placesOf(each, standing).flatMap(baseNames)));
  const found = [...ids].flatMap((id) => baseAtHand(id, draft, others, standing) ?? []);
  // An act by its number and by its name is the same.
  return [...new Map(found.map((base) => [base.id, base])).values()];
}

/** Operative words of a draft that became no instruction; a rule's preamble tells of them, and the regulations have their editors. */
const unreadOf = (analysis: Analysis): Range[] =>
  analysis.form === 'rule' || analysis.form === 'notice' ? [] : unreadWords(analysis);

const STATUS = {
  'no-base': 'no-base',
  unread: 'unread',
  'text-found-often': 'ambiguous',
  'place-unclear': 'ambiguous',
} as const;

const statusOf = ({ conflict }: Done): string =>
  conflict ? (STATUS[conflict.kind as keyof typeof STATUS] ?? 'not-found') : 'applied';

function asJson(
  name: string,
  text: string,
  { done, documents }: Outcome,
  files: ReadonlyMap<string, string>,
  bases: readonly FoundBase[],
  unread: readonly Range[],
): object {
  return {
    draft: name,
    ...(unread.length > 0 ? { unread } : {}),
    instructions: done.map((each) => {
      const { instruction, target, conflict } = each;
      const [old, put] = instruction.matter.map(([from, to]) => text.slice(from, to));
      return {
        range: instruction.range,
        action: instruction.action,
        target,
        ...(instruction.matter.length > 1 ? { old, new: put } : { new: old }),
        status: statusOf(each),
        ...(conflict ? { conflict: conflict.kind, message: conflict.message, places: conflict.places } : {}),
        ...(each.warnings.length > 0 ? { warnings: each.warnings } : {}),
      };
    }),
    documents: documents.map(({ id, text: amended, added }: Amended) => ({
      id,
      file: bases.find((base) => base.id === id)?.name ?? files.get(id) ?? fileOf(id),
      ...baseOf(id, bases),
      text: amended,
      ...(added ? { added } : {}),
    })),
  };
}

/** Which base was taken, where it was one of several documents. */
function baseOf(id: string, bases: readonly FoundBase[]): { readonly base?: string } {
  const found = bases.find((base) => base.id === id);
  return found ? { base: baseWords(found.source) } : {};
}

function asText(
  name: string,
  analysis: Analysis,
  { done, documents }: Outcome,
  bases: readonly FoundBase[],
  unread: readonly Range[],
  law: Law,
): string {
  const carried = done.filter(({ status }) => status === 'applied').length;
  const count =
    done.length === 0 ? 'it changes no other text' : `${carried} of ${done.length} instructions carried out`;
  const lines = [paint('bold', `${name}: ${count}`)];
  for (const { instruction, conflict, warnings } of done) {
    for (const { kind, message } of warnings) lines.push(`${paint('yellow', kind)}: ${visible(message)}`);
    if (!conflict || conflict.kind === 'no-base') continue;
    const words = analysis.text
      .slice(...instruction.range)
      .replace(/\s+/g, ' ')
      .slice(0, 120);
    lines.push(`${paint('yellow', conflict.kind)}: ${conflict.message} ${paint('dim', words)}`);
  }
  for (const [from, to] of unread) {
    const words = analysis.text.slice(Math.max(0, from - 60), to + 60).replace(/\s+/g, ' ');
    lines.push(
      `${paint('yellow', 'unread')}: “${visible(analysis.text.slice(from, to))}” reads like an instruction, and was not understood. ${paint('dim', visible(words))}`,
    );
  }
  const missing = new Set(
    done.flatMap(({ conflict, target }) =>
      conflict?.kind === 'no-base' && target !== null ? [law.cite(sectionTarget(target) ?? target, 'plain')] : [],
    ),
  );
  if (missing.size > 0)
    lines.push(`${paint('yellow', 'no-base')}: ${visible([...missing].join('; '))}: no text of it among the bases.`);
  for (const { id, text } of documents) {
    const { base } = baseOf(id, bases);
    lines.push(
      '',
      paint('bold', `${visible(law.cite(id, 'plain'))} as amended`),
      ...(base ? [paint('dim', `Base: ${visible(base)}`)] : []),
      text.trimEnd(),
    );
  }
  return `${lines.join('\n')}\n`;
}
