export { chartFile, requireKnownChoices, fileChoices } from './file.ts';
export { chartAcrossRegulations, regulationChoices, chartOfRegulation } from './views.ts';
