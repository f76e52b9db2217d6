import type { Status } from '../features/status.ts';

/** What this server and its VS Code client say to each other beyond LSP. Other editors need none of it. */

export const STATUS = 'policyText/status';
export interface StatusParams {
  readonly uri: string;
}
/** Null where the document isn't open. */
export type StatusResult = Status | null;
