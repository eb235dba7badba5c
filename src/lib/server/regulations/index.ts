export { get, type RegulationPage } from './get.ts';
export { filters, list, sorts } from './list.ts';
