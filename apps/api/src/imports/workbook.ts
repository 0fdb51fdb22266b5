import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { type Entry, fromRandomAccessReaderPromise, type ZipFile } from 'yauzl';
import { SheetFault } from './sheet-fault.js';
import { type StoredBytes, ZipBytes } from '../kernel/zip-bytes.js';

/** Bytes of a part of a workbook when it is unpacked: 50,000 people need a third of it. */
const LARGEST_PART = 100_000_000;
const LARGEST_STRINGS = 40_000_000;
const LARGEST_INDEX = 1_000_000;
const MOST_PARTS = 5_000;

/** The archive that a workbook is, unpacked part by part and never further than a limit. */
export class Workbook {
  private constructor(
    private readonly zip: ZipFile,
    private readonly parts: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws SheetFault  when it is no workbook, or one that we do not open */
  static async open(stored: StoredBytes): Promise<Workbook> {
    try {
      const zip = await fromRandomAccessReaderPromise(new ZipBytes(stored), stored.size, { lazyEntries: true, autoClose: false });
      if (zip.entryCount > MOST_PARTS) throw new SheetFault('sheetFault.wrongType');
      const parts = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) parts.set(entry.fileName, entry);
      refuseOtherArchives([...parts.keys()]);
      return new Workbook(zip, parts);
    } catch (error) {
      throw error instanceof SheetFault ? error : new SheetFault('sheetFault.damaged');
    }
  }

  has(part: string): boolean {
    return this.parts.has(part);
  }

  /** Which part is the first sheet that is not hidden, and whether days count from 1904. @throws SheetFault */
  async firstSheet(): Promise<{ part: string; from1904: boolean }> {
    let id: string | null = null;
    let from1904 = false;
    await this.parse('xl/workbook.xml', LARGEST_INDEX, {
      open: (name, { attributes }) => {
        if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
        if (name === 'sheet' && !['hidden', 'veryHidden'].includes(attributes['state'] ?? '')) id ??= relationOf(attributes);
      },
    });
    let target: string | null = null;
    await this.parse('xl/_rels/workbook.xml.rels', LARGEST_INDEX, {
      open: (name, { attributes }) => {
        if (name === 'Relationship' && attributes['Id'] === id) target = attributes['Target'] ?? null;
      },
    });
    const part = target === null ? null : partOf(target);
    if (part === null || !this.parts.has(part)) throw new SheetFault('sheetFault.noSheet');
    return { part, from1904 };
  }

  /** The texts that cells name by their numbers. */
  async sharedStrings(): Promise<string[]> {
    const part = 'xl/sharedStrings.xml';
    const strings: string[] = [];
    if (!this.parts.has(part)) return strings;
    let text = '';
    let inText = false;
    let phonetic = false;
    await this.parse(part, LARGEST_STRINGS, {
      open: (name) => {
        if (name === 'si') text = '';
        else if (name === 'rPh') phonetic = true;
        else if (name === 't') inText = !phonetic;
      },
      text: (piece) => {
        if (inText) text += piece;
      },
      close: (name) => {
        if (name === 't') inText = false;
        else if (name === 'rPh') phonetic = false;
        else if (name === 'si') strings.push(unescaped(text));
      },
    });
    return strings;
  }

  /** Parses a part to its end. */
  private async parse(part: string, most: number, hear: XmlHearer): Promise<void> {
    const parsing = this.parsing(part, hear, most);
    while (!(await parsing.next()).done);
  }

  /**
   * Parses a part piece by piece, with a stop after each for what was heard.
   *
   * @throws SheetFault  for what is no XML, or unpacks to too much
   */
  async *parsing(part: string, hear: XmlHearer, most = LARGEST_PART): AsyncGenerator<void> {
    const entry = this.parts.get(part);
    if (!entry) throw new SheetFault('sheetFault.noSheet');
    if (entry.isEncrypted()) throw new SheetFault('sheetFault.encrypted');
    if (entry.uncompressedSize > most) throw bomb(most);
    const parser = new SaxesParser();
    parser.on('opentag', (tag) => hear.open?.(localName(tag.name), tag));
    parser.on('text', (text) => hear.text?.(text));
    parser.on('cdata', (text) => hear.text?.(text));
    parser.on('closetag', (tag) => hear.close?.(localName(tag.name)));
    parser.on('error', () => {
      throw new SheetFault('sheetFault.damaged');
    });
    const decoder = new TextDecoder();
    let size = 0;
    try {
      for await (const chunk of (await this.zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
        size += chunk.length;
        if (size > most) throw bomb(most);
        parser.write(decoder.decode(chunk, { stream: true }));
        yield;
      }
      parser.write(decoder.decode()).close();
      yield;
    } catch (error) {
      if (error instanceof SheetFault || !isArchiveFault(error)) throw error;
      // The archive says how large a part is; one that lies about it is as good as a bomb.
      throw size >= entry.uncompressedSize ? bomb(most) : new SheetFault('sheetFault.damaged');
    }
  }
}

/** What is told of a part as it is read; names without their prefix. */
export interface XmlHearer {
  open?: (name: string, tag: SaxesTagPlain) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

const bomb = (most: number) => new SheetFault('sheetFault.bomb', { most: Math.round(most / 1_000_000) });

/** Faults of unpacking have no SQL state; those of the database pass. */
function isArchiveFault(error: unknown): boolean {
  return error instanceof Error && !('severity' in error) && !/connection/i.test(error.message);
}

/** Workbooks with macros, and the archives of other programs. */
function refuseOtherArchives(names: readonly string[]): void {
  if (names.some((name) => /(^|\/)vbaProject\.bin$/i.test(name))) throw new SheetFault('sheetFault.macros');
  if (names.includes('content.xml')) throw new SheetFault('sheetFault.openDocument');
  if (names.includes('xl/workbook.bin')) throw new SheetFault('sheetFault.binaryWorkbook');
  if (!names.includes('xl/workbook.xml')) throw new SheetFault('sheetFault.wrongType');
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The attribute is r:id where r is the prefix of the relationships, which a file may call as it likes. */
function relationOf(attributes: Record<string, string>): string | null {
  const found = Object.entries(attributes).find(([name]) => /^[^:]+:id$/.test(name));
  return found?.[1] ?? null;
}

/** Targets are relative to xl/, or begin at the root. */
function partOf(target: string): string {
  return target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`;
}

/** Characters that XML cannot hold are written as _x000D_ (ECMA-376, part 1, 22.9.2.19). */
export function unescaped(text: string): string {
  return text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;
}
