export { get, named, type RegulationPage } from './get.ts';
export { conditionsOf, filters, list, order, sorts, statementCount, top } from './list.ts';
