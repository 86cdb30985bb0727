import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import type { OnboardingPlanAccount } from 'gangway-sdk';
import {
  accountNumber, called, gangway, masterPricebook, newAccount, newClient, readyClient, refusal, resellerId, type Scenario, unique, until,
} from './world.js';

async function identityAndService() {
  assert.ok((await gangway.identity.getJwks()).keys.length > 0);
  assert.ok((await gangway.identity.getAuthorizationServerMetadata()).token_endpoint);
  const token = await gangway.identity.issueToken({ grant_type: 'client_credentials', scope: 'clients:read' });
  assert.equal(token.scope, 'clients:read');
  assert.equal((await gangway.service.getHealth()).status, (await gangway.service.getReadiness()).status);
  assert.ok((await gangway.events.list({ type: 'client.created' })).data[0]?.id);
}

async function resellersAndCredentials() {
  const { id } = await gangway.resellers.create({ name: unique('Reseller') });
  assert.equal((await gangway.resellers.update(id, { country: 'PT' })).country, 'PT');
  assert.equal((await gangway.resellers.get(id)).country, 'PT');
  assert.ok((await gangway.resellers.list({ status: 'active' })).data.some((reseller) => reseller.id === id));
  const made = await gangway.credentials.create({ name: 'Short', role: 'reseller', resellerId: id, scopes: ['clients:read'] });
  const rotated = await gangway.credentials.rotate(made.id, { graceSeconds: 0 }, { ifMatch: made.version });
  assert.notEqual(rotated.secret, made.secret);
  assert.equal((await gangway.credentials.list({ resellerId: id })).data[0]?.id, made.id);
  await gangway.credentials.revoke(made.id);
  assert.ok((await gangway.credentials.get(made.id)).revokedAt);
}

async function clients() {
  const { id } = await newClient();
  const pricebookId = await masterPricebook();
  const { response } = await gangway.clients.putCloudProvider(id, { pricebookId, currency: 'USD' }).withResponse();
  assert.equal(response.status, 201);
  assert.equal((await gangway.clients.getCloudProvider(id)).pricebookId, pricebookId);
  assert.equal((await gangway.clients.listCloudProviders(id)).data.length, 1);
  assert.equal((await gangway.clients.getOnboarding(id)).accounts.length, 0);
  const account = await newAccount(id);
  const costs = { accounts: [{ cloudAccountId: account.id, monthlyListCost: '1000.00', monthlySellerCost: '900.00' }] };
  assert.equal((await gangway.clients.simulateMargin(id, costs)).totalClientPays, '1000.00');
  const changed = await gangway.cloudAccounts.update(account.id, { nickname: 'Production' });
  assert.equal(changed.nickname, 'Production');
  assert.ok((await gangway.cloudAccounts.list({ clientId: id })).data.length === 1);
  await gangway.cloudAccounts.unlink(account.id);
  await gangway.clients.deleteCloudProvider(id);
  await gangway.clients.archive(id);
  assert.equal((await gangway.clients.get(id)).status, 'archived');
}

async function pricebooks() {
  const custom = await gangway.pricebooks.create({
    kind: 'custom', name: unique('Custom'), currency: 'USD', basedOn: await masterPricebook(), resellerId: await resellerId(),
  });
  const { id } = custom;
  await gangway.pricebooks.update(id, { name: unique('Custom') }, { ifMatch: custom.version });
  await gangway.pricebooks.putRules(id, { rules: [{ scope: 'global', type: 'markup', percent: '10.00' }] });
  const priced = await gangway.pricebooks.price(id, { lines: [{ service: 'Amazon EC2', listCost: '100.00' }] });
  assert.equal(priced.totalCustomerCost, '110.00');
  assert.equal((await gangway.pricebooks.listRuleVersions(id)).data.length, 2);
  assert.deepEqual((await gangway.pricebooks.getRuleVersion(id, '1')).rules, []);
  await gangway.pricebooks.retire(id);
  assert.equal((await gangway.pricebooks.get(id)).status, 'retired');
}

async function roles() {
  const { id, awsAccountId } = await newAccount();
  await gangway.roleArn.put(id, { roleArn: `arn:aws:iam::${awsAccountId}:role/NoAccess` });
  const checked = await gangway.roleArn.check(id);
  assert.deepEqual([checked.status, typeof checked.diagnosis?.fix], ['no_access', 'string']);
  const report = await gangway.roleArn.getRoleReport(id);
  assert.deepEqual([report.status, report.checks[0]?.evidence, report.checkedAt], ['no_access', 'observed', checked.checkedAt]);
  await refusal(gangway.roleArn.recordRoleCheck(id, { status: 'verified' }), 409, 'aws_connected');
  assert.ok((await gangway.roleArn.list({ status: 'no_access' })).data.length > 0);
  await gangway.roleArn.clear(id);
  assert.equal((await gangway.roleArn.get(id)).roleArn, undefined);
}

async function linkRequests() {
  const { id: cloudAccountId } = await newAccount();
  const { linkRequests } = gangway;
  const found = await linkRequests.preflight({ cloudAccountId });
  assert.equal(found.route, 'invite');
  assert.ok(found.conditions.some(({ code, outcome }) => code === 'no_open_request' && outcome === 'passed'));
  const first = await linkRequests.create({ cloudAccountId, note: 'This week, please.' });
  assert.ok(first.availableActions.includes('approve'));
  const notHere = [409, 'link_request_transition_not_allowed'] as const;
  const wrong = await refusal(linkRequests.recordOutcome(first.id, { outcome: 'accepted' }), ...notHere);
  assert.ok('allowedFrom' in wrong.problem);
  await refusal(linkRequests.complete(first.id, { awsAccountId: '500000000050' }), ...notHere);
  await refusal(linkRequests.fail(first.id, { reason: 'It failed.' }), ...notHere);
  assert.equal((await linkRequests.cancel(first.id, { reason: 'Not yet.' })).status, 'canceled');
  const second = await linkRequests.renew(first.id);
  assert.equal(second.supersedes, first.id);
  assert.equal((await linkRequests.reject(second.id, { reason: 'An unpaid invoice.' })).status, 'rejected');
  assert.deepEqual((await linkRequests.getHistory(second.id)).data.map(({ to }) => to), ['submitted', 'rejected']);
  assert.equal((await linkRequests.list({ cloudAccountId })).data.length, 2);
}

async function supportPlans() {
  const client = await readyClient();
  const account = await newAccount(client.id);
  const { supportPlans } = gangway;
  const { id } = await supportPlans.create({ clientId: client.id, name: 'Basic', kind: 'passthrough' });
  await supportPlans.update(id, { name: 'Basic and Developer' });
  assert.deepEqual((await supportPlans.putAccount(id, account.id)).cloudAccountIds, [account.id]);
  await supportPlans.deleteAccount(id, account.id);
  assert.deepEqual((await supportPlans.get(id)).cloudAccountIds, []);
  assert.equal((await supportPlans.list({ clientId: client.id })).data.length, 1);
  await supportPlans.delete(id);
  const today = await supportPlans.listCatalog({ on: '2026-06-01' });
  assert.ok(today.data.length > 0);
  const entry = await supportPlans.getCatalogEntry('business');
  const quote = await supportPlans.quote('business', { accounts: [{ monthlySpend: '5000.00' }] }, { on: '2026-06-01' });
  assert.deepEqual([quote.currency, quote.accounts.length], [entry.currency, 1]);
}

async function discovery() {
  const { id } = await newClient();
  const { version, data } = await gangway.clients.listDiscoveryQuestions();
  assert.match(version, /^\d{4}-\d{2}-\d{2}$/);
  assert.ok(data.find(({ code }) => code === 'root_access')?.answers.some(({ code }) => code === 'no'));
  const before = await gangway.clients.getDiscovery(id);
  assert.deepEqual([before.answers, before.complete, before.reviewedAt], [{}, false, undefined]);
  const body = { answers: { root_access: 'no', sso: null }, note: 'Asked by telephone.' };
  const answered = await gangway.clients.putDiscovery(id, body, { ifMatch: before.version });
  assert.deepEqual([answered.answers, answered.note], [{ root_access: 'no' }, body.note]);
  assert.deepEqual(answered.risks.map(({ code }) => code), ['nobody_can_accept']);
  assert.ok(answered.risks[0]?.fix);
  assert.deepEqual(await gangway.clients.getDiscovery(id), answered);
}

async function ownerLinks() {
  const { id } = await newAccount();
  const { cloudAccounts } = gangway;
  const made = await cloudAccounts.createOwnerLink(id, { language: 'es', expiresInHours: 2 });
  assert.ok(made.url?.includes('/o/') && !inspect(made).includes(made.url));
  const usual = await cloudAccounts.createOwnerLink(id);
  const listed = await cloudAccounts.listOwnerLinks(id);
  assert.deepEqual(listed.data.map((link) => [link.id, link.url]), [[usual.id, undefined], [made.id, undefined]]);
  const active = await cloudAccounts.getOwnerLink(id, made.id);
  assert.deepEqual([active.status, active.language, active.expiresAt], ['active', 'es', made.expiresAt]);
  await cloudAccounts.revokeOwnerLink(id, usual.id, { ifMatch: usual.version });
  assert.equal((await cloudAccounts.getOwnerLink(id, usual.id)).status, 'revoked');
}

async function sunset() {
  const client = await readyClient();
  const account = await gangway.cloudAccounts.create({
    origin: 'existing', clientId: client.id, awsAccountId: accountNumber(), supportType: 'business', organizationRole: 'standalone',
  });
  const { supportPlans } = gangway;
  const { data: ending } = await supportPlans.getSunsetReport({ on: '2027-01-01', clientId: client.id });
  assert.deepEqual(ending.map(({ cloudAccountId, endsOn }) => [cloudAccountId, endsOn]), [[account.id, '2027-01-01']]);
  assert.deepEqual(ending[0]?.replacedBy, ['business_plus']);
  assert.deepEqual(ending[0]?.actions.map(({ operationId }) => operationId), ['updateCloudAccount', 'createSupportPlan']);
  const charges = await supportPlans.chargeSunsetReport({
    on: '2027-01-01', accounts: [{ cloudAccountId: account.id, monthlySpend: '5000.00' }],
  });
  assert.deepEqual([charges.totalChargeNow, charges.totalCharge, charges.totalDifference], ['500.00', '450.00', '-50.00']);
  assert.equal(charges.data[0]?.candidates?.[0]?.code, 'business_plus');
}

async function onboardingPlans() {
  const { onboardingPlans } = gangway;
  const client = await readyClient();
  const row: OnboardingPlanAccount = { awsAccountId: accountNumber(), supportType: 'basic', nickname: 'Production' };
  const planned = await onboardingPlans.create({ clientId: client.id, rows: [row] });
  assert.deepEqual([planned.status, planned.summary.create, planned.summary.done], ['planned', 1, 0]);
  await onboardingPlans.apply(planned.id, { ifMatch: planned.version });
  const applied = await until(() => onboardingPlans.get(planned.id), ({ status }) => status === 'applied');
  assert.deepEqual([applied.summary.done, applied.summary.failed], [1, 0]);
  const { data: [done, ...others] } = await onboardingPlans.listRows(planned.id, { outcome: 'done' });
  assert.deepEqual([done?.line, done?.action, done?.awsAccountId, others], [1, 'create', row.awsAccountId, []]);
  const account = await gangway.cloudAccounts.get(done?.cloudAccountId ?? assert.fail('no account'));
  assert.deepEqual([account.awsAccountId, account.nickname], [row.awsAccountId, 'Production']);

  const file = `awsAccountId;nickname;supportType\n${row.awsAccountId};Production;basic\n${accountNumber()};"Café; ""Sol""";developer\n`;
  const ofFile = await onboardingPlans.createFromCsv(file, { clientId: client.id });
  assert.deepEqual([ofFile.clientId, ofFile.summary.none, ofFile.summary.create], [client.id, 1, 1]);
  const rows = await onboardingPlans.listRows(ofFile.id);
  assert.ok(rows.data[1]?.changes.some(({ member, to }) => member === 'nickname' && to === 'Café; "Sol"'));
  assert.equal((await onboardingPlans.discard(ofFile.id)).status, 'discarded');
  const all = await onboardingPlans.list({ clientId: client.id });
  assert.deepEqual(all.data.map(({ id, status }) => [id, status]), [[ofFile.id, 'discarded'], [planned.id, 'applied']]);
}

/** Moves the time of the whole server, so nothing else may go on. */
async function testClock() {
  const { testClock } = gangway;
  assert.equal((await testClock.get()).offsetSeconds, 0);
  try {
    const moved = await testClock.advance({ seconds: 60 });
    assert.equal(moved.offsetSeconds, 60);
    assert.ok(Date.parse(moved.now) > Date.now() + 50_000, moved.now);
  } finally {
    await testClock.reset();
  }
  assert.equal((await testClock.get()).offsetSeconds, 0);
}

export const scenarios: Record<string, Scenario> = {
  async 'every-operation'() {
    const parts = [
      identityAndService, resellersAndCredentials, clients, pricebooks, roles, linkRequests, supportPlans, discovery, ownerLinks, sunset,
      onboardingPlans, testClock,
    ];
    for (const part of parts) await part();
    const all = readFileSync('operations.txt', 'utf8').trim().split('\n');
    assert.deepEqual(all.filter((operation) => !called.has(operation)), []);
  },
};
