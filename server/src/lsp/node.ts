import { Console } from 'node:console';
import { setFlagsFromString } from 'node:v8';
import { type Connection, createConnection, ProposedFeatures, StreamMessageWriter } from 'vscode-languageserver/node';
import { framed } from './framing.ts';
import { nodePlatform } from './nodePlatform.ts';
import { inOrder } from './order.ts';
import { readyEncoder } from './ready.ts';
import { startServer } from './server.ts';

// While code gets warm, V8 compiles it beside the keystrokes, on the same processor and memory. The server runs short
// functions many times over: it gains little from loops that are replaced as they run and from much inlining.
setFlagsFromString('--no-use-osr');
setFlagsFromString('--max-inlined-bytecode-size-cumulative=300');

// Over standard input and output where `--stdio` says so, over the editor's IPC or as it says otherwise.
const overStdio = process.argv.includes('--stdio');
if (!overStdio && !process.argv.some((word) => /^--(?:node-ipc|socket|pipe)/.test(word)))
  end('start it as an editor does, with --stdio, --node-ipc, --socket=PORT or --pipe=NAME');

startServer(overStdio ? connectStdio() : createConnection(ProposedFeatures.all, inOrder()), nodePlatform());

function connectStdio(): Connection {
  // Standard output is the protocol's alone.
  globalThis.console = new Console(process.stderr);
  // Who reads no more has gone.
  process.stdout.on('error', () => process.exit(1));
  const input = process.stdin.pipe(framed(end));
  // The library takes a stream for one and a writer for the other, though its types part them.
  const output = new StreamMessageWriter(process.stdout, { contentTypeEncoder: readyEncoder }) as unknown;
  return createConnection(ProposedFeatures.all, input, output as NodeJS.WritableStream, inOrder());
}

function end(sentence: string): never {
  process.stderr.write(`policy-text-language-server: ${sentence}.\n`);
  process.exit(1);
}
