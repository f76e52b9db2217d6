/** What the system's own errors mean, for people. */

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder.',
  EACCES: 'it may not be read or written (no permission).',
  EPERM: 'it may not be read or written (no permission).',
  EISDIR: 'this is a folder.',
  ENOTDIR: 'a part of its path is no folder.',
  ELOOP: 'its links lead in a circle.',
  EMFILE: 'too many files are open at once.',
  ENFILE: 'too many files are open at once.',
  ENOSPC: 'the disk is full.',
  EDQUOT: 'the disk is full, or your share of it.',
  EFBIG: 'the file would grow too large.',
  EROFS: 'the disk can only be read.',
  ENAMETOOLONG: 'its name is too long.',
  EIO: 'the disk reports an error.',
  EBUSY: 'another program is using it.',
  ETXTBSY: 'another program is using it.',
  ENOTEMPTY: 'another program is writing there.',
  EEXIST: 'there is such a file already.',
  EXDEV: 'it would have to go to another disk.',
  ENXIO: 'nothing is there to be read from.',
  ENOMEM: 'there is not enough memory.',
  ENODEV: 'the device is not there.',
  EINVAL: 'it can’t be read in this way.',
};

/** What went wrong with a file or folder, as a sentence to stand behind its name; undefined for errors of other kinds. */
export function systemReason(error: unknown): string | undefined {
  const { code } = (error ?? {}) as { code?: unknown };
  if (typeof code !== 'string') return undefined;
  return REASONS[code] ?? (/^E[A-Z0-9]+$/.test(code) ? `the system refuses (${code}).` : undefined);
}
