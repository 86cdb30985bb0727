import assert from 'node:assert/strict';
import { type CreateCloudAccount, NotModifiedError, ProblemCode, type UpdateClient } from 'gangway-sdk';
import {
  accountNumber, failure, gangway, newAccount, newClient, PERSON, proxy, readyClient, refusal, type Scenario, unique,
} from './world.js';

export const scenarios: Record<string, Scenario> = {
  async paging() {
    const name = unique('Paged');
    const made: string[] = [];
    for (let n = 1; n <= 5; n += 1) made.push((await newClient({ name: `${name} ${n}` })).id);
    made.reverse();
    await proxy.forget();

    const items: string[] = [];
    for await (const client of gangway.clients.list({ q: name, limit: 2 })) items.push(client.id);
    assert.deepEqual(items, made);
    assert.equal((await proxy.sent('GET', '/clients')).length, 3);

    const sizes: number[] = [];
    for await (const page of gangway.clients.list({ q: name, limit: 2 }).pages()) sizes.push(page.data.length);
    assert.deepEqual(sizes, [2, 2, 1]);

    const { data: first, response } = await gangway.clients.list({ q: name, limit: 3 }).withResponse();
    assert.match(response.headers.get('link') ?? '', /rel="next"/);
    const second = await first.nextPage();
    assert.deepEqual([first.data.length, first.hasNextPage(), second?.data.length], [3, true, 2]);
    assert.deepEqual([second?.nextCursor, await second?.nextPage()], [undefined, undefined]);

    // The feed has a next cursor always; the iterator ends where it ends for now.
    const seen = new Set<string>();
    let events = 0;
    for await (const event of gangway.events.list({ since: 'beginning', type: 'client.created', limit: 2 })) {
      events += 1;
      seen.add(event.resource.id);
    }
    assert.equal(events, seen.size);
    assert.ok(made.every((id) => seen.has(id)));
  },

  async 'event-feed'() {
    const begun = performance.now();
    const now = await gangway.events.list({ since: 'now', wait: 1 }, { timeout: 5000 });
    assert.deepEqual([now.data, now.atEnd], [[], true]);
    assert.ok(performance.now() - begun > 900);
    const { id } = await newClient();
    const page = await gangway.events.list({ since: 'now', cursor: now.nextCursor, wait: 30 });
    assert.deepEqual([page.data.map(({ resource }) => resource.id), page.atEnd], [[id], true]);
    const oldest = await gangway.events.list({ since: 'beginning', limit: 1 });
    assert.deepEqual([oldest.data.length, oldest.atEnd, oldest.hasNextPage()], [1, false, true]);
  },

  async 'version-conflict'() {
    const client = await newClient();
    await gangway.clients.update(client.id, { domain: 'sol.example' });
    const error = await refusal(
      gangway.clients.update(client.id, { domain: 'luna.example' }, { ifMatch: client.version }),
      412,
      ProblemCode.VersionMismatch,
    );
    assert.equal(error.code, 'version_mismatch');
  },

  async etag() {
    const made = await newClient();
    const { data: client, response } = await gangway.clients.get(made.id).withResponse();
    assert.equal(response.etag, `"v${client.version}"`);
    assert.equal(response.status, 200);
    const second = await gangway.clients.update(client.id, { domain: 'sol.example' }, { ifMatch: client.version });
    const third = await gangway.clients.update(client.id, { domain: 'luna.example' }, { ifMatch: `"v${second.version}"` });
    assert.equal(third.version, 3);
    await failure(NotModifiedError, gangway.clients.get(client.id, { ifNoneMatch: third.version }));
    await gangway.clients.get(client.id, { ifNoneMatch: second.version });
  },

  async 'null-and-absent'() {
    const client = await newClient({ externalRef: unique('ref') });
    await gangway.clients.update(client.id, { domain: 'sol.example', contact: { phone: '+34 910 000 000' } });
    const change: UpdateClient = { domain: null, contact: { phone: null } };
    const changed = await gangway.clients.update(client.id, change);
    assert.deepEqual([changed.domain, changed.contact.phone], [undefined, undefined]);
    assert.deepEqual([changed.externalRef, changed.contact.email], [client.externalRef, PERSON.email]);
  },

  async unions() {
    const client = await readyClient();
    const bodies: CreateCloudAccount[] = [
      { origin: 'existing', clientId: client.id, awsAccountId: accountNumber(), supportType: 'basic' },
      { origin: 'new', clientId: client.id, nickname: 'Sandbox', supportType: 'basic' },
    ];
    for (const body of bodies) {
      const account = await gangway.cloudAccounts.create(body);
      assert.equal(account.origin, body.origin);
      // The tag tells the variants apart.
      if (body.origin === 'existing') assert.equal(account.awsAccountId, body.awsAccountId);
      else assert.equal(account.nickname, body.nickname);
    }

    const account = await newAccount(client.id);
    const kit = await gangway.roleArn.getSetupKit(account.id);
    assert.equal(kit.externalId, account.externalId);
    const policy = await gangway.roleArn.getSetupKit(account.id, { format: 'trust-policy', securityReport: true });
    assert.deepEqual(policy, kit.trustPolicy);
    for (const format of ['cloudformation', 'terraform', 'cli', 'console'] as const) {
      const text: string = await gangway.roleArn.getSetupKit(account.id, { format });
      assert.ok(text.includes(account.externalId), format);
    }
  },

  async 'unknown-member'() {
    const client = await newClient();
    await proxy.faults('GET', `/clients/${client.id}`, { patch: { rating: { stars: 5 } } });
    const read = await gangway.clients.get(client.id);
    assert.equal(read.name, client.name);
    assert.deepEqual((read as { rating?: unknown }).rating, { stars: 5 });
  },

  async 'unknown-enum'() {
    const client = await newClient();
    await proxy.faults('GET', `/clients/${client.id}`, { patch: { status: 'hibernating' } });
    const { status } = await gangway.clients.get(client.id);
    assert.equal(status, 'hibernating');
  },
};
