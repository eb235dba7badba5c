export { get, named, type RegulationPage } from './get.ts';
export { conditionsOf, filters, list, order, sorts, top } from './list.ts';
