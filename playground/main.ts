/** The playground: one page, the language server in a worker made from what stands in the page, and CodeMirror as its client. */
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { LSPClient, languageServerExtensions, type Transport } from '@codemirror/lsp-client';
import { searchKeymap } from '@codemirror/search';
import { EditorState, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import type {
  Diagnostic,
  DocumentDiagnosticReport,
  DocumentSymbol,
  SemanticTokens,
} from 'vscode-languageserver-protocol';
import { sanitized } from './sanitize.ts';

/** What the build puts into the page: the server's program, the tables of law by name (base64), the sample. */
interface Parts {
  readonly server: string;
  readonly law: Readonly<Record<string, string>>;
  readonly sample: string;
}

const DOCUMENT = 'playground:/order.policy';
/** The address of the tables, at which nothing is but what the worker has in itself. */
const LAW = 'playground:/law';
/** How long typing must pause before lists and colours are made anew. */
const PAUSE = 250;

const element = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;
const parts: Parts = JSON.parse(element('parts').textContent ?? '{}');

/** The server asks for its tables by `fetch`; in the worker that is answered from memory, and nothing else is. */
const PRELUDE = `self.fetch = async (address) => {
  const name = String(address).replace(${JSON.stringify(`${LAW}/`)}, '');
  if (!(name in tables)) return new Response(null, { status: 404 });
  return new Response(Uint8Array.from(atob(tables[name]), (sign) => sign.charCodeAt(0)));
};`;

function startWorker(): Transport {
  const source = ['const tables = ', JSON.stringify(parts.law), ';\n', PRELUDE, '\n', parts.server];
  const worker = new Worker(URL.createObjectURL(new Blob(source, { type: 'text/javascript' })));
  const handlers = new Set<(message: string) => void>();
  worker.onmessage = ({ data }) => {
    for (const handler of handlers) handler(JSON.stringify(data));
  };
  return {
    send: (message) => worker.postMessage(JSON.parse(message)),
    subscribe: (handler) => void handlers.add(handler),
    unsubscribe: (handler) => void handlers.delete(handler),
  };
}

const setColours = StateEffect.define<DecorationSet>();
const colours = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (set, transaction) =>
    transaction.effects.reduce(
      (now, effect) => (effect.is(setColours) ? effect.value : now),
      set.map(transaction.changes),
    ),
  provide: (field) => EditorView.decorations.from(field),
});

const client = new LSPClient({
  extensions: [...languageServerExtensions()],
  timeout: 15_000,
  initializationOptions: { lawFolder: LAW },
  sanitizeHTML: sanitized,
});

let timer: ReturnType<typeof setTimeout> | undefined;
const view = new EditorView({
  parent: element('editor'),
  state: EditorState.create({
    doc: parts.sample,
    extensions: [
      lineNumbers(),
      history(),
      drawSelection(),
      EditorView.lineWrapping,
      EditorView.contentAttributes.of({ 'aria-label': 'Document' }),
      lintGutter(),
      keymap.of([...defaultKeymap, ...historyKeymap, ...searchKeymap, ...lintKeymap]),
      colours,
      client.plugin(DOCUMENT, 'policy-text'),
      EditorView.updateListener.of(({ docChanged }) => {
        if (!docChanged) return;
        clearTimeout(timer);
        timer = setTimeout(refresh, PAUSE);
      }),
    ],
  }),
});

/** Asks for outline, colours and findings of the text as it is; an answer to a text that has changed since is dropped. */
async function refresh(): Promise<void> {
  client.sync();
  const { doc } = view.state;
  const params = { textDocument: { uri: DOCUMENT } };
  const [symbols, tokens, report] = await Promise.all([
    client.request<object, DocumentSymbol[] | null>('textDocument/documentSymbol', params),
    client.request<object, SemanticTokens | null>('textDocument/semanticTokens/full', params),
    client.request<object, DocumentDiagnosticReport>('textDocument/diagnostic', params),
  ]);
  if (view.state.doc !== doc) return;
  element('outline').replaceChildren(outlineOf(symbols ?? []));
  view.dispatch({ effects: setColours.of(coloursOf(tokens?.data ?? [])) });
  if (report.kind === 'full') showFindings(report.items);
}

function coloursOf(data: readonly number[]): DecorationSet {
  const types = client.serverCapabilities?.semanticTokensProvider?.legend.tokenTypes ?? [];
  const marks = [];
  let [line, character] = [0, 0];
  for (let at = 0; at + 4 < data.length; at += 5) {
    const [down, along, length, type] = data.slice(at, at + 4) as [number, number, number, number];
    line += down;
    character = down > 0 ? along : character + along;
    const from = view.state.doc.line(line + 1).from + character;
    marks.push(Decoration.mark({ class: `token-${types[type]}` }).range(from, from + length));
  }
  return Decoration.set(marks);
}

function outlineOf(symbols: readonly DocumentSymbol[]): HTMLElement {
  const list = document.createElement('ul');
  for (const { name, selectionRange, children } of symbols) {
    const item = document.createElement('li');
    item.append(jump(name, selectionRange.start));
    if (children?.length) item.append(outlineOf(children));
    list.append(item);
  }
  return list;
}

const wordsOf = (message: Diagnostic['message']): string => (typeof message === 'string' ? message : message.value);

const SEVERITIES = ['error', 'error', 'warning', 'info', 'hint'] as const;

/** Lists the findings, and lets the editor underline them. */
function showFindings(diagnostics: readonly Diagnostic[]): void {
  const offset = ({ line, character }: Diagnostic['range']['start']) => view.state.doc.line(line + 1).from + character;
  const found = diagnostics.map(({ range, severity, message }) => ({
    from: offset(range.start),
    to: offset(range.end),
    severity: SEVERITIES[severity ?? 1] ?? 'error',
    message: wordsOf(message),
  }));
  view.dispatch(setDiagnostics(view.state, found));
  const list = document.createElement('ul');
  for (const { range, message, severity, code } of diagnostics) {
    const item = document.createElement('li');
    item.className = SEVERITIES[severity ?? 1] ?? '';
    item.append(jump(`Line ${range.start.line + 1}: ${wordsOf(message)}`, range.start));
    item.title = String(code ?? '');
    list.append(item);
  }
  // Hints are shown and not counted, as in VS Code.
  const count = diagnostics.filter(({ severity }) => SEVERITIES[severity ?? 1] !== 'hint').length;
  element('count').textContent = count === 1 ? '1 finding' : `${count} findings`;
  element('findings').replaceChildren(list);
}

/** A button that goes to a place of the document. */
function jump(words: string, { line, character }: { line: number; character: number }): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words;
  button.onclick = () => {
    const { doc } = view.state;
    const at = Math.min(doc.line(Math.min(line + 1, doc.lines)).from + character, doc.length);
    view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'start', yMargin: 40 }) });
    view.focus();
  };
  return button;
}

client.connect(startWorker());
client.initializing.then(refresh).catch((error) => {
  element('count').textContent = `The reader did not start: ${error instanceof Error ? error.message : error}`;
});
