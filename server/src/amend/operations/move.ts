/** Units that go to another place. */
import type { Operation } from '../../core/instructions/operation.ts';
import type { Bases } from '../carryOut.ts';
import { refuse } from '../conflicts.ts';

export function move(_bases: Bases, _operation: Operation & { readonly do: 'move' }): undefined {
  refuse('unread', 'Provisions that are transferred are not carried out yet.');
}
