export { get } from './get.server.ts';
export { conditionsOf, filters, list, order, sorts, whereOf } from './list.server.ts';
export { sections } from './sections.server.ts';
