import { fromRandomAccessReaderPromise } from 'yauzl';
import { type StoredBytes, ZipBytes } from '../kernel/zip-bytes.js';
import { AnswerFileFault } from './answer-file-fault.js';

export const answerFileKinds = ['PDF', 'JPEG', 'PNG', 'WEBP', 'HEIC', 'DOCX', 'XLSX', 'PPTX', 'ODT', 'ODS', 'ODP'] as const;
export type AnswerFileKind = (typeof answerFileKinds)[number];

const OPEN_XML = 'application/vnd.openxmlformats-officedocument';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument';

interface KindOfFile {
  type: string;
  /** How names of such files end; the first is added to a name that ends otherwise. */
  endings: readonly [string, ...string[]];
}

const kinds: Record<AnswerFileKind, KindOfFile> = {
  PDF: { type: 'application/pdf', endings: ['pdf'] },
  JPEG: { type: 'image/jpeg', endings: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  PNG: { type: 'image/png', endings: ['png'] },
  WEBP: { type: 'image/webp', endings: ['webp'] },
  HEIC: { type: 'image/heic', endings: ['heic', 'heif'] },
  DOCX: { type: `${OPEN_XML}.wordprocessingml.document`, endings: ['docx'] },
  XLSX: { type: `${OPEN_XML}.spreadsheetml.sheet`, endings: ['xlsx'] },
  PPTX: { type: `${OPEN_XML}.presentationml.presentation`, endings: ['pptx'] },
  ODT: { type: `${OPEN_DOCUMENT}.text`, endings: ['odt'] },
  ODS: { type: `${OPEN_DOCUMENT}.spreadsheet`, endings: ['ods'] },
  ODP: { type: `${OPEN_DOCUMENT}.presentation`, endings: ['odp'] },
};

/** The beginnings of files by which they are known; dots stand for any byte. */
const beginnings: [RegExp, AnswerFileKind][] = [
  [/^%PDF-/, 'PDF'],
  [/^\xff\xd8\xff/, 'JPEG'],
  [/^\x89PNG\r\n[^]\n/, 'PNG'],
  [/^RIFF[^]{4}WEBP/, 'WEBP'],
  [/^[^]{4}ftyp(heic|heix|heim|heis|mif1)/, 'HEIC'],
];
/** A package of OpenDocument says its type in its first part, not packed (ODF 1.3, part 2, 3.3). */
const OPEN_DOCUMENT_BEGINNING = /^PK[^]{28}mimetype(application\/vnd\.oasis\.opendocument\.(?:text|spreadsheet|presentation))PK/;
const MAIN_PARTS: Record<string, AnswerFileKind> = { 'word/document.xml': 'DOCX', 'xl/workbook.xml': 'XLSX', 'ppt/presentation.xml': 'PPTX' };
/** Parts that hold programs. */
const MACROS = /(^|\/)(vbaProject\.bin|vbaData\.xml)$|^(Basic|Scripts)\//i;
const MOST_PARTS = 5_000;

/** Bytes of the beginning that tell what a file is. */
export const TELLING_BYTES = 128;

/**
 * What a file is by its content; its name does not count. Archives are looked into, and nothing in them is unpacked.
 *
 * @param head  its first bytes
 * @throws AnswerFileFault  when it is none of those that are taken, or holds macros
 */
export async function kindOfFile(head: Buffer, stored: StoredBytes): Promise<AnswerFileKind> {
  const letters = head.toString('latin1');
  const [, known] = beginnings.find(([beginning]) => beginning.test(letters)) ?? [];
  if (known) return known;
  if (!letters.startsWith('PK')) throw new AnswerFileFault('answerFile.wrongKind');
  const parts = await partsOf(stored);
  if (parts.some((name) => MACROS.test(name))) throw new AnswerFileFault('answerFile.macros');
  const [, type] = OPEN_DOCUMENT_BEGINNING.exec(letters) ?? [];
  const kind = type === undefined ? parts.flatMap((name) => MAIN_PARTS[name] ?? [])[0] : answerFileKinds.find((each) => kinds[each].type === type);
  if (!kind || (type === undefined && !parts.includes('[Content_Types].xml'))) throw new AnswerFileFault('answerFile.wrongKind');
  return kind;
}

export function mediaType(kind: AnswerFileKind): string {
  return kinds[kind].type;
}

/** The name under which a file is kept by whoever downloads it: one that ends as its content does, so that nothing opens it as something else. */
export function downloadName(name: string, kind: AnswerFileKind): string {
  const { endings } = kinds[kind];
  return endings.some((ending) => name.toLowerCase().endsWith(`.${ending}`)) ? name : `${name}.${endings[0]}`;
}

async function partsOf(stored: StoredBytes): Promise<string[]> {
  try {
    const zip = await fromRandomAccessReaderPromise(new ZipBytes(stored), stored.size, { lazyEntries: true, autoClose: false });
    if (zip.entryCount > MOST_PARTS) throw new AnswerFileFault('answerFile.wrongKind');
    const names: string[] = [];
    for await (const { fileName } of zip.eachEntry()) names.push(fileName);
    return names;
  } catch (error) {
    // What is wrong with an archive has no SQL state; faults of the database pass.
    if (error instanceof Error && ('severity' in error || /connection/i.test(error.message))) throw error;
    throw error instanceof AnswerFileFault ? error : new AnswerFileFault('answerFile.wrongKind');
  }
}
