import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './server.ts';

// Over standard input and output where `--stdio` says so, over the editor's IPC otherwise.
// The tables of law lie beside the built server.
startServer(createConnection(ProposedFeatures.all), (name) => readFile(path.join(__dirname, 'law', name)));
