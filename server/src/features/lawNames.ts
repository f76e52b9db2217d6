/** What the documents of law and the client both know by name. */

/** The scheme of documents of law. */
export const LAW_SCHEME = 'policy-law';

/** The command that imports a text, as such a document names it. */
export const ADD_LAW_NAME = 'Policy Text: Add Law…';
