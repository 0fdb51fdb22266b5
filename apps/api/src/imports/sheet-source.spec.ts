import { CHUNK } from '../kernel/stored-file.js';
import { MOST_ROWS, peopleRows, shapeOf, SheetProbe } from './sheet-source.js';
import type { SheetRow } from './sheet-row.js';
import type { StoredBytes } from '../kernel/zip-bytes.js';

/** A file as it is kept, in pieces that part letters and lines. */
function stored(bytes: Buffer, piece = 7): StoredBytes {
  return {
    size: bytes.length,
    async *read(start, end) {
      for (let from = start; from < end; from += piece) yield bytes.subarray(from, Math.min(from + piece, end));
    },
  };
}

async function rowsOf(text: string | Buffer, piece?: number): Promise<SheetRow[]> {
  const bytes = Buffer.from(text);
  const probe = new SheetProbe();
  probe.take(bytes);
  const file = stored(bytes, piece);
  const rows: SheetRow[] = [];
  for await (const batch of peopleRows(file, await shapeOf(file, probe.result('people.csv')))) rows.push(...batch);
  return rows;
}

describe('a file of people', () => {
  it('is read the same however it comes in pieces, with the numbers of the sheet', async () => {
    const rows = await rowsOf('\uFEFFElenco\r\n\r\nNome;E-mail\r\nÀda;"a\r\nb"\r\n\r\nZoé "la rossa";"c ""d"""\r\n');
    expect(rows).toEqual([
      { number: 4, cells: ['Àda', 'a\r\nb'] },
      { number: 6, cells: ['Zoé "la rossa"', 'c "d"'] },
    ]);
  });

  it.each([',', ';', '\t', '|'])('is parted by "%s" also where other signs stand in its cells', async (sign) => {
    const others = [',', ';', '|'].filter((other) => other !== sign).join('');
    const rows = await rowsOf(['Nome', 'E-mail', 'Comune'].join(sign) + `\n"Ada${others}"${sign}a@b.example${sign}Lodi\n`);
    expect(rows[0]?.cells).toEqual([`Ada${others}`, 'a@b.example', 'Lodi']);
  });

  it('has no more people than there may be', async () => {
    const file = (people: number) => rowsOf(`Nome\n${'Ada\n'.repeat(people)}`, CHUNK);
    expect(await file(MOST_ROWS)).toHaveLength(MOST_ROWS);
    await expect(file(MOST_ROWS + 1)).rejects.toMatchObject({ code: 'sheetFault.tooManyRows', values: { most: MOST_ROWS } });
  });

  it('is given up at the row in which a quotation mark opens and never closes', async () => {
    await expect(rowsOf(`Nome\nAda\nBice\n"Cora\n${'Dora\n'.repeat(100_000)}`, CHUNK)).rejects.toMatchObject({ code: 'sheetFault.openQuote', values: { row: 4 } });
  });
});
