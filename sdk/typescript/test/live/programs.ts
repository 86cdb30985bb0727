import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { type RequestEvent, type ResponseEvent, verifyWebhook, WebhookVerificationError } from 'gangway-sdk';
import { connect, env, failure, gangway, newClient, proxy, readyClient, type Scenario } from './world.js';

interface Vector {
  name: string;
  valid: boolean;
  headers: Record<string, string>;
  body: string;
}

/** Runs a compiled program with the suite's environment. */
function run(program: string, ...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [`build/js/${program}`, ...args], (error, stdout, stderr) => {
      done({ status: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr });
    });
  });
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

  async example() {
    const { id } = await readyClient();
    const arguments_ = [`${env('GANGWAY_LIVE')}/accounts.csv`, id] as const;
    const first = await run('examples/onboard.js', ...arguments_);
    assert.equal(first.status, 1, first.stderr);
    assert.match(first.stdout, /^2 created, 0 already there, 3 failed\n/);
    for (const line of [4, 5, 6]) assert.match(first.stdout, new RegExp(`^line ${line}: `, 'm'));
    assert.match(first.stdout, /^line 6: the number of fields is 2, not 3$/m);
    const { data: made } = await gangway.cloudAccounts.list({ clientId: id });
    assert.deepEqual(made.map(({ status }) => status), ['requested', 'requested']);
    assert.deepEqual(made.map(({ nickname }) => nickname).sort(), ['Production, EU', undefined]);

    const again = await run('examples/onboard.js', ...arguments_);
    assert.equal(again.status, 1);
    assert.match(again.stdout, /0 created, 2 already there, 3 failed/);
    assert.equal((await gangway.cloudAccounts.list({ clientId: id })).data.length, 2);

    // Unlinked accounts are made anew, although the server still knows the answers to the first run.
    for (const account of made) {
      await gangway.linkRequests.cancel(account.linkRequestId!, { reason: 'Not yet.' });
      await gangway.cloudAccounts.unlink(account.id);
    }
    assert.match((await run('examples/onboard.js', ...arguments_)).stdout, /2 created, 0 already there, 3 failed/);
    assert.equal((await gangway.cloudAccounts.list({ clientId: id, status: 'requested' })).data.length, 2);

    const broken = `${env('GANGWAY_SCRATCH')}/broken.csv`;
    writeFileSync(broken, 'awsAccountId,nickname,supportType\n999911112222,Sol,basic\n1,Panadería,basic\n', 'latin1');
    const refused = await run('examples/onboard.js', broken, id);
    assert.equal(refused.status, 2);
    assert.ok(refused.stderr.startsWith(`${broken}: line 3 is not UTF-8`), refused.stderr);
    assert.equal((await gangway.cloudAccounts.list({ clientId: id, awsAccountId: '999911112222' })).data.length, 0);
  },

  async readme() {
    const { status, stdout, stderr } = await run('build/readme/quickstart.js');
    assert.equal(status, 0, stderr);
    assert.match(stdout, /acc_/);
  },
};
