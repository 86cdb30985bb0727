import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inspect } from 'node:util';
import { Gangway, type GangwayOptions, LinkRequestStatusValues } from 'gangway-sdk';
import { fake } from './fake.js';

const all = { baseUrl: 'http://api.test', clientId: 'ops', clientSecret: 'secret' };

test('a missing option is named when the client is made', () => {
  for (const [name, options] of [
    ['baseUrl', { ...all, baseUrl: undefined }],
    ['clientId', { ...all, clientId: '' }],
    ['clientSecret', { ...all, clientSecret: undefined }],
    ['clientId (or token)', { baseUrl: all.baseUrl }],
  ] as const) {
    assert.throws(() => new Gangway(options as unknown as GangwayOptions), new TypeError(`the option ${name} is missing`));
  }
  assert.throws(() => new Gangway({ ...all, appName: 'panader\u00eda' }), /appName/);
  new Gangway({ baseUrl: all.baseUrl, token: 'token' });
});

test('the console shows no secret, JSON has it', async () => {
  const { gangway } = fake([() => Response.json({ id: 'crd_1', secret: 'hidden-from-logs' })]);
  const credential = await gangway.credentials.get('crd_1');
  assert.ok(!inspect(credential).includes('hidden') && inspect({ credential }).includes("secret: '…'"));
  assert.ok(JSON.stringify(credential).includes('hidden') && { ...credential }.secret === 'hidden-from-logs');
});

test('the console shows no address by which anybody can do an owner\'s steps, but others', async () => {
  const answer = () => Response.json({ id: 'x_1', url: 'https://gangway.test/hidden' });
  const { gangway } = fake([answer, answer, answer]);
  const link = await gangway.cloudAccounts.createOwnerLink('acc_1');
  assert.ok(!inspect(link).includes('hidden') && inspect({ link }).includes("url: '…'"));
  assert.equal(link.url, 'https://gangway.test/hidden');
  assert.ok(inspect(await gangway.webhooks.getEndpoint('x_1')).includes('hidden'));
  assert.ok(inspect(await gangway.request('GET', '/of-tomorrow')).includes('hidden'));
});

test('enums have their values at run time', () => {
  assert.ok(LinkRequestStatusValues.includes('accepted') && LinkRequestStatusValues.length === 12);
});
