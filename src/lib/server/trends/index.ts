export { asOf } from './counted.ts';
export { facets, filters, hiddenByLaw, stanceByLaw } from './laws.ts';
export { matrix } from './matrix.ts';
export { demandCounts, ofRegulation, reactionsOverTime, stanceByKind } from './regulation.ts';
