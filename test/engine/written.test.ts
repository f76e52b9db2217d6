/** A long document in pieces is what the protocol's own library makes of the same changes. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Position, TextDocument, type TextDocumentContentChangeEvent } from 'vscode-languageserver-textdocument';
import { changeOf } from '../../server/src/core/change.ts';
import { lineStarts } from '../../server/src/core/text.ts';
import { Written } from '../../server/src/core/written.ts';
import { PiecedDocument, texts } from '../../server/src/lsp/piecedDocument.ts';

/** Line ends of every kind, within and between which a change may fall, and characters of two units. */
const chunk = fc.constantFrom('\n', '\r\n', '\r', '\n\r', '\u2028', 'a', 'THE WHITE HOUSE', '§', '𝕬', ' ', 'Sec. 1. ');
const words = fc.array(chunk, { maxLength: 12 }).map((parts) => parts.join(''));
/** Texts of several pieces, one of them with lines longer than a piece. */
const long = fc
  .tuple(fc.array(chunk, { minLength: 6, maxLength: 60 }), fc.constantFrom(400, 3_000, 40_000))
  .map(([parts, length]) =>
    parts
      .map((part) => part + 'x'.repeat(length / 50))
      .join('')
      .repeat(Math.ceil(90_000 / (parts.length * (length / 50)))),
  );

const position = fc.record({ line: fc.integer({ min: -1, max: 4_000 }), character: fc.integer({ min: -1, max: 900 }) });
const change = fc.oneof(
  { weight: 8, arbitrary: fc.record({ range: fc.record({ start: position, end: position }), text: words }) },
  { weight: 1, arbitrary: fc.record({ text: words }) },
);

/** A change on lines that there are: behind the last one the library counts its lines wrong. */
function withinLines(made: TextDocumentContentChangeEvent, count: number): TextDocumentContentChangeEvent {
  if (!('range' in made)) return made;
  const there = ({ line, character }: Position): Position => ({ line: line < 0 ? line : line % count, character });
  return { range: { start: there(made.range.start), end: there(made.range.end) }, text: made.text };
}

/** All that is asked of a document is answered by both alike. */
function assertAlike(pieced: PiecedDocument, plain: TextDocument): void {
  const text = plain.getText();
  assert.equal(pieced.getText(), text);
  assert.equal(pieced.lineCount, plain.lineCount);
  assert.deepEqual(pieced.written.lineStarts, lineStarts(text));
  for (let at = -1; at <= text.length + 1; at += 1 + Math.floor(text.length / 97))
    assert.deepEqual(pieced.positionAt(at), plain.positionAt(at));
  for (let line = -1; line <= plain.lineCount + 1; line += 1 + Math.floor(plain.lineCount / 53)) {
    assert.equal(pieced.getEOLCharacters(line), plain.getEOLCharacters(line));
    assert.deepEqual(pieced.getLineRange(line), plain.getLineRange(line));
    for (const character of [-1, 0, 1, 5, 100_000])
      assert.equal(pieced.offsetAt({ line, character }), plain.offsetAt({ line, character }));
  }
}

describe('engine: a text in pieces', () => {
  it('is read and changed as the protocol’s own library does it', function () {
    // On a busy machine.
    this.timeout(60_000);
    fc.assert(
      fc.property(long, fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), { maxLength: 6 }), (text, steps) => {
        const pieced = new PiecedDocument('file:///a.policy', 'policy-text', 0, text);
        const plain = TextDocument.create('file:///a.policy', 'policy-text', 0, text);
        assertAlike(pieced, plain);
        steps.forEach((changes, step) => {
          const before = pieced.written;
          for (const each of changes) {
            const made = withinLines(each, plain.lineCount);
            pieced.update([made], step + 1);
            TextDocument.update(plain, [made], step + 1);
          }
          assertAlike(pieced, plain);
          assert.equal(pieced.version, plain.version);
          // What is said to have changed has, and nothing else.
          const { from, to, by } = pieced.written.changeSince(before);
          const [old, now] = [before.text, plain.getText()];
          assert.equal(now.length - old.length, by);
          assert.ok(from <= to && from <= to - by);
          assert.equal(old.slice(0, from) + now.slice(from, to) + old.slice(to - by), now);
          const whole = changeOf(old, now);
          assert.ok(from <= whole.from && to - from <= Math.max(whole.to - whole.from, 0) + 70_000);
          assert.deepEqual(
            pieced.written.offsetsOf('THE WHITE HOUSE'),
            [...now.matchAll(/THE WHITE HOUSE/g)].map(({ index }) => index),
          );
          assert.equal(pieced.written.slice(70, 50_000), now.slice(70, 50_000));
        });
      }),
      { numRuns: 60 },
    );
  });

  it('shares with its next version every piece that a change has not touched', () => {
    const text = 'The files are open to those who ask.\n'.repeat(20_000);
    const before = Written.of(text);
    const after = before.replaced(300_000, 300_000, 'e');
    assert.deepEqual(after.changeSince(before).by, 1);
    assert.equal(after.text, `${text.slice(0, 300_000)}e${text.slice(300_000)}`);
  });

  it('is kept of long documents alone, also of those that become long', () => {
    const short = texts.create('file:///a.policy', 'policy-text', 1, 'short\n');
    assert.ok(!(short instanceof PiecedDocument));
    const range = { start: { line: 1, character: 0 }, end: { line: 1, character: 0 } };
    const grown = texts.update(short, [{ range, text: 'a line\n'.repeat(20_000) }], 2);
    assert.ok(grown instanceof PiecedDocument);
    assert.deepEqual([grown.version, grown.languageId, grown.lineCount], [2, 'policy-text', 20_002]);
    assert.equal(texts.update(grown, [{ text: 'short' }], 3).getText(), 'short');
  });
});
