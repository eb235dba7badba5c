export { asOf } from '../lists/last-change.ts';
export { figuresOf } from './figures.ts';
export { facets, filters, hiddenByRegulation, stanceByRegulation } from './by-regulation.ts';
export { matrix, mostBesideOthers } from './matrix.ts';
export { reactionsOverTime } from './reactions.ts';
export { demandCounts, ofRegulation, stanceByKind } from './regulation.ts';
export { mostRows, totalsOf } from './totals.ts';
