// Creates a client's accounts from a CSV file and submits their link requests. It can be run again: what is there stays.
//
//   GANGWAY_URL=… GANGWAY_CLIENT_ID=… GANGWAY_CLIENT_SECRET=… node onboard.js accounts.csv cli_…
//
// The file has the columns awsAccountId, nickname and supportType; csv.ts reads it. It ends with 1 when a line failed, and
// with 2 when the file cannot be read, before anything is sent.

import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type AddExistingAccount, ApiError, Gangway, type KnownSupportType } from 'gangway-sdk';
import { readCsv, type Row } from './csv.js';

const GONE = ['unlinked', 'closed'];

type Outcome = 'created' | 'already there' | 'failed';

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

async function onboard(gangway: Gangway, clientId: string, fields: Row['fields']): Promise<Outcome> {
  const { awsAccountId = '', nickname, supportType = '' } = fields;
  const number = awsAccountId.replace(/[\s-]/g, '');
  // Accounts that are gone belong to the key: else it would stand for one of them, and nothing would be made.
  const gone: string[] = [];
  for await (const { id, status } of gangway.cloudAccounts.list({ clientId, awsAccountId: number })) {
    if (!GONE.includes(status)) return 'already there';
    gone.push(id);
  }
  const body: AddExistingAccount = {
    origin: 'existing', clientId, awsAccountId: number, submitLinkRequest: true,
    // The API refuses what it does not know.
    supportType: supportType as KnownSupportType,
    ...(nickname && { nickname }),
  };
  // The same for the same line, so that a run that broke off and its repetition make one account.
  const parts = JSON.stringify([clientId, number, nickname, supportType, ...gone]);
  const idempotencyKey = createHash('sha256').update(parts).digest('hex');
  try {
    await gangway.cloudAccounts.create(body, { idempotencyKey });
  } catch (error) {
    // A refusal of an earlier run, repeated: what stood in the way may be gone.
    if (!(error instanceof ApiError) || error.headers.get('idempotent-replayed') !== 'true') throw error;
    await gangway.cloudAccounts.create(body, { idempotencyKey: randomUUID() });
  }
  return 'created';
}

/** What went wrong, and what to do about it. */
function explain(error: unknown): string {
  if (!(error instanceof ApiError)) return `${(error as Error).name}: ${(error as Error).message}`;
  const fields = error.errors.map(({ pointer, code, detail }) => `${code}: ${pointer} ${detail}`);
  return fields.length > 0 ? fields.join('; ') : `${error.code}: ${error.detail}`;
}

async function main(file: string, clientId: string): Promise<void> {
  // The whole file first: nothing is sent for one that cannot be read to its end.
  let rows: Row[];
  try {
    rows = readCsv(readFileSync(file));
  } catch (error) {
    console.error(`${file}: ${(error as Error).message}`);
    process.exitCode = 2;
    return;
  }
  const gangway = new Gangway({
    baseUrl: setting('GANGWAY_URL'),
    clientId: setting('GANGWAY_CLIENT_ID'),
    clientSecret: setting('GANGWAY_CLIENT_SECRET'),
  });
  const count = { created: 0, 'already there': 0, failed: 0 };
  const report: string[] = [];
  for (const { line, fields, problem } of rows) {
    let outcome: Outcome = 'failed';
    try {
      if (problem) report.push(`line ${line}: ${problem}`);
      else outcome = await onboard(gangway, clientId, fields);
    } catch (error) {
      report.push(`line ${line}: ${explain(error)}`);
    }
    count[outcome] += 1;
    console.error(`line ${line}: ${outcome}`);
  }
  console.log(Object.entries(count).map(([name, number]) => `${number} ${name}`).join(', '));
  for (const line of report) console.log(line);
  if (count.failed > 0) process.exitCode = 1;
}

const [file, clientId] = process.argv.slice(2);
if (!file || !clientId) {
  console.error('usage: onboard <csv> <clientId>');
  process.exitCode = 2;
} else {
  await main(file, clientId);
}
