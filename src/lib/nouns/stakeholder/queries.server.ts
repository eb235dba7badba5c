export { conditionsOf, filters, joinsOf, order, sorts } from './filters.server.ts';
export { get } from './get.server.ts';
export { figuresOf, list } from './list.server.ts';
