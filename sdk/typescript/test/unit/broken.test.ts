// What is broken, hostile or in between: servers, proxies, tokens and hooks.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { getEventListeners } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { inspect } from 'node:util';
import {
  ApiError, Gangway, InvalidResponseError, type ResponseEvent, TimeoutError, verifyWebhook, WebhookVerificationError,
} from 'gangway-sdk';
import { fake, page } from './fake.js';

const CREDENTIAL = { token: undefined, clientId: 'ops', clientSecret: 'hidden-secret' };
const json = (text: string) => () => new Response(text, { headers: { 'content-type': 'application/json' } });
const html = () => new Response('<h1>Log in</h1>', { headers: { 'content-type': 'text/html' } });
const moment = () => new Promise<void>((done) => setTimeout(done, 5));

/** The address of a server that ends with the test. */
async function serve(context: TestContext, listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  context.after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

test('redirects are not followed', async (context) => {
  const paths: string[] = [];
  const baseUrl = await serve(context, (request, response) => {
    paths.push(`${request.method} ${request.url}`);
    const status = request.url === '/elsewhere' ? 200 : Number(request.headers['x-status']);
    response.writeHead(status, { location: '/elsewhere', 'content-type': 'application/json' }).end('{}');
  });
  const gangway = new Gangway({ baseUrl, token: 't' });
  for (const status of ['301', '302', '303', '307', '308']) {
    const headers = { 'x-status': status };
    await assert.rejects(gangway.resellers.create({ name: 'n' }, { headers }), InvalidResponseError, status);
  }
  assert.deepEqual(paths, Array(5).fill('POST /resellers'));
});

test('a page of something in between is no answer, and no success', async () => {
  const { gangway } = fake([html, html, html, html, json('null'), json('[]'), json('{"data":null}'), json('')]);
  await assert.rejects(gangway.clients.get('c'), /InvalidResponseError: the answer \(200, text\/html\)/);
  await assert.rejects(gangway.clients.archive('c'), InvalidResponseError);
  await assert.rejects(gangway.clients.list(), InvalidResponseError);
  await assert.rejects(gangway.roleArn.getSetupKit('a', { format: 'cli' }), InvalidResponseError);
  await assert.rejects(gangway.clients.get('c'), InvalidResponseError);
  await assert.rejects(gangway.clients.list(), InvalidResponseError);
  await assert.rejects(gangway.clients.list(), InvalidResponseError);
  await assert.rejects(gangway.clients.get('c'), InvalidResponseError);
});

test('media types have any letter case and parameters', async () => {
  const answer = (type: string, text: string) => () => new Response(text, { headers: { 'content-type': type } });
  const { gangway } = fake([answer('Application/JSON; Charset=UTF-8', '{"name":"n"}'), answer('text/x-hcl; charset=utf-8', 'role')]);
  assert.equal((await gangway.clients.get('c')).name, 'n');
  assert.equal(await gangway.roleArn.getSetupKit('a', { format: 'terraform' }), 'role');
});

test('an error body of another form is still the error, and not tried again', async () => {
  const mixed = [null, 'x', { message: 'no' }, { pointer: '/name', code: 'required', detail: 'missing' }];
  const { gangway, sent } = fake([
    () => Response.json({ code: 'invalid_request', detail: 7, errors: mixed }, { status: 422 }),
    () => Response.json([1], { status: 400 }),
  ]);
  const error: unknown = await gangway.resellers.create({ name: '' }).catch((thrown) => thrown);
  assert.ok(error instanceof ApiError);
  assert.equal(error.message, '422 invalid_request; /name required: missing (host api.test)');
  assert.deepEqual(error.errors, [mixed[3]]);
  await assert.rejects(gangway.resellers.create({ name: '' }), (thrown: ApiError) => thrown.status === 400 && thrown.code === 'unknown');
  assert.equal(sent.length, 2);
});

test('a token endpoint that answers without a token', async () => {
  const nothing = [html, json(''), json('null'), json('{}'), json('{"access_token":7}'), json('{"access_token":"hidden-secret",}')];
  const { gangway } = fake([...nothing], CREDENTIAL);
  for (const _ of nothing) {
    const error: unknown = await gangway.clients.get('c').catch((thrown) => thrown);
    assert.ok(error instanceof InvalidResponseError, String(error));
    assert.doesNotMatch(inspect(error, { depth: 9, showHidden: true }), /hidden/);
  }
});

test('a token without an end is kept until it is refused', async () => {
  const refused = () => Response.json({ code: 'unauthenticated' }, { status: 401 });
  const token = (text: string) => () => Response.json({ access_token: text });
  const { gangway, sent } = fake([token('one'), json('{}'), refused, token('two'), json('{}')], CREDENTIAL);
  await gangway.clients.get('c');
  await gangway.resellers.create({ name: 'n' });
  const tokens = sent.map(({ headers }) => headers.get('authorization')).filter((value) => value?.startsWith('Bearer'));
  assert.deepEqual(tokens, ['Bearer one', 'Bearer one', 'Bearer two']);
  assert.equal(sent[2]!.headers.get('idempotency-key'), sent[4]!.headers.get('idempotency-key'));
});

test('a caller that gives up leaves the token to the others', async () => {
  const slow = async () => {
    await moment();
    return Response.json({ access_token: 't', expires_in: 60 });
  };
  let fetched = 0;
  const fetch = async (url: string) => (url.endsWith('/token') ? ((fetched += 1), slow()) : Response.json({ name: 'n' }));
  const gangway = new Gangway({ baseUrl: 'http://api.test', clientId: 'ops', clientSecret: 's', fetch });
  const stop = new AbortController();
  const first = gangway.clients.get('a', { signal: stop.signal });
  const second = gangway.clients.get('b');
  stop.abort(new RangeError('enough'));
  await assert.rejects(first, RangeError);
  assert.equal((await second).name, 'n');
  assert.equal(fetched, 1);
});

test('what no header may have is refused, and not quoted', async () => {
  const bad = 'hidden\r\nx-other: 1';
  const refused = async (call: PromiseLike<unknown>, name: string) => {
    const error = await Promise.resolve(call).then(() => undefined, (thrown: unknown) => thrown);
    assert.ok(error instanceof TypeError && error.message.includes(name), String(error));
    assert.doesNotMatch(inspect(error, { depth: 9, showHidden: true }), /hidden/);
  };
  const { gangway, sent } = fake([]);
  await refused(gangway.clients.create({} as never, { idempotencyKey: bad }), 'idempotency-key');
  await refused(gangway.clients.get('c', { headers: { 'x-team': bad } }), 'x-team');
  await refused(gangway.clients.get('c', { ifNoneMatch: bad }), 'if-none-match');
  await refused(fake([], { headers: { 'x-team': bad } }).gangway.clients.get('c'), 'x-team');
  await refused(fake([], { token: bad }).gangway.clients.get('c'), 'authorization');
  const fetched = fake([() => Response.json({ access_token: bad, expires_in: 60 })], CREDENTIAL);
  await refused(fetched.gangway.clients.get('c'), 'authorization');
  assert.equal(sent.length, 0);
});

test('a base URL is a whole address, and its password is not quoted', () => {
  for (const baseUrl of ['', 'api.test', '/api', 'ftp://api.test', 'http://u:hidden@api.test', 'http://api.test?q', 'http://api.test/#f']) {
    assert.throws(() => new Gangway({ baseUrl, token: 't' }), (error: Error) => {
      return error instanceof TypeError && error.message.includes('baseUrl') && !inspect(error).includes('hidden');
    }, baseUrl);
  }
});

test('a form without a client id is sent with the credential', async () => {
  const { gangway, sent } = fake([() => Response.json({ access_token: 't' })], CREDENTIAL);
  // Who does not compile with exactOptionalPropertyTypes can write this.
  await gangway.identity.issueToken({ grant_type: 'client_credentials', client_id: undefined } as never);
  assert.match(sent[0]!.headers.get('authorization') ?? '', /^Basic /);
});

test('a list whose cursor does not move is an error, not an endless loop', async () => {
  const { gangway } = fake([page([{ id: 'a' }], 'c1'), page([{ id: 'b' }], 'c1')]);
  const ids: string[] = [];
  await assert.rejects(async () => {
    for await (const { id } of gangway.clients.list()) ids.push(id);
  }, InvalidResponseError);
  assert.deepEqual(ids, ['a']);
});

test('a cursor that is null ends a list; an error on the second page ends the loop', async () => {
  const busy = () => Response.json({ code: 'internal' }, { status: 500 });
  const { gangway, sent } = fake([page([{ id: 'a' }], null), page([{ id: 'a' }], 'c1'), busy]);
  const ids: string[] = [];
  for await (const { id } of gangway.clients.list()) ids.push(id);
  await assert.rejects(async () => {
    for await (const { id } of gangway.clients.list()) ids.push(id);
  }, ApiError);
  assert.deepEqual(ids, ['a', 'a']);
  assert.equal(sent.length, 3);
});

test('hooks that reject break nothing', async () => {
  const reject = async () => {
    throw new Error('the log is full');
  };
  const { gangway } = fake([json('{}')], { hooks: { request: reject, response: reject } });
  // The test fails by an unhandled rejection.
  await gangway.clients.get('c');
  await moment();
});

test('an attempt that the caller ends is told to the hooks', async () => {
  const events: ResponseEvent[] = [];
  const stop = new AbortController();
  const hooks = { request: () => stop.abort(new RangeError('enough')), response: (event: ResponseEvent) => events.push(event) };
  const fetch = async (_: string, { signal }: RequestInit) => {
    signal?.throwIfAborted();
    return Response.json({});
  };
  const gangway = new Gangway({ baseUrl: 'http://api.test', token: 't', hooks, fetch });
  await assert.rejects(gangway.clients.get('c', { signal: stop.signal }), RangeError);
  assert.deepEqual(events.map(({ operation, status, error }) => [operation, status, error]), [['getClient', undefined, undefined]]);
});

test('calls that share a signal share one listener', async () => {
  const { signal } = new AbortController();
  const fetch = async () => {
    await moment();
    return Response.json({});
  };
  const gangway = new Gangway({ baseUrl: 'http://api.test', token: () => moment().then(() => 't'), fetch });
  const warnings: string[] = [];
  const note = ({ message }: Error) => warnings.push(message);
  process.on('warning', note);
  await Promise.all(Array.from({ length: 20 }, () => gangway.clients.get('c', { signal })));
  await moment();
  process.off('warning', note);
  assert.deepEqual(warnings, []);
  assert.equal(getEventListeners(signal, 'abort').length, 1);
});

test('a wait ends with the signal, and a timeout covers the body', async (context) => {
  const busy = () => new Response('', { status: 503, headers: { 'retry-after': '30' } });
  const { gangway, sent } = fake([busy], { maxRetries: 2 });
  const begun = performance.now();
  await assert.rejects(gangway.clients.get('c', { signal: AbortSignal.timeout(50) }), DOMException);
  assert.ok(performance.now() - begun < 5000);
  assert.equal(sent.length, 1);

  const baseUrl = await serve(context, (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{');
  });
  await assert.rejects(new Gangway({ baseUrl, token: 't' }).clients.get('c', { timeout: 50 }), TimeoutError);
});

test('signatures in several headers, and payloads that are no events', async () => {
  const secret = Buffer.from('a key');
  const timestamp = '1800000000';
  const sign = (body: string) => `v1,${createHmac('sha256', secret).update(`evt_1.${timestamp}.${body}`).digest('base64')}`;
  const verify = (body: unknown, signature: string | string[] | Headers) => {
    const plain = { 'Webhook-Id': 'evt_1', 'webhook-timestamp': [timestamp], 'WEBHOOK-SIGNATURE': signature as string };
    return verifyWebhook(body as string, signature instanceof Headers ? signature : plain, secret.toString('base64'), { now: 1_800_000_000_000 });
  };
  const body = '{"type":"client.created"}';
  const headers = new Headers({ 'webhook-id': 'evt_1', 'webhook-timestamp': timestamp, 'webhook-signature': sign(body) });
  headers.append('webhook-signature', 'v1,AAAA');
  for (const signatures of [['v1,AAAA', sign(body)], [sign(body), 'v1a,AAAA'], headers]) {
    assert.equal((await verify(body, signatures)).type, 'client.created');
  }
  await assert.rejects(verify(body, sign(body).replace('v1,', 'v1a,')), WebhookVerificationError);
  for (const other of ['[]', '7', 'null', '{']) await assert.rejects(verify(other, sign(other)), WebhookVerificationError, other);
  await assert.rejects(verify(JSON.parse(body), sign(body)), TypeError);
});
