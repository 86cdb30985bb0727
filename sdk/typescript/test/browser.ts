// Runs the built package in headless Chromium, against answers made here.

import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const VECTORS = '../live/webhook-vectors.json';
const PAGE = `<!doctype html><script type="module">
  const tell = (result) => fetch('/result', { method: 'POST', body: JSON.stringify(result) });
  try {
    const { Gangway, verifyWebhook } = await import('/dist/index.js');
    const gangway = new Gangway({ baseUrl: location.origin, clientId: 'ops', clientSecret: 'secret' });
    const names = [];
    for await (const { name } of gangway.clients.list({ limit: 1 })) names.push(name);
    const { secret, now, vectors } = await (await fetch('/vectors')).json();
    const verified = await Promise.all(vectors.map(async ({ headers, body, valid }) => {
      return valid === await verifyWebhook(body, headers, secret, { now: now * 1000 }).then(() => true, () => false);
    }));
    const moved = await gangway.clients.get('moved').catch((error) => error.name);
    tell({ names, verified: verified.every(Boolean), moved });
  } catch (error) {
    tell({ error: String(error) });
  }
</script>`;

const chromium = ['chromium', 'chromium-browser', 'google-chrome'].find((name) => spawnSync(name, ['--version']).status === 0);
if (!chromium) throw new Error('there is no Chromium to test in');

const { promise: result, tell } = answerOfPage();
const server = createServer((request, response) => {
  const url = new URL(request.url ?? '', 'http://127.0.0.1');
  const json = (body: unknown) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  const file = (name: string, type: string) => response.setHeader('content-type', type).end(readFileSync(name));
  if (url.pathname === '/') response.setHeader('content-type', 'text/html').end(PAGE);
  else if (url.pathname === '/vectors') file(VECTORS, 'application/json');
  else if (/^\/dist\/[\w/]+\.js$/.test(url.pathname)) file(`.${url.pathname}`, 'text/javascript');
  else if (url.pathname === '/oauth/token') json({ access_token: 't', token_type: 'Bearer', expires_in: 60, scope: '' });
  else if (url.pathname === '/clients/moved') response.writeHead(302, { location: '/clients' }).end();
  else if (url.pathname !== '/clients' && url.pathname !== '/result') response.writeHead(404).end();
  else if (url.searchParams.has('cursor')) json({ data: [{ name: 'two' }] });
  else if (url.pathname === '/clients') json({ data: [{ name: 'one' }], nextCursor: 'c' });
  else request.setEncoding('utf8').on('data', tell).on('end', () => response.end());
});
// Deleted with its folder after the suite: processes of Chromium write into it for a while after the first one has ended.
const scratch = process.env.GANGWAY_SCRATCH;
if (!scratch) throw new Error('GANGWAY_SCRATCH is not set');
const profile = mkdtempSync(join(scratch, 'browser-'));
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
const { port } = server.address() as AddressInfo;
const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', `--user-data-dir=${profile}`];
const browser = spawn(chromium, [...flags, `http://127.0.0.1:${port}/`], { stdio: 'ignore' });
try {
  assert.deepEqual(JSON.parse(await result), { names: ['one', 'two'], verified: true, moved: 'InvalidResponseError' });
  console.log('browser: ok');
} finally {
  const ended = new Promise((done) => browser.on('exit', done));
  browser.kill();
  await ended;
  server.closeAllConnections();
  server.close();
}

function answerOfPage() {
  let tell: (text: string) => void = () => {};
  const promise = new Promise<string>((done, fail) => {
    tell = done;
    setTimeout(() => fail(new Error('the page says nothing')), 60_000).unref();
  });
  return { promise, tell };
}
