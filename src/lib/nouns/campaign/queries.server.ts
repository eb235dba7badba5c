export { get } from './get.server.ts';
export { conditionsOf, filters, hasAny, list, titlesFor, order, sorts } from './list.server.ts';
