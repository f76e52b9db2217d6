/** Colours in a terminal; none where the output is no terminal or NO_COLOR is set. */
import { styleText } from 'node:util';

type Style = Parameters<typeof styleText>[0];

/** `--color` and `--no-color` decide; else the terminal does. */
let forced: boolean | undefined;

export function setColor(color: boolean | undefined): void {
  forced = color;
}

/** Whether output is coloured. */
export const wantsColor = (): boolean =>
  forced ??
  (process.env.FORCE_COLOR !== undefined
    ? process.env.FORCE_COLOR !== '0'
    : Boolean(process.stdout.isTTY) && process.env.NO_COLOR === undefined);

/** Text in a style. */
export function paint(style: Style, text: string): string {
  return wantsColor() ? styleText(style, text, { validateStream: false }) : text;
}
