export { chartFile, chosenExactly } from './file.ts';
export { acrossLaws, lawChoices, ofRegulation } from './views.ts';
