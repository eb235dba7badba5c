export { conditionsOf, filters, joinsOf, order, sorts } from './filters.ts';
export { get } from './get.ts';
export { list } from './list.ts';
