/** The order of messages that LSP asks of a client: nothing is asked before `initialize`, nor after `shutdown`. */
import {
  type Connection,
  type ConnectionOptions,
  ErrorCodes,
  LSPErrorCodes,
  Message,
  ResponseError,
} from 'vscode-languageserver';

/** The request that becomes of one that came at the wrong time; its handler answers with LSP's code for that. */
const REFUSED = 'policyText/refused';

interface Refusal {
  readonly code: number;
  readonly sentence: string;
}

const TOO_EARLY: Refusal = {
  code: ErrorCodes.ServerNotInitialized,
  sentence: 'The first request is "initialize"; nothing is answered before it.',
};
const TWICE: Refusal = { code: ErrorCodes.InvalidRequest, sentence: '"initialize" comes once.' };
const TOO_LATE: Refusal = { code: ErrorCodes.InvalidRequest, sentence: 'The server was asked to shut down.' };

/** How a connection is to be made so that messages out of order are refused, and what was sent unasked is dropped. */
export function inOrder(): ConnectionOptions {
  let state: 'new' | 'open' | 'closed' = 'new';
  const refusalOf = (method: string): Refusal | undefined => {
    if (state === 'closed') return TOO_LATE;
    if (method === 'initialize') return state === 'open' ? TWICE : undefined;
    return state === 'new' ? TOO_EARLY : undefined;
  };
  return {
    messageStrategy: {
      handleMessage(message, next) {
        if (Message.isRequest(message)) {
          const refusal = refusalOf(message.method);
          if (refusal) return next({ ...message, method: REFUSED, params: refusal } as typeof message);
          if (message.method === 'initialize') state = 'open';
          if (message.method === 'shutdown') state = 'closed';
        } else if (Message.isNotification(message) && message.method !== 'exit' && state !== 'open') return;
        return next(message);
      },
    },
  };
}

/** Answers what `inOrder` refuses. */
export function answerRefused(connection: Connection): void {
  connection.onRequest(REFUSED, ({ code, sentence }: Refusal) => {
    throw new ResponseError(code ?? LSPErrorCodes.RequestFailed, sentence ?? 'Refused.');
  });
}
