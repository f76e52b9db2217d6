/** Colours in a terminal; none where the output is no terminal or NO_COLOR is set. */
import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** `--color` and `--no-color` decide; else the terminal does. */
let forced: boolean | undefined;

export function setColor(color: boolean | undefined): void {
  forced = color;
}

/** Text in a style. */
export function paint(style: Style, text: string): string {
  const colored =
    forced ??
    (process.env.FORCE_COLOR !== undefined
      ? process.env.FORCE_COLOR !== '0'
      : Boolean(process.stdout.isTTY) && process.env.NO_COLOR === undefined);
  return colored ? styleText(style, text) : text;
}
