export { conditionsOf, filters, joinsOf, order, sorts } from './filters.ts';
export { get } from './get.ts';
export { figuresOf, list } from './list.ts';
