import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { root } from '../../scripts/lib/setup.mjs';
import { launchBrowser } from '../../scripts/vscode-host/browser.mjs';

/** Serves the built program as a web editor would. */
async function serveDist() {
  const server = createServer((request, response) => {
    const file = path.join(root, 'dist', path.normalize(new URL(request.url, 'http://localhost').pathname));
    if (request.url === '/') response.setHeader('content-type', 'text/html').end('<!doctype html>');
    else if (existsSync(file)) response.setHeader('content-type', 'text/javascript').end(readFileSync(file));
    else response.writeHead(404).end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

describe('the server as a worker in a browser', function () {
  this.timeout(60_000);

  it('answers with the law that it fetches', async () => {
    const server = await serveDist();
    const browser = await launchBrowser();
    try {
      const origin = `http://127.0.0.1:${server.address().port}`;
      const page = await browser.newPage();
      await page.goto(`${origin}/`);
      const hover = await page.evaluate(async (lawFolder) => {
        const worker = new Worker('/web/server.js');
        const waiting = new Map();
        worker.onmessage = ({ data }) => waiting.get(data.id)?.(data.result);
        const send = (message) => worker.postMessage({ jsonrpc: '2.0', ...message });
        const ask = (id, method, params) =>
          new Promise((resolve) => {
            waiting.set(id, resolve);
            send({ id, method, params });
          });
        const uri = 'memory:/order.policy';
        const text = 'Section 1. Purpose. Under section 235(b)(2)(C) of the Immigration and Nationality Act.';
        await ask(1, 'initialize', { capabilities: {}, initializationOptions: { lawFolder }, rootUri: null });
        send({ method: 'initialized', params: {} });
        const textDocument = { uri, languageId: 'policy-text', version: 1, text };
        send({ method: 'textDocument/didOpen', params: { textDocument } });
        return ask(2, 'textDocument/hover', { textDocument: { uri }, position: { line: 0, character: 40 } });
      }, `${origin}/law`);
      assert.match(hover.contents.value, /INA § 235/);
      assert.match(hover.contents.value, /Treatment of aliens arriving from contiguous territory/);
    } finally {
      await browser.close();
      server.close();
    }
  });
});
