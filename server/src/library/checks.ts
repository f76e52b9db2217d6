import { ImportError } from './uslm.ts';

/** No file of the law comes near these: the whole Code is 600 MB unpacked, and XML packs to a tenth or so. */
export const MAX_UNPACKED = 2_000_000_000;
const MAX_RATIO = 100;

/** The sentence for what is larger than that. */
export const tooLarge = (name: string, most: number): ImportError =>
  new ImportError(`${name} has more than ${megabytes(most)}, the most that can be imported here.`);

/** Refuses a part of a ZIP file of `packed` bytes that would unpack to what no law is; `all` with those before it. */
export function checkUnpacked(name: string, unpacked: number, all: number, packed: number): void {
  if (unpacked > MAX_UNPACKED || all > MAX_UNPACKED || (unpacked > 10_000_000 && unpacked > packed * MAX_RATIO)) {
    throw new ImportError(`${name} would unpack to ${megabytes(unpacked)}, as no law does; it is refused.`);
  }
}

export const megabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;

/** What can be told before any parsing: a web page in the place of the file is the commonest mishap. */
export function checkStart(text: string): void {
  const start = text.replace(/^\uFEFF/, '').trimStart();
  if (/^<(?:!doctype html|html|head|body)\b/i.test(start)) {
    throw new ImportError('this is a web page, not the law’s XML; save the XML or ZIP file that the page offers.');
  }
  if (!start.startsWith('<')) throw new ImportError('this is neither XML nor a ZIP file.');
}

/** What went wrong with a file, to stand behind its name. */
export function sentence(error: unknown): string {
  if (error instanceof ImportError) return error.message.charAt(0).toLowerCase() + error.message.slice(1);
  const { message, code } = error as { message: string; code?: string };
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'the file isn’t UTF-8.';
  if (/uncompressed size|too many bytes|not enough bytes/i.test(message)) {
    return 'the ZIP file lies about its size or is damaged; it is refused.';
  }
  return `${message.replace(/\.$/, '')}.`;
}
