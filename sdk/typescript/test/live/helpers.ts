import assert from 'node:assert/strict';
import { ApiError, type ClientProfile, EndedError, type Event, TimeoutError } from 'gangway-sdk';
import { ADDRESS, accountNumber, connect, failure, gangway, newAccount, newClient, PERSON, proxy, readyClient, refusal, resellerId, type Scenario, unique, until } from './world.js';

async function sentRequest(awsAccountId = accountNumber()): Promise<string> {
  const { id: clientId } = await readyClient();
  const account = await gangway.cloudAccounts.create({
    origin: 'existing', clientId, awsAccountId, supportType: 'basic', organizationRole: 'standalone',
  });
  const { id } = await gangway.linkRequests.create({ cloudAccountId: account.id });
  await gangway.linkRequests.approve(id);
  await gangway.linkRequests.send(id);
  return id;
}

export const scenarios: Record<string, Scenario> = {
  async 'wait-until'() {
    const accepted = await gangway.linkRequests.waitUntil(await sentRequest(), ['accepted', 'completed']);
    assert.equal(accepted.status, 'accepted');

    const declined = await sentRequest('500000000001');
    const ended = await failure(EndedError, gangway.linkRequests.waitUntil(declined, 'accepted'));
    assert.equal(ended.message, `link request ${declined} is declined, which never becomes accepted`);
    assert.equal(ended.request.id, declined);

    const { id } = await gangway.linkRequests.create({ cloudAccountId: (await newAccount()).id });
    const begun = performance.now();
    const late = await failure(TimeoutError, gangway.linkRequests.waitUntil(id, 'approved', { timeout: 700 }));
    assert.equal(late.message, `link request ${id} is still submitted after 700 ms, not approved`);
    assert.ok(performance.now() - begun >= 700 && performance.now() - begun < 3000);
  },

  async follow() {
    const first = (await gangway.events.list({ resourceId: (await newClient()).id, since: 'beginning' })).data[0]!;
    // Without retries every outage is the loop's own.
    const follower = connect({ maxRetries: 0 });
    const stop = new AbortController();
    const events = follower.events.follow(first.id, { type: 'client.created' }, { signal: stop.signal });
    const next = async (of: typeof events): Promise<Event> => (await of.next()).value;
    const second = await newClient();
    assert.equal((await next(events)).resource.id, second.id);
    const waiting = next(events);
    await proxy.restart();
    const third = await newClient();
    assert.equal((await waiting).resource.id, third.id);
    await proxy.faults('GET', '/events', { status: 502 }, { reset: 'before' });
    const fourth = await newClient();
    assert.equal((await next(events)).resource.id, fourth.id);
    const ended = next(events);
    stop.abort(new Error('enough'));
    assert.equal((await failure(Error, ended)).message, 'enough');

    const credential = await gangway.credentials.create({ name: 'Follower', role: 'reseller', resellerId: await resellerId() });
    const reseller = connect({ clientId: credential.id, clientSecret: credential.secret! });
    await proxy.forget();
    const fresh = reseller.events.follow('now', { type: 'client.created' });
    const comes = next(fresh);
    await until(() => proxy.sent('GET', '/events'), (sent) => sent.some(({ status }) => status === 200));
    const fifth = await newClient();
    assert.equal((await comes).resource.id, fifth.id);
    await gangway.credentials.revoke(credential.id);
    assert.equal((await failure(ApiError, next(fresh))).status, 401);
  },

  async 'create-or-find'() {
    const body = { name: unique('Panadería Sol'), contact: PERSON, address: ADDRESS, resellerId: await resellerId() };
    const externalRef = unique('CRM');
    const made = await gangway.clients.createOrFind({ ...body, externalRef });
    const found = await gangway.clients.createOrFind({ ...body, name: 'Another', externalRef });
    assert.deepEqual([found.id, found.name], [made.id, made.name]);
    await proxy.forget();
    await failure(TypeError, gangway.clients.createOrFind({ ...body, externalRef: '' }));
    assert.equal((await proxy.sent('POST', '/clients')).length, 0);
  },

  async 'raw-request'() {
    const named = connect({ appName: 'onboarding/1.2' });
    const owner = await resellerId();
    await proxy.faults('GET', '/clients', { status: 503, retryAfter: 0 });
    const { data } = await named.request<{ data: ClientProfile[] }>('GET', '/clients', { query: { resellerId: owner, limit: 1 } });
    assert.equal(data.length, 1);
    const asked = await proxy.sent('GET', '/clients');
    assert.deepEqual(asked.map(({ status }) => status), [503, 200]);
    assert.ok(asked.every(({ headers }) => headers['user-agent']!.endsWith(' onboarding/1.2')));

    const body = { name: unique('Panadería Sol'), contact: PERSON, address: ADDRESS, resellerId: owner, externalRef: unique('CRM') };
    await proxy.faults('POST', '/clients', { reset: 'after' });
    const { data: made, response } = await named.request<ClientProfile>('POST', '/clients', { body }).withResponse();
    assert.ok(response.replayed);
    assert.equal((await gangway.clients.get(made.id)).externalRef, body.externalRef);
    await gangway.clients.archive(made.id);
    const hook = await gangway.webhooks.createEndpoint({ url: 'https://example.com/hooks', eventTypes: ['client.created'] });
    assert.equal(await named.request('DELETE', `/webhook-endpoints/${hook.id}`), undefined);
    await refusal(named.request('GET', '/clients/cli_nobody'), 404, 'client_not_found');
    assert.throws(() => named.request('GET', '/clients?limit=1'), TypeError);
  },
};
