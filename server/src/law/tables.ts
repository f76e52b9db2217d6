import { type ExplanationFile, parseExplanationFile } from './explanations.ts';

/** The large tables of law; they lie packed beside the program as `NAME.gz` and are loaded when first needed. */
export type TableName = 'sections' | 'designations' | 'acts' | 'orders' | 'laws';

/** The unpacked tables that are there; what needs one that isn't stays silent. */
export type Tables = Readonly<Record<TableName, Uint8Array>>;

const TABLE_NAMES: readonly TableName[] = ['sections', 'designations', 'acts', 'orders', 'laws'];

/** Gives the bytes of a file of `dist/law` by its name (`sections.gz`); rejects where there is none. */
export type TableReader = (file: string) => Promise<Uint8Array>;

/** Reads and unpacks tables. A table that can't be read is left out, and its name with the reason goes to `failed`. */
export async function loadTables(
  read: TableReader,
  names: readonly TableName[] = TABLE_NAMES,
  failed: (name: TableName, reason: unknown) => void = () => {},
): Promise<Partial<Tables>> {
  const tables: Partial<Record<TableName, Uint8Array>> = {};
  await Promise.all(
    names.map(async (name) => {
      try {
        tables[name] = await gunzip(await read(`${name}.gz`));
      } catch (reason) {
        failed(name, reason);
      }
    }),
  );
  return tables;
}

/** Reads the explanations. Rejects where the file can't be read or an explanation doesn't parse. */
export async function loadExplanations(read: TableReader): Promise<ExplanationFile[]> {
  const text = new TextDecoder().decode(await read('explanations.json'));
  const files: { readonly name: string; readonly markdown: string }[] = JSON.parse(text);
  return files.map(({ name, markdown }) => parseExplanationFile(markdown, name));
}

/** Unpacks with what the platform has, in Node and in browsers. */
async function gunzip(packed: Uint8Array): Promise<Uint8Array> {
  const { readable, writable } = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  // A damaged file fails the reading below, which is where it is heard of.
  writer.write(packed as Uint8Array<ArrayBuffer>).catch(() => {});
  writer.close().catch(() => {});
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = readable.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    chunks.push(part.value);
    length += part.value.length;
  }
  const unpacked = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    unpacked.set(chunk, at);
    at += chunk.length;
  }
  return unpacked;
}
