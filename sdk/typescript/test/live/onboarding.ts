import assert from 'node:assert/strict';
import { EndedError } from 'gangway-sdk';
import { accountNumber, ADDRESS, connect, failure, gangway, masterPricebook, PERSON, readyClient, resellerId, type Scenario, unique, until } from './world.js';

export const scenarios: Record<string, Scenario> = {
  async linking() {
    const credential = await gangway.credentials.create({
      name: 'Integration', role: 'reseller', resellerId: await resellerId(),
    });
    assert.ok(credential.secret);
    const reseller = connect({ clientId: credential.id, clientSecret: credential.secret });
    const client = await reseller.clients.create({ name: unique('Panadería Sol'), contact: PERSON, address: ADDRESS });
    const provider = { pricebookId: await masterPricebook(), currency: 'USD', enabledInCustomerPortal: true };
    await reseller.clients.putCloudProvider(client.id, provider);
    const account = await reseller.cloudAccounts.create({
      origin: 'existing', clientId: client.id, awsAccountId: accountNumber(), supportType: 'basic', organizationRole: 'standalone',
    });
    await reseller.roleArn.put(account.id, { roleArn: `arn:aws:iam::${account.awsAccountId}:role/GangwayReadOnly` });
    assert.equal((await reseller.roleArn.check(account.id)).status, 'verified');

    const { id } = await reseller.linkRequests.create({ cloudAccountId: account.id });
    assert.equal((await gangway.linkRequests.approve(id)).status, 'approved');
    assert.equal((await gangway.linkRequests.send(id)).status, 'sent');
    await until(() => reseller.linkRequests.get(id), ({ status }) => status === 'accepted');
    const group = await reseller.supportPlans.create({
      clientId: client.id, name: 'Basic', kind: 'passthrough', cloudAccountIds: [account.id],
    });
    assert.deepEqual(group.cloudAccountIds, [account.id]);
    const { status } = await reseller.cloudAccounts.getOnboarding(account.id);
    assert.ok(['complete', 'ready'].includes(status), status);
  },

  async 'new-account'() {
    const client = await readyClient();
    const account = await gangway.cloudAccounts.create({
      origin: 'new', clientId: client.id, nickname: 'Sandbox', supportType: 'basic', submitLinkRequest: true,
    });
    const id = account.linkRequestId ?? assert.fail('no link request');
    await gangway.linkRequests.approve(id, { rootEmail: `aws+${Date.now()}@example.com` });
    assert.equal((await gangway.linkRequests.send(id)).status, 'creating');
    await until(() => gangway.linkRequests.get(id), ({ status }) => status === 'completed');
    const made = await gangway.cloudAccounts.get(account.id);
    assert.equal(made.status, 'linked');
    assert.match(made.awsAccountId ?? '', /^\d{12}$/);
  },

  // Moves the time of the whole server, so nothing else may go on.
  async expiry() {
    const { cloudAccounts, linkRequests, testClock } = gangway;
    // Nobody answers, and AWS ends the invitation two seconds after it was sent: the clock is faster.
    const account = await cloudAccounts.create({
      origin: 'existing', clientId: (await readyClient()).id, awsAccountId: '500000000002', supportType: 'basic', organizationRole: 'standalone',
    });
    const { id } = await linkRequests.create({ cloudAccountId: account.id });
    await linkRequests.approve(id);
    const { expiresAt = '', version } = await linkRequests.send(id);
    try {
      await testClock.advance({ seconds: 14 * 86_400 });
      const expired = await linkRequests.get(id);
      assert.equal(expired.status, 'expired');
      assert.ok(Date.parse(expired.closedAt!) >= Date.parse(expiresAt), expired.closedAt);
      const ended = await failure(EndedError, linkRequests.waitUntil(id, 'declined'));
      assert.equal(ended.message, `link request ${id} is expired, which never becomes declined`);
      assert.equal(ended.request.status, 'expired');

      // The number was wrong. It can change when the end of its invitation has come from AWS too, with another version.
      if (expired.closedAt === expiresAt) await until(() => linkRequests.get(id), (found) => found.version > version + 1);
      await cloudAccounts.update(account.id, { awsAccountId: accountNumber() });
      const renewed = await linkRequests.renew(id);
      assert.deepEqual([renewed.supersedes, renewed.status], [id, 'submitted']);
      await linkRequests.approve(renewed.id);
      const { sentAt } = await linkRequests.send(renewed.id);
      assert.ok(Date.parse(sentAt!) >= Date.parse(expiresAt), sentAt);
      await linkRequests.waitUntil(renewed.id, 'accepted');
      assert.equal((await cloudAccounts.get(account.id)).status, 'linked');
    } finally {
      await testClock.reset();
    }
  },
};
