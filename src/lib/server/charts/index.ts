export { knownChoices, fileChoices } from './file.ts';
export { trendChart, regulationChoices, regulationChart } from './views.ts';
