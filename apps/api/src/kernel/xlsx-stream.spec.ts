import { inflateRawSync } from 'node:zlib';
import { xlsxStream } from './xlsx-stream.js';

async function bytesOf(...portions: string[][][]): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of xlsxStream(portionsOf(portions))) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function* portionsOf(portions: string[][][]): AsyncGenerator<string[][]> {
  yield* portions;
}

/** What is packed under a name, found by the archive's directory as programs find it. */
function unpacked(archive: Buffer, name: string): string {
  const end = archive.lastIndexOf(Buffer.from('PK\x05\x06'));
  for (let at = archive.readUInt32LE(end + 16); at < end; ) {
    const length = archive.readUInt16LE(at + 28);
    const begin = archive.readUInt32LE(at + 42);
    if (archive.toString('utf8', at + 46, at + 46 + length) === name) {
      const data = begin + 30 + archive.readUInt16LE(begin + 26);
      return inflateRawSync(archive.subarray(data, data + archive.readUInt32LE(at + 20))).toString('utf8');
    }
    at += 46 + length;
  }
  throw new Error(`${name} is not in the archive`);
}

describe('a table as XLSX', () => {
  it('has every portion as rows of one sheet, the head in bold', async () => {
    const sheet = unpacked(await bytesOf([['Nome', 'Posti']], [['Niccolò', '12']], [['', '']]), 'xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<row><c s="1" t="inlineStr"><is><t xml:space="preserve">Nome</t></is></c><c s="1" t="inlineStr"><is><t xml:space="preserve">Posti</t></is></c></row>');
    expect(sheet).toContain('<row><c t="inlineStr"><is><t xml:space="preserve">Niccolò</t></is></c><c t="inlineStr"><is><t xml:space="preserve">12</t></is></c></row><row><c/><c/></row></sheetData>');
  });

  it('hands on every text as text, and leaves out what XML may not hold', async () => {
    const sheet = unpacked(await bytesOf([['=1+1', '<b> & "c"', 'bell\u0007', 'half \uD800']]), 'xl/worksheets/sheet1.xml');
    expect(sheet).not.toContain('<f>');
    expect(sheet.match(/preserve">[^<]*/g)).toEqual(['preserve">=1+1', 'preserve">&lt;b&gt; &amp; "c"', 'preserve">bell', 'preserve">half ']);
  });

  it('fails as what it is made of fails', async () => {
    async function* broken(): AsyncGenerator<string[][]> {
      yield [['Nome']];
      throw new Error('the database is away');
    }
    const reading = async () => {
      for await (const piece of xlsxStream(broken())) expect(piece.length).toBeGreaterThan(0);
    };
    await expect(reading()).rejects.toThrow('the database is away');
  });
});
