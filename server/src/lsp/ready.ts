/** Answers that are JSON already: what an editor asks for at every keystroke, and what hardly differs from the last time. */
import type { Message, ResponseMessage } from 'vscode-languageserver';

/** An answer in pieces of UTF-8, which are sent one behind the other. */
export class Ready {
  readonly pieces: readonly Uint8Array[];

  constructor(pieces: readonly Uint8Array[]) {
    this.pieces = pieces;
  }

  /** The answer as data, for connections that write their messages themselves. */
  toJSON(): unknown {
    return JSON.parse(new TextDecoder().decode(joined(this.pieces)));
  }
}

const utf8 = new TextEncoder();

export const bytesOf = (text: string): Uint8Array => utf8.encode(text);

/** Writes messages as JSON; an answer that is ready is taken as it is. */
export const readyEncoder = {
  name: 'utf-8',
  async encode(message: Message): Promise<Uint8Array> {
    const { id, result } = message as ResponseMessage & { readonly result?: unknown };
    if (!(result instanceof Ready)) return bytesOf(JSON.stringify(message));
    return joined([bytesOf(`{"jsonrpc":"2.0","id":${JSON.stringify(id)},"result":`), ...result.pieces, bytesOf('}')]);
  },
};

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
}
