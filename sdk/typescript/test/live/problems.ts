import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { ADDRESS, gangway, newClient, refusal, resellerId, type Scenario, unique } from './world.js';

export const scenarios: Record<string, Scenario> = {
  async 'not-found'() {
    const call = gangway.clients.get('cli_00000000000000000000000000');
    const error = await refusal(call, 404, 'client_not_found');
    assert.ok(error.detail && error.title && error.requestId);
    assert.equal(error.headers.get('x-request-id'), error.requestId);
    assert.equal(error.problem.instance, '/clients/cli_00000000000000000000000000');
    const options = { acceptLanguage: 'es' };
    const spanish = await refusal(gangway.clients.get('cli_other', options), 404, 'client_not_found');
    assert.notEqual(spanish.detail, error.detail);
    assert.doesNotMatch(inspect(error), /Bearer|Basic/);
  },

  async conflict() {
    const externalRef = unique('ref');
    await newClient({ externalRef });
    await refusal(newClient({ externalRef }), 409, 'external_ref_taken');
  },

  async 'field-errors'() {
    const contact = { name: 'Administration', email: 'nobody' };
    const body = { name: '', contact, address: ADDRESS, resellerId: await resellerId() };
    const error = await refusal(gangway.clients.create(body), 422, 'invalid_request');
    // A member can break several rules.
    const pointers = new Set(error.errors.map(({ pointer }) => pointer));
    assert.deepEqual([...pointers].sort(), ['/contact/email', '/name']);
    assert.ok(error.errors.every(({ code, detail }) => code && detail));
    assert.match(error.message, /\/contact\/email/);
  },
};
