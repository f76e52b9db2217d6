import { SaxesParser } from 'saxes';
import { ConvertError } from './importing.ts';

/** Told of what XML holds, in its order. */
export interface Handlers {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text(words: string): void;
  close(name: string): void;
}

/** Goes through XML; throws a `ConvertError` where it is spoilt. */
export function parse(xml: string, handlers: Handlers): void {
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => handlers.open(name, attributes as Record<string, string>));
  parser.on('text', (words) => handlers.text(words));
  parser.on('cdata', (words) => handlers.text(words));
  parser.on('closetag', ({ name }) => handlers.close(name));
  parser.on('error', (error) => {
    throw new ConvertError(`its XML is spoilt (${error.message.split('\n', 1)[0]}).`);
  });
  parser.write(xml).close();
}
