// Reads the CSV files of onboard.ts, by the rule in sdk/README.md that the examples of all SDKs share.

const COLUMNS = ['awsAccountId', 'nickname', 'supportType'];
const REQUIRED = ['awsAccountId', 'supportType'];
// Named one by one, because each language's own idea of them is another one.
const BLANKS = ' \t\n\u00A0';

export interface Row {
  line: number;
  /** Those that are not empty, by column. */
  fields: Record<string, string>;
  /** Why it cannot be used. */
  problem?: string;
}

/** The rows below the header. An error says why the file as a whole is refused. */
export function readCsv(file: Uint8Array): Row[] {
  const text = new TextDecoder().decode(file).replace(/\r\n?/g, '\n');
  for (const [index, content] of text.split('\n').entries()) {
    // U+FFFD stands for what is not UTF-8; in UTF-16 every other byte is NUL.
    if (/[\uFFFD\0]/.test(content)) throw new Error(`line ${index + 1} is not UTF-8: save the file as 'CSV UTF-8'`);
  }
  let columns: string[] | undefined;
  const rows: Row[] = [];
  for (const { line, values } of records(text, delimiterOf(text))) {
    if (values.every((value) => value === '')) continue;
    if (columns) {
      rows.push(rowOf(line, columns, values));
    } else {
      checkHeader(line, values);
      columns = values;
    }
  }
  if (!columns) throw new Error('the file is empty');
  return rows;
}

function trim(text: string, characters = BLANKS): string {
  return text.replace(new RegExp(`^[${characters}]+|[${characters}]+$`, 'g'), '');
}

/** The one that finds the most columns in the header, or else the first. */
function delimiterOf(text: string): string {
  const header = text.split('\n').find((line) => trim(line, `${BLANKS},;"`)) ?? '';
  const found = (one: string) => header.split(one).filter((name) => COLUMNS.includes(trim(name, `${BLANKS}"`))).length;
  return [',', ';', '\t'].reduce((best, one) => (found(one) > found(best) ? one : best));
}

/** The fields of each record, and the line that it begins in. */
function* records(text: string, delimiter: string): Generator<{ line: number; values: string[] }> {
  const endOfField = (at: number) => {
    const length = text.slice(at).search(`[${delimiter}\n]`);
    return length < 0 ? text.length : at + length;
  };
  let at = 0;
  for (let line = 1; at < text.length; line += 1) {
    const values: string[] = [];
    const begin = line;
    do {
      const parts: string[] = [];
      if (trim(text.slice(at, endOfField(at))).startsWith('"')) at = text.indexOf('"', at);
      // Two quotes within a field end a part of it and begin the next.
      while (text[at] === '"') {
        const close = text.indexOf('"', at + 1);
        if (close < 0) throw new Error(`line ${line}: a quote opens that never closes`);
        parts.push(text.slice(at + 1, close));
        at = close + 1;
      }
      const quoted = parts.join('"');
      const rest = text.slice(at, endOfField(at));
      line += quoted.split('\n').length - 1;
      if (parts.length > 0 && trim(rest)) throw new Error(`line ${line}: text follows a closing quote`);
      values.push(trim(quoted + rest));
      at += rest.length + 1;
    } while (text[at - 1] === delimiter);
    yield { line: begin, values };
  }
}

function checkHeader(line: number, names: string[]): void {
  for (const [index, name] of names.entries()) {
    if (!COLUMNS.includes(name)) throw new Error(`line ${line}: unknown column "${name}"; known are ${COLUMNS.join(', ')}`);
    if (names.indexOf(name) < index) throw new Error(`line ${line}: the column "${name}" is there twice`);
  }
  for (const name of REQUIRED) {
    if (!names.includes(name)) throw new Error(`line ${line}: the column "${name}" is missing`);
  }
}

function rowOf(line: number, columns: string[], values: string[]): Row {
  if (values.length !== columns.length) {
    return { line, fields: {}, problem: `the number of fields is ${values.length}, not ${columns.length}` };
  }
  const fields = Object.fromEntries(columns.map((column, index) => [column, values[index]!]).filter(([, value]) => value));
  const missing = REQUIRED.find((name) => !fields[name]);
  return missing ? { line, fields: {}, problem: `no ${missing}` } : { line, fields };
}
