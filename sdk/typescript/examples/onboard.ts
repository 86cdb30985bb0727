// Brings the AWS accounts of a CSV file on board: node onboard.js accounts.csv cli_…
//
// docs/many-accounts.md says what the file holds. It becomes a plan, of which each line is printed with what it would make
// happen, or with everything that stands against it. A plan without a refused line is applied then, and each line is printed
// with what became of it. Run again, the program does nothing more. It ends with 0 when all lines are done, with 1 when some
// are refused or failed, or when the API refuses, and with 2 when the file cannot be read.
// GANGWAY_URL, GANGWAY_CLIENT_ID and GANGWAY_CLIENT_SECRET say where the API is and who calls.

import { readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { type FieldProblem, Gangway, GangwayError } from 'gangway-sdk';

async function onboard({ onboardingPlans: plans }: Gangway, csv: Uint8Array, clientId: string): Promise<number> {
  let plan = await plans.createFromCsv(csv, { clientId });
  for await (const { line, action, changes, errors } of plans.listRows(plan.id)) {
    const what = changes.map(({ member, to }) => `${member}: ${to}`);
    console.log([`line ${line}: ${action}`, ...what, ...errors.map(explain)].join('; '));
  }
  if (plan.summary.refused > 0) {
    console.log('nothing was applied');
    return 1;
  }
  plan = await plans.apply(plan.id, { ifMatch: plan.version });
  while (plan.status === 'applying') {
    await setTimeout(500);
    plan = await plans.get(plan.id);
  }
  for await (const { line, outcome, problem } of plans.listRows(plan.id)) {
    const why = problem ? [`${problem.code}: ${problem.detail}`, ...(problem.errors ?? []).map(explain)] : [];
    console.log([`line ${line}: ${outcome}`, ...why].join('; '));
  }
  return plan.summary.failed > 0 ? 1 : 0;
}

function explain({ pointer, code, detail }: FieldProblem): string {
  return `${pointer} ${code}: ${detail}`.trimStart();
}

function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

async function main(file?: string, clientId?: string): Promise<number> {
  if (!file || !clientId) {
    console.error('usage: onboard <csv> <clientId>');
    return 2;
  }
  let csv: Uint8Array;
  try {
    csv = readFileSync(file);
  } catch (error) {
    console.error(`${file}: ${(error as Error).message}`);
    return 2;
  }
  const gangway = new Gangway({
    baseUrl: setting('GANGWAY_URL'),
    clientId: setting('GANGWAY_CLIENT_ID'),
    clientSecret: setting('GANGWAY_CLIENT_SECRET'),
  });
  try {
    return await onboard(gangway, csv, clientId);
  } catch (error) {
    if (!(error instanceof GangwayError)) throw error;
    console.error(error.message);
    return 1;
  }
}

process.exitCode = await main(...process.argv.slice(2));
