export { chartFile, chosenExactly, fileChoices } from './file.ts';
export { acrossRegulations, regulationChoices, ofRegulation } from './views.ts';
