/** A comparison shows facts, clocks, events and stances of laws, and who spoke on several of them. */
export { comparisonOf } from './comparison.ts';
export { csv, xlsx } from './file.ts';
export { regulationsNamed, mostOffered, offered } from './regulations.ts';
