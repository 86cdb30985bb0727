import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { type RequestEvent, type ResponseEvent, verifyWebhook, WebhookVerificationError } from 'gangway-sdk';
import { connect, env, failure, newClient, proxy, type Scenario } from './world.js';

interface Vector {
  name: string;
  valid: boolean;
  headers: Record<string, string>;
  body: string;
}

export const scenarios: Record<string, Scenario> = {
  async hooks() {
    const requests: RequestEvent[] = [];
    const responses: ResponseEvent[] = [];
    const observed = connect({
      hooks: {
        request: (event) => {
          requests.push(event);
          throw new Error('an observer breaks nothing');
        },
        response: (event) => void responses.push(event),
      },
    });
    const { id } = await newClient();
    await proxy.faults('GET', `/clients/${id}`, { status: 503, retryAfter: 0 }, { reset: 'before' });
    await observed.clients.get(id);
    const seen = responses.map(({ operation, method, path, attempt, status }) => [operation, method, path, attempt, status]);
    assert.deepEqual(seen, [
      ['issueToken', 'POST', '/oauth/token', 1, 200],
      ['getClient', 'GET', `/clients/${id}`, 1, 503],
      ['getClient', 'GET', `/clients/${id}`, 2, undefined],
      ['getClient', 'GET', `/clients/${id}`, 3, 200],
    ]);
    assert.deepEqual(requests.map(({ attempt }) => attempt), [1, 1, 2, 3]);
    assert.ok(responses.every(({ duration }) => duration > 0));
    assert.deepEqual(responses.map(({ error }) => error?.name), [undefined, 'ApiError', 'ConnectionError', undefined]);
    const all = inspect([requests, responses, observed], { depth: 20, showHidden: true }) + JSON.stringify([responses, observed]);
    assert.ok(!all.includes(env('GANGWAY_CLIENT_SECRET')) && !/eyJ|Bearer|Basic /.test(all));
  },

  async webhooks() {
    const { secret, now, toleranceSeconds, vectors } = JSON.parse(
      readFileSync(`${env('GANGWAY_LIVE')}/webhook-vectors.json`, 'utf8'),
    ) as { secret: string; now: number; toleranceSeconds: number; vectors: Vector[] };
    const options = { now: now * 1000, tolerance: toleranceSeconds };
    for (const { name, valid, headers, body } of vectors) {
      if (valid) {
        const event = await verifyWebhook(body, headers, secret, options);
        assert.equal(event.type, 'client.created', name);
        await verifyWebhook(Buffer.from(body), new Headers(headers), secret, options);
      } else {
        await failure(WebhookVerificationError, verifyWebhook(body, headers, secret, options));
      }
    }
    const [good] = vectors;
    await failure(WebhookVerificationError, verifyWebhook(good!.body, good!.headers, secret));
    await failure(WebhookVerificationError, verifyWebhook(good!.body, good!.headers, 'whsec_*', options));
  },
};
