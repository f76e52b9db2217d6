// What completion costs through the real protocol: the built server over stdio, phrases put at many places of a document,
// and with the last character of each the question. The time is from that keystroke's sending to the list.
import { startServer } from './typing.mjs';

const URI = 'file:///bench/order.policy';

/** What a drafter has typed when a list opens, or asks for one. */
export const TYPED = [
  'See section 2',
  'See section 2(',
  'See paragraph (',
  'under 8 U.S.C. 122',
  'under 8 U.S.C. 1225(b)(',
  'under section 235',
  'as in Executive Order 141',
  'under section 3 of the Paperwork Red',
  'Each fi',
  'The Secretary of State',
];

/** What the editor asks after a keystroke besides. */
const BESIDE = ['textDocument/diagnostic', 'textDocument/semanticTokens/range', 'textDocument/inlayHint'];

/**
 * Milliseconds of each of some lists, and what the server's processors worked for each, after a warm-up; `empty` is how many had
 * nothing. With `beside` it is asked behind what else the editor wants after the same keystroke.
 */
export async function completed(text, count, { beside = false, warmUp = 30 } = {}) {
  const { connection, stop, worked } = await startServer({}, undefined, true);
  const lines = text.split('\n');
  const paragraphs = lines.flatMap((line, place) => (line === '' ? [place] : []));
  const textDocument = { uri: URI };
  let version = 1;
  const change = (start, end, words) =>
    connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: URI, version: ++version },
      contentChanges: [{ range: { start, end }, text: words }],
    });
  const ask = (method, range) => connection.sendRequest(method, { textDocument, range });
  await connection.sendNotification('textDocument/didOpen', {
    textDocument: { uri: URI, languageId: 'policy-text', version, text },
  });
  await ask('textDocument/documentSymbol');
  const times = [];
  const work = [];
  let empty = 0;
  for (let n = 0; n < count + warmUp; n++) {
    const words = TYPED[n % TYPED.length];
    const line = paragraphs[Math.floor((paragraphs.length * ((n * 0.618034) % 1)) % paragraphs.length)];
    const start = { line, character: 0 };
    const before = { line, character: words.length - 1 };
    const position = { line, character: words.length };
    const view = { start: { line: Math.max(0, line - 30), character: 0 }, end: { line: line + 30, character: 0 } };
    await change(start, start, words.slice(0, -1));
    await ask('textDocument/diagnostic');
    const used = await worked();
    const sent = performance.now();
    await change(before, before, words.at(-1));
    const others = beside ? BESIDE.map((method) => ask(method, view)) : [];
    const list = await connection.sendRequest('textDocument/completion', {
      textDocument,
      position,
      context: { triggerKind: 1 },
    });
    const took = performance.now() - sent;
    const spent = (await worked()) - used;
    await Promise.all(others);
    if (n >= warmUp) {
      times.push(took);
      work.push(spent);
      if (!list || list.items.length === 0) empty++;
    }
    await change(start, position, '');
    await ask('textDocument/diagnostic');
  }
  await stop();
  return { times, work, empty };
}
