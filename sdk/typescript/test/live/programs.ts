import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { env, gangway, readyClient, type Scenario } from './world.js';

/** Runs a compiled program with the suite's environment. */
function run(program: string, ...args: string[]): Promise<{ status: number; stdout: string; stderr: string }> {
  return new Promise((done) => {
    execFile(process.execPath, [`build/js/${program}`, ...args], (error, stdout, stderr) => {
      done({ status: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout, stderr });
    });
  });
}

export const scenarios: Record<string, Scenario> = {
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
