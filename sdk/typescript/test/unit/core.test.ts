import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { ApiError, ConnectionError, InvalidResponseError, TimeoutError } from 'gangway-sdk';
import { helps, retryDelay } from '#core/retry.js';
import { retryAfter } from '#core/retryAfter.js';
import { CachedToken } from '#core/token.js';
import { userAgent } from '#core/userAgent.js';
import { fake, page } from './fake.js';

test('Retry-After is a number of seconds or a date', () => {
  const read = (value: string) => retryAfter(new Headers({ 'retry-after': value }), Date.UTC(2026, 0, 1));
  assert.equal(read('7'), 7);
  assert.equal(read('Thu, 01 Jan 2026 00:00:30 GMT'), 30);
  assert.equal(read('Wed, 31 Dec 2025 00:00:00 GMT'), 0);
  for (const nonsense of ['', '-1', '1.5', 'soon', '2026-01-01']) assert.equal(read(nonsense), undefined, nonsense);
});

test('delays grow, are partly random, and never shorter than asked for', () => {
  const longest = [0, 1, 2, 3, 4, 9].map((retries) => retryDelay(retries, undefined, () => 1));
  assert.deepEqual(longest, [0.5, 1, 2, 4, 8, 8]);
  assert.equal(retryDelay(3, undefined, () => 0), 2);
  assert.deepEqual([retryDelay(0, 5, () => 0), retryDelay(4, 5, () => 1)], [5, 13]);
  assert.deepEqual([retryDelay(0, 60, () => 0), retryDelay(0, 61)], [60, undefined]);
});

test('two clients do not wake at the same moment', () => {
  const waits = new Set(Array.from({ length: 60 }, () => retryDelay(0, 1)));
  assert.ok(waits.size > 50, `${waits.size} different ones of 60`);
});

test('what is tried again', () => {
  const answer = (status: number, code: string) => new ApiError(status, new Headers(), { code }, 'api.test');
  const broken = (code: string) => new ConnectionError('no', { cause: new TypeError('no', { cause: Object.assign(new Error(), { code }) }) });
  for (const [error, any, repeatable] of [
    [answer(503, 'database_busy'), true, true],
    [answer(503, 'unknown'), false, true],
    [answer(408, 'request_timeout'), true, true],
    [answer(408, 'unknown'), false, true],
    [answer(429, 'unknown'), true, true],
    [answer(429, 'rate_limited'), true, true],
    [answer(500, 'internal'), false, true],
    [answer(409, 'idempotency_in_progress'), false, true],
    [answer(409, 'external_ref_taken'), false, false],
    [answer(422, 'invalid_request'), false, false],
    [broken('ECONNREFUSED'), true, true],
    [broken('ECONNRESET'), false, true],
    [broken('DEPTH_ZERO_SELF_SIGNED_CERT'), false, false],
    [new ConnectionError('Failed to fetch'), false, true],
    [new TimeoutError('late'), false, true],
    [new InvalidResponseError('html'), false, false],
  ] as const) {
    assert.deepEqual([helps(error, false), helps(error, true)], [any, repeatable], error.message);
  }
});

test('a change is sent again if it names a version', async () => {
  for (const [ifMatch, times] of [[undefined, 1], ['*', 1], [3, 2]] as const) {
    const busy = () => new Response('<h1>Busy</h1>', { status: 503, headers: { 'retry-after': '0' } });
    const { gangway, sent } = fake([busy, busy], { maxRetries: 1 });
    await assert.rejects(gangway.clients.archive('c', { ifMatch }), ApiError);
    assert.equal(sent.length, times, String(ifMatch));
  }
});

test('a token is fetched again a minute before its end, or after half of its life', async () => {
  for (const [seconds, renewal] of [[3600, 3540], [100, 50], [120, 60]] as const) {
    let now = 1000;
    let fetched = 0;
    const token = { token_type: 'Bearer', expires_in: seconds, scope: '' };
    const source = new CachedToken(async () => ({ ...token, access_token: `t${(fetched += 1)}` }), () => now);
    assert.deepEqual(await Promise.all([source.get(), source.get()]), ['t1', 't1']);
    now += renewal - 1;
    assert.equal(await source.get(), 't1');
    now += 1;
    assert.equal(await source.get(), 't2');
    source.refused('t1');
    assert.equal(await source.get(), 't2');
    source.refused('t2');
    assert.equal(await source.get(), 't3');
  }
});

test('a token that cannot be fetched is asked for again by the next call', async () => {
  const source = new CachedToken(async () => {
    throw new RangeError('not now');
  });
  await assert.rejects(source.get(), RangeError);
  await assert.rejects(source.get(), RangeError);
});

test('iterating keeps the filters, and stops at an empty page', async () => {
  const { gangway, sent } = fake([page([{ id: 'a' }], 'c1'), page([{ id: 'b' }], 'c2'), page([], 'c2')]);
  const ids: string[] = [];
  for await (const { id } of gangway.events.list({ since: 'evt_0', limit: 1 })) ids.push(id);
  assert.deepEqual(ids, ['a', 'b']);
  assert.deepEqual(sent.map(({ url }) => url.search), [
    '?since=evt_0&limit=1', '?since=evt_0&limit=1&cursor=c1', '?since=evt_0&limit=1&cursor=c2',
  ]);
});

test('a loop that is left fetches no more', async () => {
  const { gangway, sent } = fake([page([{ id: 'a' }, { id: 'b' }], 'c1')]);
  for await (const { id } of gangway.clients.list()) if (id === 'b') break;
  assert.equal(sent.length, 1);
});

test('ids are escaped, and cannot lead elsewhere', async () => {
  const { gangway, sent } = fake([() => Response.json({})]);
  await gangway.clients.get('a/b?c');
  assert.equal(sent[0]!.url.pathname, '/v/clients/a%2Fb%3Fc');
  for (const id of ['', '..', undefined as unknown as string]) assert.throws(() => gangway.clients.get(id), TypeError);
});

test('headers and options', async () => {
  const settings = { acceptLanguage: 'es', headers: { 'x-team': 'one', 'x-more': 'two' } };
  const { gangway, sent } = fake([() => Response.json({}), () => new Response(null, { status: 204 })], settings);
  await gangway.clients.update('c', { name: 'n' }, { ifMatch: 3, headers: { 'X-Team': 'three' } });
  assert.equal(await gangway.clients.archive('c', { ifMatch: 'v4', acceptLanguage: 'en' }), undefined);
  const [first, second] = sent.map(({ headers }) => headers);
  assert.equal(first!.get('authorization'), 'Bearer secret-token');
  assert.deepEqual(['if-match', 'accept-language', 'x-team', 'x-more'].map((name) => first!.get(name)), ['"v3"', 'es', 'three', 'two']);
  assert.deepEqual(['if-match', 'accept-language', 'content-type'].map((name) => second!.get(name)), ['"v4"', 'en', null]);
  assert.ok(!first!.has('idempotency-key'));
  assert.match(first!.get('user-agent') ?? '', /^gangway-typescript\/\d+\.\d+\.\d+ node\/\d/);
});

test('browsers send their own user agent', () => {
  const { process } = globalThis;
  Object.assign(globalThis, { process: undefined, document: {} });
  const inBrowser = userAgent();
  Object.assign(globalThis, { process });
  delete (globalThis as { document?: unknown }).document;
  assert.equal(inBrowser, undefined);
});

test('answers that are not the API\'s', async () => {
  const { gangway } = fake([
    () => new Response('<h1>Bad gateway</h1>', { status: 502 }),
    () => new Response('{', { headers: { 'content-type': 'application/json' } }),
  ]);
  await assert.rejects(gangway.service.getHealth(), (error: ApiError) => error.status === 502 && error.code === 'unknown');
  await assert.rejects(gangway.service.getHealth(), InvalidResponseError);
});

test('credentials are form-encoded for HTTP Basic', async () => {
  const token = { access_token: 't', token_type: 'Bearer', expires_in: 60, scope: '' };
  const options = { token: undefined, clientId: 'ops', clientSecret: 'a:b ñ', scope: 'clients:read' };
  const { gangway, sent } = fake([() => Response.json(token), () => Response.json({})], options);
  await gangway.clients.get('c');
  assert.equal(sent[0]!.headers.get('authorization'), `Basic ${btoa('ops:a%3Ab+%C3%B1')}`);
  assert.equal(sent[0]!.body, 'grant_type=client_credentials&scope=clients%3Aread');
});

test('no secret is shown', async () => {
  const broken = () => new TypeError('fetch failed', { cause: new Error('ECONNRESET') });
  const secrets = { token: undefined, clientId: 'ops', clientSecret: 'hidden-secret', maxRetries: 0 };
  const { gangway } = fake([broken], secrets);
  const error: unknown = await gangway.clients.get('c').catch((thrown) => thrown);
  assert.ok(error instanceof ConnectionError);
  assert.equal(error.message, 'no connection to api.test: fetch failed: ECONNRESET');
  const texts = [inspect([gangway, error], { depth: 20, showHidden: true }), JSON.stringify([gangway, error]), String(gangway)];
  assert.ok(!/hidden-secret|Basic|Bearer/.test(texts.join()));
});
