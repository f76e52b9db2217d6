import type { Failed } from '../core/fault.ts';
import type { Law } from './law.ts';

/** The same law, of which no look-up throws: one that fails is told of, and answers as if nothing were known. */
export function contained(law: Law, failed: Failed): Law {
  const guard =
    <A extends unknown[], T>(name: string, ask: (...args: A) => T, nothing: (...args: A) => T) =>
    (...args: A): T => {
      try {
        return ask(...args);
      } catch (error) {
        failed(`law, ${name}`, error);
        return nothing(...args);
      }
    };
  const unknown = () => undefined;
  return {
    explain: guard('explain', law.explain, unknown),
    breadcrumb: guard('breadcrumb', law.breadcrumb, () => []),
    parallel: guard('parallel', law.parallel, unknown),
    ...(law.chapter && { chapter: guard('chapter', law.chapter, unknown) }),
    standing: guard('standing', law.standing, unknown),
    exists: guard('exists', law.exists, unknown),
    order: guard('order', law.order, unknown),
    act: guard('act', law.act, unknown),
    publicLaw: guard('publicLaw', law.publicLaw, unknown),
    subdivisions: guard('subdivisions', law.subdivisions, () => []),
    links: guard('links', law.links, () => []),
    actor: guard('actor', law.actor, unknown),
    search: guard('search', law.search, () => []),
    ordersFrom: guard('ordersFrom', law.ordersFrom, () => []),
    orderTitled: guard('orderTitled', law.orderTitled, unknown),
    actsNamed: guard('actsNamed', law.actsNamed, () => []),
    cite: guard('cite', law.cite, (id) => id),
    sectionsOf: guard('sectionsOf', law.sectionsOf, () => []),
    text: guard('text', law.text, unknown),
  };
}
