import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionKind,
  type Connection,
  LSPErrorCodes,
  type Range as LspRange,
  ResponseError,
  type ServerCapabilities,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analysis, Range } from '../core/analysis.ts';
import type { Failed } from '../core/fault.ts';
import { visible } from '../core/foreign.ts';
import * as drafting from '../drafting/index.ts';
import { citeProvision, renamable, renameTerm } from '../features/index.ts';
import { provisionAt } from '../features/provisions.ts';
import type { Documents, Snapshot } from './documents.ts';
import { type Locks, locksOf, toggled, type WithLocks } from './locks.ts';
import type { Platform } from './platform.ts';
import * as protocol from './protocol.ts';
import * as to from './toLsp.ts';
import { type DocumentChange, toPlanEdit, toTextEdits } from './workspaceEdits.ts';

/** What this needs of the server. */
export interface Wiring {
  readonly documents: Documents;
  readonly client: () => ClientCapabilities;
  readonly files: WithLocks & Pick<Platform, 'readBeside'>;
  readonly failed: Failed;
}

/** What a drafter can ask of the provision under the cursor, in the order of the editor's list. */
const ACTIONS: readonly {
  readonly what: protocol.DraftAction;
  readonly title: (cite: string, level: string) => string;
  readonly kind: string;
}[] = [
  { what: 'insertBefore', title: (_, level) => `Insert ${level} before`, kind: 'refactor.rewrite.insert.before' },
  { what: 'insertAfter', title: (_, level) => `Insert ${level} after`, kind: 'refactor.rewrite.insert.after' },
  { what: 'remove', title: (cite) => `Remove ${cite}`, kind: 'refactor.rewrite.remove' },
  { what: 'moveUp', title: (cite) => `Move ${cite} up`, kind: 'refactor.move.up' },
  { what: 'moveDown', title: (cite) => `Move ${cite} down`, kind: 'refactor.move.down' },
  { what: 'unnumber', title: () => 'Take the numbers out of this list', kind: 'refactor.rewrite.unnumber' },
  { what: 'renumberAll', title: () => 'Renumber the document', kind: 'refactor.rewrite.renumber' },
];

export const DRAFTING_CAPABILITIES = {
  renameProvider: { prepareProvider: true },
} satisfies ServerCapabilities;

export const DRAFTING_KINDS: readonly string[] = [CodeActionKind.RefactorRewrite, `${CodeActionKind.Refactor}.move`];

/** Who pastes more than this doesn't want it renumbered. */
const LONGEST_PASTE = 1_000_000;

interface ActionData {
  readonly uri: string;
  readonly version: number;
  readonly id: string;
  readonly what: protocol.DraftAction;
}

/** Wires renaming and the refactorings of numbers. Answers the code actions of a place, for the one handler of all. */
export function serveDrafting(connection: Connection, { documents, client, files, failed }: Wiring) {
  /** The plan of an action, read again; a sentence where it can't be done. */
  function planOf(snapshot: Snapshot, index: number, what: protocol.DraftAction, locks: Locks) {
    const plan = asked(snapshot.analysis, index, what, locks);
    return 'refusal' in plan ? plan : drafting.verified(snapshot.analysis, plan, (text) => snapshot.read(text));
  }

  /** The edit of a plan in every document that it concerns: those that are open, and those of the folder that cite this one. */
  async function editOf(snapshot: Snapshot, plan: drafting.Plan, locks: Locks): Promise<WorkspaceEdit> {
    const { analysis, document } = snapshot;
    const others: DocumentChange[] = [];
    const add = (other: DocumentChange['document'], read: Analysis): void => {
      const { edits, lost } = drafting.followElsewhere(read, analysis, plan.becoming);
      if (edits.length + lost.length > 0) others.push({ document: other, edits, lost });
    };
    const words = drafting.wordsOfCiting(analysis);
    if (words.length > 0) {
      const open = documents.texts.keys();
      for (const uri of open) {
        const other = uri === document.uri ? undefined : documents.get(uri);
        if (other) add(other.document, other.analysis);
      }
      for (const { uri, text } of (await files.readBeside?.(document.uri, words)) ?? [])
        if (!open.includes(uri)) add(TextDocument.create(uri, document.languageId, 0, text), snapshot.read(text));
    }
    const own = { document, edits: plan.edits, lost: plan.lost };
    return toPlanEdit([own, ...others], locks.following(analysis, plan.becoming.numbers), client());
  }

  async function draft({ uri, position, what }: protocol.DraftParams): Promise<protocol.DraftResult> {
    const snapshot = documents.get(uri);
    if (!snapshot) return { edit: null, refusal: 'The document is not open.', select: null };
    const locks = await locksOf(files, uri);
    const offset = to.toOffset(snapshot.document, position);
    const index = meant(snapshot.analysis, offset, what);
    const plan = planOf(snapshot, index, what, locks);
    if ('refusal' in plan) return { edit: null, refusal: visible(plan.refusal), select: null };
    return { edit: await editOf(snapshot, plan, locks), refusal: null, select: placeToFill(plan) };
  }

  connection.onRequest(protocol.DRAFT, (params: protocol.DraftParams) =>
    draft(params).catch((error) => {
      failed('drafting', error);
      return { edit: null, refusal: 'That failed by an error of ours, which the log has.', select: null };
    }),
  );

  connection.onRequest(protocol.LOCK, async ({ uri, position }: protocol.LockParams): Promise<protocol.LockResult> => {
    const snapshot = documents.get(uri);
    const index = snapshot ? provisionAt(snapshot.analysis, to.toOffset(snapshot.document, position)) : -1;
    const section = snapshot?.analysis.sections[index];
    if (!snapshot || !section) return { edit: null, refusal: 'There is no provision here.', locked: false };
    const locks = await locksOf(files, uri);
    const edit = toggled(locks, section.id);
    if (!edit)
      return {
        edit: null,
        refusal: 'Numbers can be locked only where the document is a file in a folder.',
        locked: false,
      };
    return { edit, refusal: null, locked: !locks.locked.has(section.id) };
  });

  connection.onRequest(
    protocol.CHANGE_LEVEL,
    ({ uri, position, direction }: protocol.ChangeLevelParams): protocol.EditsResult => {
      const snapshot = documents.get(uri);
      if (!snapshot) return [];
      const offset = to.toOffset(snapshot.document, position);
      const { analysis, document } = snapshot;
      const edits =
        direction === 'back' ? drafting.takeBack(analysis, offset) : drafting.changeLevel(analysis, offset, direction);
      return to.toEdits(document, edits);
    },
  );

  connection.onRequest(protocol.PASTE, ({ uri, position, text }: protocol.PasteParams): protocol.PasteResult => {
    const snapshot = documents.get(uri);
    if (!snapshot || text.length > LONGEST_PASTE) return { text };
    const offset = to.toOffset(snapshot.document, position);
    return { text: drafting.apply(text, drafting.inStyleOf(snapshot.analysis, offset, snapshot.read(text))) };
  });

  connection.onPrepareRename(({ textDocument, position }) => {
    const snapshot = documents.get(textDocument.uri);
    if (!snapshot) return null;
    const { analysis, document } = snapshot;
    const offset = to.toOffset(document, position);
    const label = labelAt(snapshot, offset);
    if (label) return { range: to.toRange(document, label.range), placeholder: visible(label.designation) };
    const term = renamable(analysis, offset);
    return term ? { range: to.toRange(document, term.range), placeholder: visible(term.term) } : null;
  });

  connection.onRenameRequest(async ({ textDocument, position, newName }): Promise<WorkspaceEdit | null> => {
    const snapshot = documents.get(textDocument.uri);
    if (!snapshot) return null;
    const { analysis, document } = snapshot;
    const offset = to.toOffset(document, position);
    const label = labelAt(snapshot, offset);
    if (!label) {
      const edits = renameTerm(analysis, offset, newName);
      if (edits && 'refusal' in edits) throw refused(edits.refusal);
      return edits ? { changes: { [document.uri]: to.toEdits(document, edits) } } : null;
    }
    const locks = await locksOf(files, document.uri);
    const plan = drafting.renumber(analysis, label.index, newName, locks.locked);
    const checked = 'refusal' in plan ? plan : drafting.verified(analysis, plan, (text) => snapshot.read(text));
    if ('refusal' in checked) throw refused(checked.refusal);
    return editOf(snapshot, checked, locks);
  });

  connection.onCodeActionResolve(async (action) => {
    const data = action.data as ActionData | undefined;
    const snapshot = data && documents.get(data.uri);
    if (!snapshot || snapshot.version !== data.version) return action;
    const locks = await locksOf(files, data.uri);
    const plan = planOf(snapshot, snapshot.analysis.tree.byId(data.id), data.what, locks);
    if ('refusal' in plan) throw refused(plan.refusal);
    return { ...action, edit: await editOf(snapshot, plan, locks) };
  });

  /** The refactorings of the label at a place; their edits at once for clients that can't ask for them later. */
  async function actions(uri: string, lines: LspRange, only: readonly string[] | undefined): Promise<CodeAction[]> {
    try {
      const snapshot = documents.get(uri);
      return snapshot ? await actionsAt(snapshot, to.toOffsets(snapshot.document, lines), only) : [];
    } catch (error) {
      failed('refactorings', error);
      return [];
    }
  }

  async function actionsAt(
    snapshot: Snapshot,
    range: Range,
    only: readonly string[] | undefined,
  ): Promise<CodeAction[]> {
    if (only && !only.some((kind) => kind === '' || kind.startsWith(CodeActionKind.Refactor))) return [];
    const { analysis, document } = snapshot;
    const list = drafting.numberList(analysis, range[0]);
    const numbering: CodeAction[] =
      list.length === 0
        ? []
        : [
            {
              title: 'Number this list',
              kind: 'refactor.rewrite.number',
              edit: { changes: { [document.uri]: toTextEdits(document, list) } },
            },
          ];
    const label = labelAt(snapshot, range[0]);
    if (!label) return numbering;
    const { id, level } = analysis.sections[label.index]!;
    const cite = citeProvision(analysis, label.index);
    const later = client().textDocument?.codeAction?.resolveSupport?.properties.includes('edit') ?? false;
    const locks = await locksOf(files, document.uri);
    const offer = async ({ what, title, kind }: (typeof ACTIONS)[number]): Promise<CodeAction[]> => {
      const plan = asked(analysis, label.index, what, locks);
      if ('refusal' in plan) return [];
      const action: CodeAction = { title: visible(title(cite, level)), kind };
      if (later)
        return [{ ...action, data: { uri: document.uri, version: snapshot.version, id, what } satisfies ActionData }];
      const checked = drafting.verified(analysis, plan, (text) => snapshot.read(text));
      return 'refusal' in checked ? [] : [{ ...action, edit: await editOf(snapshot, checked, locks) }];
    };
    const offered = (await Promise.all(ACTIONS.map(offer))).flat();
    const writes = client().workspace?.workspaceEdit?.documentChanges === true;
    const lock = writes ? toggled(locks, id) : undefined;
    const locking: CodeAction[] = lock
      ? [{ title: locks.locked.has(id) ? 'Unlock number' : 'Lock number', kind: 'refactor.rewrite.lock', edit: lock }]
      : [];
    return [...offered, ...locking, ...numbering];
  }

  return { actions };
}

/** What an action would do, as far as the document's reading goes. */
function asked(
  analysis: Analysis,
  index: number,
  what: protocol.DraftAction,
  { locked }: Locks,
): drafting.Plan | drafting.Refusal {
  switch (what) {
    case 'insertBefore':
      return drafting.insert(analysis, index, 'before', locked);
    case 'insertAfter':
      return drafting.insert(analysis, index, 'after', locked);
    case 'remove':
      return drafting.remove(analysis, index, locked);
    case 'moveUp':
      return drafting.move(analysis, index, 'up', locked);
    case 'moveDown':
      return drafting.move(analysis, index, 'down', locked);
    case 'unnumber':
      return drafting.unnumberList(analysis, index);
    case 'renumberAll':
      return drafting.renumberAll(analysis, locked);
    default:
      return { refusal: 'There is no such change.' };
  }
}

/** The label that touches an offset, with its designation's place. */
function labelAt(
  { analysis }: Snapshot,
  offset: number,
): { readonly index: number; readonly range: Range; readonly designation: string } | undefined {
  const index = analysis.sections.findIndex(({ labelRange }) => labelRange[0] <= offset && offset <= labelRange[1]);
  const range = index < 0 ? undefined : drafting.designationRange(analysis, index);
  return range && { index, range, designation: analysis.sections[index]!.designation };
}

/**
 * The provision that someone means whose cursor is there, its end included; where one is to be put in behind, and the cursor is
 * on a blank line, the one above.
 */
function meant(analysis: Analysis, offset: number, what: protocol.DraftAction): number {
  if (what !== 'insertAfter') return provisionAt(analysis, offset);
  const { text } = analysis;
  const end = text.indexOf('\n', offset);
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, end < 0 ? text.length : end);
  return provisionAt(analysis, line.trim() === '' ? text.slice(0, offset).trimEnd().length : offset);
}

/** The first place to fill in of what was put in, as a range of offsets in the text after; null where nothing was. */
function placeToFill(plan: drafting.Plan): protocol.DraftResult['select'] {
  if (!plan.fresh) return null;
  const { at, text } = plan.fresh;
  const open = text.indexOf('[');
  if (open < 0) return null;
  const start = drafting.offsetAfter(at, plan.parts.edits, plan.parts.shift) - text.length + open;
  return [start, start + text.indexOf(']', open) + 1 - open];
}

const refused = (sentence: string): ResponseError<void> =>
  new ResponseError(LSPErrorCodes.RequestFailed, visible(sentence));
