export { figuresOf } from './figures.ts';
export { facets, filters, hiddenByLaw, mostRows, stanceByLaw } from './laws.ts';
export { matrix, mostBesideOthers } from './matrix.ts';
export { reactionsOverTime } from './reactions.ts';
export { demandCounts, ofRegulation, stanceByKind } from './regulation.ts';
export { asOf, totalsOf } from './totals.ts';
