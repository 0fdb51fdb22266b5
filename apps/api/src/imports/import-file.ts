import type { FileStore } from '../kernel/stored-file.js';
import { SheetFault } from './sheet-fault.js';

const LARGEST_FILE = 25_000_000;

/** Files of people, while they are worked on. */
export const importFiles: FileStore = {
  table: 'people_import_chunk',
  owner: 'people_import_id',
  largest: LARGEST_FILE,
  tooLarge: () => new SheetFault('sheetFault.tooLarge', { most: LARGEST_FILE / 1_000_000 }),
};
