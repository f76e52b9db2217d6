import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { nodePlatform } from './nodePlatform.ts';
import { startServer } from './server.ts';

// Over standard input and output where `--stdio` says so, over the editor's IPC otherwise.
startServer(createConnection(ProposedFeatures.all), nodePlatform());
