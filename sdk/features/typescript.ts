import { Gangway } from 'gangway-sdk';

const gangway = new Gangway({ baseUrl: process.env['GANGWAY_URL'] ?? '', token: 'token' });
const samples = gangway.samples;
const page = await samples.list({ kind: ['default', 'trust-policy'], clientId: ['cli_1', 'cli_2'], ratio: 0.5, xTraceId: 'trace-1' });
const made = await samples.create({ class: 'a', ratio: 1.5, async: true, counts: { x: 2 }, default: 'class' });
await samples.createFromCsv('class,ratio\na,1.5\n', { clientId: 'cli_1' });
await samples.uploadFromCsv(new TextEncoder().encode('class,ratio\na,1.5\n'));
const [{ counts, members, anything, rows, kind }] = page.data as [(typeof page.data)[0]];
console.log(counts['x'], members['one']?.name, (anything['deep'] as number[])[0], rows[0]?.[0], kind === made.kind ? kind : '');
