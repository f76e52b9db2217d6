declare module '*.yaml' {
  const value: unknown;
  export default value;
}

declare module '*.tsv' {
  const text: string;
  export default text;
}

declare module '*.txt' {
  const text: string;
  export default text;
}
