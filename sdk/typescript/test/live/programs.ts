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

/** How the example ends, and what it prints. */
async function onboard(file: string, clientId: string): Promise<{ status: number; printed: string[] }> {
  const { status, stdout, stderr } = await run('examples/onboard.js', file, clientId);
  return { status, printed: (stdout + stderr).trimEnd().split('\n') };
}

/** What is printed of each line of refused.csv begins so. */
const REFUSED = [
  'line 2: create; nickname: Good; ',
  'line 3: refused; /awsAccountId invalid_aws_account_id: ',
  'line 4: refused; /supportType unknown_value: ',
  'line 5: refused; too_few_fields: ',
];

export const scenarios: Record<string, Scenario> = {
  async example() {
    const { id } = await readyClient();
    const good = `${env('GANGWAY_LIVE')}/accounts.csv`;
    const accounts = async (clientId: string) => (await gangway.cloudAccounts.list({ clientId })).data;
    const first = await onboard(good, id);
    assert.deepEqual([first.status, first.printed.slice(2)], [0, ['line 2: done', 'line 3: done']]);
    assert.match(first.printed[0]!, /^line 2: create; .*nickname: Production, EU/);
    assert.match(first.printed[1]!, /^line 3: create; .*supportType: business_plus/);
    const made = await accounts(id);
    assert.deepEqual(made.map(({ awsAccountId, nickname }) => [awsAccountId, nickname]).sort(), [
      ['111122223333', 'Production, EU'], ['111122224444', undefined],
    ]);
    assert.ok(made.every(({ linkRequestId }) => linkRequestId));
    const again = await onboard(good, id);
    assert.deepEqual(again, { status: 0, printed: ['line 2: none', 'line 3: none', 'line 2: done', 'line 3: done'] });
    assert.deepEqual(await accounts(id), made);

    const { id: other } = await readyClient();
    const refused = await onboard(`${env('GANGWAY_LIVE')}/refused.csv`, other);
    assert.deepEqual([refused.status, refused.printed.length, refused.printed[4]], [1, 5, 'nothing was applied']);
    for (const [index, start] of REFUSED.entries()) assert.ok(refused.printed[index]!.startsWith(start), refused.printed[index]);
    const broken = `${env('GANGWAY_SCRATCH')}/broken.csv`;
    writeFileSync(broken, 'awsAccountId,nickname,supportType\n999911112222,Sol,basic\n1,Panadería,basic\n', 'latin1');
    const whole = await onboard(broken, other);
    assert.equal(whole.status, 1);
    assert.match(whole.printed.join('\n'), /^415 unsupported_media_type: .*line 3/);
    const absent = await onboard(`${broken}.none`, other);
    assert.equal(absent.status, 2);
    assert.ok(absent.printed[0]!.startsWith(`${broken}.none: `), absent.printed[0]);
    assert.deepEqual(await accounts(other), []);
  },

  async readme() {
    const { status, stdout, stderr } = await run('build/readme/quickstart.js');
    assert.equal(status, 0, stderr);
    assert.match(stdout, /acc_/);
  },
};
