/** A line of a file with its number. */
export interface Row {
  line: number;
  cells: string[];
}

/** Reads comma-separated values (RFC 4180): quoted cells may hold commas, doubled quotes and line ends. */
export function parseCsv(text: string): Row[] {
  const rows: Row[] = [];
  let line = 1;
  let row: Row = { line, cells: [''] };
  let isQuoted = false;
  const add = (char: string) => (row.cells[row.cells.length - 1] += char);
  const end = () => {
    if (row.cells.some((cell) => cell.trim())) rows.push(row);
    row = { line, cells: [''] };
  };
  const input = text.replace(/^\uFEFF/, '');
  for (let at = 0; at < input.length; at += 1) {
    const char = input[at]!;
    if (char === '\n') line += 1;
    // Elsewhere in a cell a quote is a character like others, as in 12" disk.
    if (char === '"' && (isQuoted || row.cells.at(-1)!.trim() === '')) {
      if (isQuoted && input[at + 1] === '"') {
        add(char);
        at += 1;
      } else isQuoted = !isQuoted;
    } else if (isQuoted) add(char);
    else if (char === '\n') end();
    else if (char === ',') row.cells.push('');
    else if (char !== '\r') add(char);
  }
  if (isQuoted) throw new Error(`line ${row.line}: a quote does not end`);
  end();
  return rows;
}
