import type { DocumentStore, StoredDocument } from './memory.ts';

const NAME = 'policy-text-law';
const DOCUMENTS = 'documents';

/** The browser's storage for what the user imported; it belongs to the page's origin, and workers have it too. */
export const indexedDbStore: DocumentStore = {
  async all() {
    const database = await open();
    const request = database.transaction(DOCUMENTS).objectStore(DOCUMENTS).getAll();
    const documents: StoredDocument[] = await result(request);
    database.close();
    return documents;
  },

  async put(documents) {
    const database = await open();
    const transaction = database.transaction(DOCUMENTS, 'readwrite');
    for (const document of documents) transaction.objectStore(DOCUMENTS).put(document);
    // One transaction: it comes in whole or not at all.
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
    database.close();
  },
};

async function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(DOCUMENTS, { keyPath: 'entry.id' });
  return result(request);
}

const result = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
