/** Laws side by side: their facts, clocks and courses, what was said of them, and who spoke on more than one. */
export { comparisonOf } from './comparison.ts';
export { csv, xlsx } from './file.ts';
export { regulationsNamed, mostOffered, offered } from './regulations.ts';
