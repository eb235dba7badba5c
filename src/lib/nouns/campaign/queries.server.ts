export { get } from './get.server.ts';
export { conditionsOf, filters, isAnything, list, naming, order, sorts } from './list.server.ts';
