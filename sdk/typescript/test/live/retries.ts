import assert from 'node:assert/strict';
import { ConnectionError, GangwayError, TimeoutError } from 'gangway-sdk';
import { ADDRESS, connect, failure, gangway, newClient, PERSON, proxy, refusal, resellerId, type Scenario, unique } from './world.js';

const body = async () => ({ name: unique('Retry'), contact: PERSON, address: ADDRESS, resellerId: await resellerId() });
const keys = async () => (await proxy.sent('POST', '/clients')).map(({ headers }) => headers['idempotency-key']);
const count = async (name: string) => (await gangway.clients.list({ q: name })).data.length;

export const scenarios: Record<string, Scenario> = {
  async 'idempotent-retry'() {
    const wanted = await body();
    await proxy.faults('POST', '/clients', { reset: 'after' });
    const { data, response } = await gangway.clients.create(wanted).withResponse();
    assert.equal(data.name, wanted.name);
    assert.equal(response.replayed, true);
    const [first, second, ...more] = await keys();
    assert.match(first ?? '', /^[0-9a-f-]{36}$/);
    assert.deepEqual([second, more], [first, []]);
    assert.equal(await count(wanted.name), 1);
  },

  async 'idempotent-own-key'() {
    const wanted = await body();
    const idempotencyKey = unique('own-key').replaceAll(' ', '-');
    await proxy.forget();
    const first = await gangway.clients.create(wanted, { idempotencyKey }).withResponse();
    const second = await gangway.clients.create(wanted, { idempotencyKey }).withResponse();
    assert.deepEqual(await keys(), [idempotencyKey, idempotencyKey]);
    assert.deepEqual([first.response.replayed, second.response.replayed], [false, true]);
    assert.equal(second.data.id, first.data.id);
    assert.equal(await count(wanted.name), 1);
  },

  async 'retry-503'() {
    await proxy.faults('POST', '/clients', { status: 503, retryAfter: 0 }, { status: 503, retryAfter: 0 });
    await gangway.clients.create(await body());
    const sent = await keys();
    assert.deepEqual([sent.length, new Set(sent).size], [3, 1]);
  },

  async 'retry-429-date'() {
    const begun = Date.now();
    await proxy.faults('GET', '/clients', { status: 429, retryAfter: 'date' });
    await gangway.clients.list();
    // The date has whole seconds: one second from then, rounded down.
    assert.ok(Date.now() >= Math.floor(begun / 1000) * 1000 + 1000);
    assert.equal((await proxy.sent('GET', '/clients')).length, 2);
  },

  async 'retry-reset'() {
    await proxy.faults('GET', '/clients', { reset: 'before' });
    await gangway.clients.list();
    assert.equal((await proxy.sent('GET', '/clients')).length, 2);
    await proxy.faults('POST', '/clients', { reset: 'before' });
    await gangway.clients.create(await body());
    assert.equal((await keys()).length, 2);
  },

  async 'retry-5xx'() {
    for (const status of [500, 502, 504]) {
      await proxy.faults('GET', '/clients', { status });
      await gangway.clients.list();
      assert.equal((await proxy.sent('GET', '/clients')).length, 2);
    }
    await proxy.faults('POST', '/clients', { status: 500 }, { status: 409, code: 'idempotency_in_progress' }, { status: 504 });
    const { id, version } = await gangway.clients.create(await body());
    const sent = await keys();
    assert.deepEqual([sent.length, new Set(sent).size], [4, 1]);

    const change = { name: unique('Sol') };
    await proxy.faults('PATCH', `/clients/${id}`, { status: 502 });
    await gangway.clients.update(id, change, { ifMatch: version });
    assert.equal((await proxy.sent('PATCH', `/clients/${id}`)).length, 2);
    for (const fault of [{ status: 502 }, { reset: 'before' }] as const) {
      await proxy.faults('PATCH', `/clients/${id}`, fault);
      await failure(GangwayError, gangway.clients.update(id, change));
      assert.equal((await proxy.sent('PATCH', `/clients/${id}`)).length, 1);
    }

    await proxy.faults('GET', '/clients', { delay: 4 });
    await gangway.clients.list({}, { attemptTimeout: 1000 });
    assert.equal((await proxy.sent('GET', '/clients')).length, 2);
  },

  async restart() {
    const wanted = await body();
    await proxy.restart();
    const { id, name } = await gangway.clients.create(wanted);
    assert.ok((await keys()).length > 2);
    await proxy.restart();
    assert.equal((await gangway.clients.get(id)).name, name);
  },

  async deadline() {
    for (const head of [true, false]) {
      await proxy.faults('GET', '/clients', { drip: 0.05, head });
      const begun = performance.now();
      await failure(TimeoutError, gangway.clients.list({}, { timeout: 1000 }));
      const took = performance.now() - begun;
      assert.ok(took > 900 && took < 2000, `${took} ms`);
      assert.equal((await proxy.sent('GET', '/clients')).length, 1);
    }

    await proxy.faults('GET', '/clients', { status: 503, retryAfter: 30 });
    const begun = performance.now();
    await refusal(gangway.clients.list({}, { timeout: 5000 }), 503, 'database_busy');
    assert.ok(performance.now() - begun < 2000);
  },

  async 'retry-gives-up'() {
    const busy = { status: 503, retryAfter: 0 };
    await proxy.faults('GET', '/clients', busy, busy, { status: 429, retryAfter: 0 });
    const error = await refusal(gangway.clients.list({}, { maxRetries: 2 }), 429, 'rate_limited');
    assert.equal(error.retryAfter, 0);
    assert.equal((await proxy.sent('GET', '/clients')).length, 3);

    await proxy.faults('GET', '/clients', { reset: 'before' }, { reset: 'before' });
    await failure(ConnectionError, gangway.clients.list({}, { maxRetries: 1 }));
    assert.equal((await proxy.sent('GET', '/clients')).length, 2);

    await proxy.faults('GET', '/clients', busy);
    await refusal(connect({ maxRetries: 0 }).clients.list(), 503, 'database_busy');

    // More than a minute is not waited for.
    await proxy.faults('GET', '/clients', { status: 503, retryAfter: 61 });
    assert.equal((await refusal(gangway.clients.list(), 503, 'database_busy')).retryAfter, 61);
  },

  async 'no-retry'() {
    const { externalRef } = await newClient({ externalRef: unique('ref') });
    assert.ok(externalRef);
    await proxy.forget();
    await refusal(gangway.clients.create({ ...(await body()), externalRef }), 409, 'external_ref_taken');
    await refusal(gangway.clients.create({ ...(await body()), name: '' }), 422, 'invalid_request');
    assert.equal((await keys()).length, 2);
  },

  async timeout() {
    await proxy.faults('GET', '/clients', { delay: 2 }, { delay: 2 });
    await failure(TimeoutError, gangway.clients.list({}, { timeout: 200 }));
    assert.equal((await proxy.sent('GET', '/clients')).length, 1);
    await failure(DOMException, gangway.clients.list({}, { signal: AbortSignal.timeout(200) }));
    assert.equal((await proxy.sent('GET', '/clients')).length, 2);
    const stop = new AbortController();
    stop.abort(new RangeError('enough'));
    await failure(RangeError, gangway.clients.list({}, { signal: stop.signal }));
  },
};
