/** The language's id, as package.json contributes it. */
export const LANGUAGE = 'policy-text';
