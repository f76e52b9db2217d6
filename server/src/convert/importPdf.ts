import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { ConvertError } from './importing.ts';
import { layOut, type Page, type Words } from './pdfLayout.ts';

/** Fewer letters a page than these are a stamp on a picture, and no text. */
const FEWEST = 20;

/** The text of a PDF that has one: columns one after another, without page heads. Throws a `ConvertError` with a sentence. */
export async function importPdf(bytes: Uint8Array): Promise<string> {
  const { pages, hasPictures } = await pagesOf(bytes);
  const letters = pages.reduce(
    (sum, { words }) => sum + words.reduce((all, { text }) => all + text.trim().length, 0),
    0,
  );
  if (letters === 0 || (letters < FEWEST * pages.length && (await hasPictures())))
    throw new ConvertError(
      'this PDF has no text, only pictures of pages; a program for text recognition (OCR) can give it one.',
    );
  return layOut(pages);
}

interface Pages {
  readonly pages: readonly Page[];
  /** Whether a picture is drawn on one of the pages. */
  readonly hasPictures: () => Promise<boolean>;
}

async function pagesOf(bytes: Uint8Array): Promise<Pages> {
  try {
    const document = await getDocumentProxy(new Uint8Array(bytes), {
      isEvalSupported: false,
      disableFontFace: true,
      // What is wrong in a file that can be read all the same is nobody's to know.
      verbosity: 0,
    });
    const pages: Page[] = [];
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number);
      const [left = 0, bottom = 0, right = 612, top = 792] = page.view;
      const { items } = await page.getTextContent();
      const words = items.flatMap((item): Words[] => {
        if (!('str' in item) || item.str === '') return [];
        const [, skew, , scale, x, y] = item.transform as number[];
        // What stands upright beside the page is a mark of the printer's.
        if (Math.abs(skew ?? 0) > 0.3 * Math.abs(scale ?? 0)) return [];
        return [
          { text: item.str, x: x ?? 0, y: y ?? 0, width: item.width, size: Math.abs(scale ?? item.height) || 10 },
        ];
      });
      pages.push({ width: right - left, height: top - bottom, words });
    }
    const hasPictures = async () => {
      const { OPS } = await getResolvedPDFJS();
      const drawn: readonly number[] = [OPS.paintImageXObject, OPS.paintInlineImageXObject, OPS.paintImageMaskXObject];
      for (let number = 1; number <= document.numPages; number++) {
        const { fnArray } = await (await document.getPage(number)).getOperatorList();
        if (fnArray.some((operation: number) => drawn.includes(operation))) return true;
      }
      return false;
    };
    return { pages, hasPictures };
  } catch (error) {
    if ((error as Error)?.name === 'PasswordException')
      throw new ConvertError('this PDF is locked with a password; save it without one.');
    throw new ConvertError('this PDF is spoilt, or it is none.');
  }
}
