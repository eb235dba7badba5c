export { asOf } from '../lists/last-change.ts';
export { countedOn, figuresOf } from './figures.ts';
export { facets, filters, daysByRegulation, stanceByRegulation } from './by-regulation.ts';
export { matrix, mostBesideOthers } from './matrix.ts';
export { reactionsOverTime } from './reactions.ts';
export { demandCounts, chartsOfRegulation, stanceByKind } from './regulation.ts';
export { mostRankedRegulations } from './totals.ts';
