import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from 'vscode-languageserver/browser';
import { browserPlatform } from './browserPlatform.ts';
import { inOrder } from './order.ts';
import { startServer } from './server.ts';

// In a browser the server is a worker, and the page that made it is its client.
// A worker may not know where it was loaded from: the client says where the tables of law lie.
const worker = self as unknown as DedicatedWorkerGlobalScope;
const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(worker),
  new BrowserMessageWriter(worker),
  inOrder(),
);
startServer(connection, browserPlatform());
