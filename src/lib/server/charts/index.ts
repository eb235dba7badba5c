export { chartFile, chosenExactly } from './file.ts';
export { acrossRegulations, regulationChoices, ofRegulation } from './views.ts';
