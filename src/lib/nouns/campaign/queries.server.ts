export { get } from './get.server.ts';
export { conditionsOf, filters, list, order, sorts, titlesFor } from './list.server.ts';
