export { get, named, type RegulationPage } from './get.ts';
export { filters, list, sorts, top } from './list.ts';
