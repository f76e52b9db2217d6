import { setFlagsFromString } from 'node:v8';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodePlatform } from './nodePlatform.ts';
import { startServer } from './server.ts';

// While code gets warm, V8 compiles it beside the keystrokes, on the same processor and memory. The server runs short
// functions many times over: it gains little from loops that are replaced as they run and from much inlining.
setFlagsFromString('--no-use-osr');
setFlagsFromString('--max-inlined-bytecode-size-cumulative=300');

// Over standard input and output where `--stdio` says so, over the editor's IPC otherwise.
startServer(createConnection(ProposedFeatures.all), nodePlatform());
