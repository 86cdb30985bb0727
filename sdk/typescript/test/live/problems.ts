import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { GangwayError } from 'gangway-sdk';
import {
  ADDRESS, failure, type Fault, gangway, newClient, proxy, refusal, resellerId, type Scenario, unique, URL_OF_API,
} from './world.js';

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

  async 'error-messages'() {
    const { host } = new URL(URL_OF_API);
    const errors = [{ pointer: '/name', code: 'too_short', detail: 'Too short.' }];
    const texts: [Fault, string, number?][] = [
      [
        { status: 422, code: 'invalid_request', errors },
        `422 invalid_request: Made by the proxy.; /name too_short: Too short. (request from-the-proxy, host ${host})`,
      ],
      [{ status: 502 }, `502 unknown: The answer is not the API's. (host ${host})`],
      [{ reset: 'before' }, `no connection to ${host}: `],
      [{ delay: 1 }, `no answer from ${host} within 500 ms`, 500],
    ];
    for (const [fault, text, timeout = 60_000] of texts) {
      await proxy.faults('GET', '/clients', fault);
      const error = await failure(GangwayError, gangway.clients.list({}, { maxRetries: 0, timeout }));
      assert.ok(error.message === text || (fault.reset && error.message.startsWith(text)), error.message);
    }
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
