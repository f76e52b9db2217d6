import { Transform } from 'node:stream';

/** No header is longer, and no message of an editor. */
const MOST_HEADER = 4096;
const MOST_BODY = 1_000_000_000;

const LENGTH = /^content-length:[ \t]*(\d{1,12})[ \t]*$/im;

/**
 * Passes on what comes as long as it is framed as LSP has it. Who forgets a `Content-Length` would wait for ever, as would
 * we: where a message ends can't be told any more, and `broken` is told of that in a sentence.
 */
export function framed(broken: (sentence: string) => void): Transform {
  let header = '';
  /** How much of a message is still to come; 0 within a header. */
  let left = 0;

  /** The offset behind what could be read of the chunk. */
  function read(chunk: Buffer, at: number): number {
    if (left > 0) {
      const taken = Math.min(left, chunk.length - at);
      left -= taken;
      return at + taken;
    }
    const before = header.length;
    header += chunk.toString('latin1', at, at + MOST_HEADER);
    const end = header.indexOf('\r\n\r\n');
    if (end < 0) {
      if (/^[\s{["]/.test(header) || header.length >= MOST_HEADER) throw new Error('doesn’t begin with its header');
      return chunk.length;
    }
    const length = Number(LENGTH.exec(header.slice(0, end))?.[1] ?? Number.NaN);
    if (Number.isNaN(length)) throw new Error('has no Content-Length');
    if (length > MOST_BODY) throw new Error('is larger than any document');
    header = '';
    left = length;
    return at + end + 4 - before;
  }

  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        for (let at = 0; at < chunk.length; ) at = read(chunk, at);
        done(null, chunk);
      } catch (error) {
        broken(`a message ${(error as Error).message}, so that the next ones can’t be read`);
      }
    },
  });
}
