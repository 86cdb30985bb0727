import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { type RequestEvent, type ResponseEvent, signWebhook, verifyWebhook, WebhookVerificationError } from 'gangway-sdk';
import { Webhook } from 'standardwebhooks';
import { connect, type Delivery, env, failure, gangway, newClient, proxy, receiver, refusal, type Scenario, until } from './world.js';

interface Vector {
  name: string;
  valid: boolean;
  headers: Record<string, string>;
  body: string;
}

/** The event of a delivery, by us and by the reference library, with each of the secrets. */
async function verified({ headers, body }: Delivery, ...secrets: (string | undefined)[]) {
  const events = [];
  for (const secret of secrets) {
    const event = await verifyWebhook(body, headers, secret!);
    assert.deepEqual(new Webhook(secret!).verify(body, headers), event);
    events.push(event);
  }
  await failure(WebhookVerificationError, verifyWebhook(`${body} `, headers, secrets[0]!));
  const [event] = events;
  assert.equal(headers['webhook-id'], event!.id);
  return event!;
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
    const { secret, now, toleranceSeconds, badSecrets, vectors } = JSON.parse(
      readFileSync(`${env('GANGWAY_LIVE')}/webhook-vectors.json`, 'utf8'),
    ) as { secret: string; now: number; toleranceSeconds: number; badSecrets: string[]; vectors: Vector[] };
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
    for (const bad of badSecrets) await failure(TypeError, verifyWebhook('', {}, bad));
    const [good] = vectors;
    assert.deepEqual(await signWebhook(good!.body, secret, { id: good!.headers['webhook-id'], now: now * 1000 }), good!.headers);
    const headers = await signWebhook(good!.body, secret);
    assert.equal((await verifyWebhook(good!.body, headers, secret)).type, 'client.created');
    await failure(WebhookVerificationError, verifyWebhook(good!.body, good!.headers, secret));
  },

  async 'webhook-deliveries'() {
    const { webhooks } = gangway;
    const { url, next, close } = await receiver();
    const { id, secret } = await webhooks.createEndpoint({ url, eventTypes: ['client.created'], description: 'Live suite' });
    const client = await newClient();
    const event = await verified(await next(), secret);
    const [told] = (await gangway.events.list({ since: 'beginning', resourceId: client.id })).data;
    // Whence it was asked for is operations' alone, and goes to no receiver.
    assert.ok(told!.origin && !event.origin);
    assert.deepEqual(told, { ...event, origin: told!.origin });

    const test = await webhooks.testEndpoint(id);
    assert.deepEqual([test.status, test.attempts[0]?.status], ['succeeded', 204]);
    assert.equal((await verified(await next(), secret)).type, 'webhook.test');
    const ask = async () => (await webhooks.listDeliveries(id)).data.find(({ eventId }) => eventId === event.id);
    const first = await until(ask, (delivery) => delivery?.status === 'succeeded');
    assert.deepEqual([first?.eventType, first?.attempts.length], ['client.created', 1]);
    assert.equal((await webhooks.retryDelivery(id, first!.id)).id, first!.id);
    assert.deepEqual(await verified(await next(), secret), event);

    const rotated = await webhooks.rotateSecret(id, { graceSeconds: 60 });
    assert.notEqual(rotated.secret, secret);
    const second = await newClient();
    assert.equal((await verified(await next(), secret, rotated.secret)).resource.id, second.id);

    const changed = await webhooks.updateEndpoint(id, { description: null, enabled: false });
    assert.deepEqual([changed.status, changed.description, changed.secret], ['disabled', undefined, undefined]);
    assert.deepEqual(await webhooks.getEndpoint(id), changed);
    assert.ok((await webhooks.listEndpoints()).data.some((endpoint) => endpoint.id === id));
    await webhooks.deleteEndpoint(id, { ifMatch: changed.version });
    await refusal(webhooks.getEndpoint(id), 404, 'webhook_endpoint_not_found');
    close();
  },
};
