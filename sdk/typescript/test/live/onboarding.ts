import assert from 'node:assert/strict';
import { accountNumber, ADDRESS, connect, gangway, masterPricebook, PERSON, readyClient, resellerId, type Scenario, unique, until } from './world.js';

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
};
