import assert from 'node:assert/strict';
import { connect, proxy, refusal, type Scenario } from './world.js';

const tokens = () => proxy.sent('POST', '/oauth/token');

export const scenarios: Record<string, Scenario> = {
  async 'token-once'() {
    await proxy.forget();
    const gangway = connect();
    await Promise.all(Array.from({ length: 20 }, () => gangway.clients.list({ limit: 1 })));
    assert.equal((await tokens()).length, 1);
    assert.equal((await proxy.sent('GET', '/clients')).length, 20);
  },

  async 'token-renewed'() {
    const gangway = connect();
    await gangway.clients.list();
    await proxy.faults('GET', '/clients', { status: 401 });
    await gangway.clients.list();
    assert.equal((await tokens()).length, 1);
    const sent = await proxy.sent('GET', '/clients');
    assert.deepEqual(sent.map(({ status }) => status), [401, 200]);

    await proxy.faults('GET', '/clients', { status: 401 }, { status: 401 });
    await refusal(gangway.clients.list(), 401, 'unauthenticated');
    assert.equal((await tokens()).length, 1);
    assert.equal((await proxy.sent('GET', '/clients')).length, 2);

    let asked: boolean[] = [];
    const { access_token } = await gangway.identity.issueToken({ grant_type: 'client_credentials' });
    const other = { clientId: undefined, clientSecret: undefined };
    const provided = connect({ ...other, token: ({ renew }) => (asked.push(renew), renew ? access_token : 'ended') });
    await provided.clients.list();
    assert.deepEqual(asked, [false, true]);
    await refusal(connect({ ...other, token: 'ended' }).clients.list(), 401, 'unauthenticated');
    await refusal(connect({ clientSecret: 'wrong' }).clients.list(), 401, 'invalid_client');
  },

  async 'token-before-end'() {
    await proxy.faults('POST', '/oauth/token', { patch: { expires_in: 1 } });
    const gangway = connect();
    await gangway.clients.list();
    await gangway.clients.list();
    assert.equal((await tokens()).length, 1);
    await new Promise((done) => setTimeout(done, 600));
    await gangway.clients.list();
    await gangway.clients.list();
    assert.equal((await tokens()).length, 2);
  },
};
