export { conditionsOf, filters, joinsOf, order, sorts } from './filters.server.ts';
export { get } from './get.server.ts';
export { stakeholderFigures, list } from './list.server.ts';
