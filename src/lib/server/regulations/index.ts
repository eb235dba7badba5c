export { find, get, named, type RegulationPage, whole } from './get.ts';
export { conditionsOf, filters, first, firstOfAll, list, order, sorts } from './list.ts';
