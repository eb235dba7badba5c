export { get, named, type RegulationPage } from './get.ts';
export { conditionsOf, filters, first, firstOfAll, list, order, sorts } from './list.ts';
