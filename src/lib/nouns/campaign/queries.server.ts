export { get } from './get.server.ts';
export { conditionsOf, filters, hasAny, list, order, sorts, titlesFor } from './list.server.ts';
