/** Orders of a State, a county or a city: their numbers are of a series of its own. */
import type { Phrase } from './phrase.ts';

/** An order of the President has had a number of four figures since 1909; one of a mayor or a governor seldom has. */
const OWN_SERIES = /^\/us\/eo\/\d{1,3}(?:-[A-Z])?$/;

/** The phrases of a text that an officer of a State or a city issued, without those that name orders of its own series. */
export const withoutOwnSeries = (phrases: readonly Phrase[]): Phrase[] =>
  phrases.filter(({ host }) => !(host.type === 'law' && host.bases.every(({ id }) => OWN_SERIES.test(id))));
