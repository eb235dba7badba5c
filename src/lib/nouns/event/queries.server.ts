export { get } from './get.server.ts';
export { conditionsOf, facetsOf, filters, list, order, sorts } from './list.server.ts';
