export { get } from './get.server.ts';
export { conditionsOf, facetsOf, filters, joinsOf, list, order, sorts } from './list.server.ts';
