import { diffWordsWithSpace } from 'diff';

/** A run of words that both texts have, or one of them. */
export interface Piece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** So many changed words and there is nothing left to be seen between them. */
const MOST_EDITS = 1500;
/** Below this share of common letters a text is another text. */
const LEAST_COMMON = 0.35;

/**
 * What of the words was removed and added. Where little is common to both the whole of each stands by itself: what is all new
 * is not painted word by word.
 */
export function compareWords(before: string, after: string): readonly Piece[] {
  if (before === after) return [{ kind: 'same', text: before }];
  const whole: Piece[] = [];
  if (before !== '') whole.push({ kind: 'removed', text: before });
  if (after !== '') whole.push({ kind: 'added', text: after });
  if (whole.length < 2) return whole;
  const changes = diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS });
  if (!changes) return whole;
  const pieces = joined(
    changes.map(
      ({ added, removed, value }): Piece => ({
        kind: added ? 'added' : removed ? 'removed' : 'same',
        text: value,
      }),
    ),
  );
  const common = pieces.reduce((sum, { kind, text }) => sum + (kind === 'same' ? text.trim().length : 0), 0);
  return (2 * common) / (before.length + after.length) < LEAST_COMMON ? whole : pieces;
}

/** Changes that only blanks or a mark part are one change: they are read as one. */
function joined(pieces: readonly Piece[]): Piece[] {
  const out: Piece[] = [];
  let removed = '';
  let added = '';
  const flush = () => {
    if (removed !== '') out.push({ kind: 'removed', text: removed });
    if (added !== '') out.push({ kind: 'added', text: added });
    removed = '';
    added = '';
  };
  for (const [i, piece] of pieces.entries()) {
    if (piece.kind === 'removed') removed += piece.text;
    else if (piece.kind === 'added') added += piece.text;
    else if (!/[\p{L}\p{N}]/u.test(piece.text) && removed !== '' && added !== '' && i < pieces.length - 1) {
      removed += piece.text;
      added += piece.text;
    } else {
      flush();
      out.push(piece);
    }
  }
  flush();
  return out;
}
