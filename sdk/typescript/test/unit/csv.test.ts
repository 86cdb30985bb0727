import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readCsv, type Row } from '../../examples/csv.js';

interface Case {
  name: string;
  text?: string;
  latin1?: string;
  rows?: (Partial<Row> & { line: number })[];
  error?: string;
}

const { cases } = JSON.parse(readFileSync('../live/csv-cases.json', 'utf8')) as { cases: Case[] };

for (const { name, text, latin1 = '', rows, error } of cases) {
  test(`the example's CSV: ${name}`, () => {
    const file = text === undefined ? Buffer.from(latin1, 'latin1') : Buffer.from(text);
    if (rows) assert.deepEqual(readCsv(file), rows.map((row) => ({ fields: {}, ...row })));
    else assert.throws(() => readCsv(file), { message: error });
  });
}
