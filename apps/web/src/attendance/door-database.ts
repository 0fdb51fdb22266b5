import { DOOR_DATABASE } from './door-tidying.js';

const VERSION = 1;

type StoreName = 'marks' | 'rosters';

let opening: Promise<IDBDatabase> | null = null;

function open(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(DOOR_DATABASE, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('marks', { keyPath: 'place', autoIncrement: true }).createIndex('owner', 'owner');
      request.result.createObjectStore('rosters', { keyPath: 'owner' });
    };
    request.onerror = () => reject(request.error ?? new Error('The browser keeps nothing.'));
    request.onsuccess = () => {
      const forget = () => {
        opening = null;
        request.result.close();
      };
      // Another tab deletes it or has a newer one; or the browser took it away.
      request.result.onversionchange = forget;
      request.result.onclose = forget;
      resolve(request.result);
    };
  }).catch((error: unknown) => {
    opening = null;
    throw error;
  });
  return opening;
}

/** Reads from a store. Rejects when the browser keeps nothing for us, as in some private windows. */
export async function readFrom<Result>(name: StoreName, ask: (store: IDBObjectStore) => IDBRequest<Result>): Promise<Result> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const request = ask(database.transaction(name).objectStore(name));
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('It could not be read.'));
  });
}

/** Writes to a store, all or nothing; done once it is written. Rejects as reading does. */
export async function writeTo(name: StoreName, act: (store: IDBObjectStore) => void): Promise<void> {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(name, 'readwrite');
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('It could not be kept.'));
    act(transaction.objectStore(name));
  });
}

/** Deletes what a cursor goes over and `isOver` says; inside `writeTo`. */
export function deleteEach(request: IDBRequest<IDBCursorWithValue | null>, isOver: (value: unknown) => boolean): void {
  request.onsuccess = () => {
    const cursor = request.result;
    if (!cursor) return;
    if (isOver(cursor.value)) cursor.delete();
    cursor.continue();
  };
}
