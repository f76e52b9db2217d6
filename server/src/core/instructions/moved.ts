/** Instructions that have moved with their text. */
import type { Instruction, Range } from '../analysis.ts';
import type { Found, Locus, Operation, Part, Point, Put, Struck, Through, Words } from './operation.ts';

const range = ([start, end]: Range, by: number): Range => [start + by, end + by];

/** An instruction whose text has moved. */
export function movedInstruction(instruction: Instruction, by: number): Instruction {
  return {
    ...instruction,
    range: range(instruction.range, by),
    matter: instruction.matter.map((each) => range(each, by)),
    verbs: instruction.verbs.map((each) => range(each, by)),
    operation: instruction.operation && movedOperation(instruction.operation, by),
  };
}

/** A place whose words have moved. */
export function movedLocus(locus: Locus, by: number): Locus {
  return locus.parts.length === 0 ? locus : { ...locus, parts: locus.parts.map((part) => movedPart(part, by)) };
}

function movedPart(part: Part, by: number): Part {
  if (part.part === 'definition') return { ...part, term: range(part.term, by) };
  if (part.part === 'beside' || part.part === 'said') return { ...part, object: movedFound(part.object, by) };
  return part;
}

function movedOperation(operation: Operation, by: number): Operation {
  switch (operation.do) {
    case 'strike':
      return {
        ...operation,
        locus: movedLocus(operation.locus, by),
        struck: movedStruck(operation.struck, by),
        put: operation.put && movedPut(operation.put, by),
        ...(operation.puts && { puts: operation.puts.map((put) => movedPut(put, by)) }),
      };
    case 'insert':
      return {
        ...operation,
        locus: movedLocus(operation.locus, by),
        point: movedPoint(operation.point, by),
        put: movedPut(operation.put, by),
      };
    case 'revise':
      return {
        ...operation,
        locus: movedLocus(operation.locus, by),
        put: operation.put && movedPut(operation.put, by),
      };
    case 'define':
      return {
        ...operation,
        locus: movedLocus(operation.locus, by),
        terms: operation.terms.map((term) => range(term, by)),
        put: operation.put && movedPut(operation.put, by),
      };
    case 'move':
      return { ...operation, locus: movedLocus(operation.locus, by), point: movedPoint(operation.point, by) };
    case 'designate':
    case 'renumber':
      return { ...operation, locus: movedLocus(operation.locus, by) };
    default:
      return operation;
  }
}

const movedPut = (put: Put, by: number): Put => ('range' in put ? { ...put, range: range(put.range, by) } : put);

const movedPoint = (point: Point, by: number): Point =>
  point.object === undefined ? point : { ...point, object: movedFound(point.object, by) };

function movedStruck({ objects, through, behind }: Struck, by: number): Struck {
  return {
    objects: objects.map((object) => movedFound(object, by)),
    through: through && movedThrough(through, by),
    behind,
  };
}

const movedThrough = (through: Through, by: number): Through =>
  through.to === 'found' ? { ...through, object: movedFound(through.object, by) } : through;

function movedFound(found: Found, by: number): Found {
  switch (found.type) {
    case 'words':
      return { ...found, words: movedWords(found.words, by) };
    case 'mark': {
      const { beside } = found.mark;
      return beside === undefined
        ? found
        : { ...found, mark: { ...found.mark, beside: { ...beside, words: range(beside.words, by) } } };
    }
    case 'part':
      return { ...found, locus: movedLocus(found.locus, by) };
    default:
      return found;
  }
}

function movedWords(words: Words, by: number): Words {
  const { beside } = words;
  return {
    ...words,
    range: range(words.range, by),
    ...(beside === undefined ? {} : { beside: { ...beside, object: movedFound(beside.object, by) } }),
  };
}
