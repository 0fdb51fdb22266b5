import { once } from 'node:events';
import { crc32, createDeflateRaw } from 'node:zlib';

/*
 * A workbook of one sheet (ECMA-376) in a ZIP archive that is written from beginning to end without ever being held as
 * a whole: sizes and check sum of what is packed come after it (APPNOTE.TXT 4.3.9). Every text is a text, so that
 * nothing runs as a formula; the first row is bold and stays in sight.
 */

const DEFLATED = 8;
/** Sizes come afterwards, and names are UTF-8. */
const FLAGS = 0x0808;
const VERSION = 20;
/** The first day that a ZIP archive knows: what is in it is the same whenever it was made. */
const DATE = 0x0021;

interface Packed {
  name: string;
  offset: number;
  crc: number;
  packed: number;
  size: number;
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const KIND = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const parts: readonly [name: string, text: string][] = [
  [
    '[Content_Types].xml',
    `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${KIND}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${KIND}.styles+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${KIND}.worksheet+xml"/></Types>`,
  ],
  ['_rels/.rels', `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
  ['xl/workbook.xml', `<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="Percorso" sheetId="1" r:id="r1"/></sheets></workbook>`],
  [
    'xl/_rels/workbook.xml.rels',
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
  ],
  [
    'xl/styles.xml',
    `<styleSheet xmlns="${SHEET}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf fontId="1" xfId="0" applyFont="1"/></cellXfs></styleSheet>`,
  ],
];

/** A table as an XLSX file, out of portions of rows; the first row is the head. */
export async function* xlsxStream(portions: AsyncIterable<readonly (readonly (string | number)[])[]>): AsyncGenerator<Buffer> {
  const written: Packed[] = [];
  let offset = 0;
  const texts: [string, AsyncIterable<string>][] = [...parts.map(([name, text]) => [name, single(XML + text)] as [string, AsyncIterable<string>]), ['xl/worksheets/sheet1.xml', sheetOf(portions)]];
  for (const [name, text] of texts) {
    const entry: Packed = { name, offset, crc: 0, packed: 0, size: 0 };
    for await (const piece of packedPart(entry, text)) {
      offset += piece.length;
      yield piece;
    }
    written.push(entry);
  }
  yield directoryOf(written, offset);
}

async function* single(text: string): AsyncGenerator<string> {
  yield text;
}

async function* sheetOf(portions: AsyncIterable<readonly (readonly (string | number)[])[]>): AsyncGenerator<string> {
  yield `${XML}<worksheet xmlns="${SHEET}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`;
  let style = ' s="1"';
  for await (const rows of portions) {
    let lines = '';
    for (const row of rows) {
      lines += `<row>${row.map((value) => cellOf(value, style)).join('')}</row>`;
      style = '';
    }
    yield lines;
  }
  yield '</sheetData></worksheet>';
}

function cellOf(value: string | number, style: string): string {
  if (value === '') return `<c${style}/>`;
  if (typeof value === 'number') return `<c${style}><v>${value}</v></c>`;
  return `<c${style} t="inlineStr"><is><t xml:space="preserve">${escaped(value)}</t></is></c>`;
}

/** As XML has it; what no XML may hold is left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

/** One part with its head and what comes after it; `entry` knows its sum and sizes then. */
async function* packedPart(entry: Packed, text: AsyncIterable<string>): AsyncGenerator<Buffer> {
  yield localHead(entry.name);
  const deflate = createDeflateRaw({ level: 3 });
  const feeding = feed(deflate, text, entry);
  // What fails while it is fed ends the packing, and is thrown below.
  feeding.catch((error: Error) => deflate.destroy(error));
  for await (const piece of deflate as AsyncIterable<Buffer>) {
    entry.packed += piece.length;
    yield piece;
  }
  await feeding;
  const after = Buffer.alloc(16);
  after.writeUInt32LE(0x08074b50, 0);
  after.writeUInt32LE(entry.crc, 4);
  after.writeUInt32LE(entry.packed, 8);
  after.writeUInt32LE(entry.size, 12);
  yield after;
}

async function feed(deflate: ReturnType<typeof createDeflateRaw>, text: AsyncIterable<string>, entry: Packed): Promise<void> {
  for await (const piece of text) {
    const bytes = Buffer.from(piece);
    entry.crc = crc32(bytes, entry.crc);
    entry.size += bytes.length;
    if (!deflate.write(bytes)) await once(deflate, 'drain');
  }
  deflate.end();
}

function localHead(name: string): Buffer {
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(VERSION, 4);
  head.writeUInt16LE(FLAGS, 6);
  head.writeUInt16LE(DEFLATED, 8);
  head.writeUInt16LE(DATE, 12);
  head.writeUInt16LE(Buffer.byteLength(name), 26);
  return Buffer.concat([head, Buffer.from(name)]);
}

function directoryOf(entries: readonly Packed[], start: number): Buffer {
  const lines = entries.map(({ name, offset, crc, packed, size }) => {
    const line = Buffer.alloc(46);
    line.writeUInt32LE(0x02014b50, 0);
    line.writeUInt16LE(VERSION, 4);
    line.writeUInt16LE(VERSION, 6);
    line.writeUInt16LE(FLAGS, 8);
    line.writeUInt16LE(DEFLATED, 10);
    line.writeUInt16LE(DATE, 14);
    line.writeUInt32LE(crc, 16);
    line.writeUInt32LE(packed, 20);
    line.writeUInt32LE(size, 24);
    line.writeUInt16LE(Buffer.byteLength(name), 28);
    line.writeUInt32LE(offset, 42);
    return Buffer.concat([line, Buffer.from(name)]);
  });
  const size = lines.reduce((sum, { length }) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(start, 16);
  return Buffer.concat([...lines, end]);
}
