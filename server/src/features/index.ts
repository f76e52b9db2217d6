/** The editor's features: each a function of the analysis, in offsets, without a word of any protocol. */
export { amendmentHover, carried, lawAsAmended } from './amendments.ts';
export { citations } from './citations.ts';
export { codeActions } from './codeActions.ts';
export { COMPLETION_TRIGGERS, type Completion, completion, documentation } from './completion/index.ts';
export { continueNumbering } from './continueNumbering.ts';
export { definition, lawAt } from './definition.ts';
export { documentLinks } from './documentLinks.ts';
export { folding } from './folding.ts';
export { highlights } from './highlights.ts';
export { hover } from './hover.ts';
export { LAW_SCHEME, lawDocument, opens, sectionOfUri } from './lawDocument.ts';
export { outline } from './outline.ts';
export { citeProvision } from './provisions.ts';
export { references } from './references.ts';
export { renamable, renameTerm } from './renameTerm.ts';
export { selectionRange } from './selectionRange.ts';
export { semanticTokens, TOKEN_TYPES } from './semanticTokens.ts';
export { status } from './status.ts';
