/** A comparison shows facts, clocks, events and stances of laws, and who spoke on several of them. */
export { comparisonOf } from './comparison.ts';
export { comparisonCsv, comparisonXlsx } from './file.ts';
export { regulationsToCompare, mostOffered, offeredRegulations } from './regulations.ts';
