/** Coalitions are stakeholders that sign together, and groups with listed members. */
export { choicesOf } from './choices.ts';
export { filters } from './filters.ts';
export { groupsOf } from './groups.ts';
export { overviewOf } from './overview.ts';
export { pairsOf } from './pairs.ts';
