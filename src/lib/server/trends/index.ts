export { asOf } from './counted.ts';
export { facets, filters, hiddenByLaw, stanceByLaw } from './laws.ts';
export { matrix } from './matrix.ts';
export { reactionsOverTime } from './reactions.ts';
export { demandCounts, ofRegulation, stanceByKind } from './regulation.ts';
