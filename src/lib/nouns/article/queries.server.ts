export { latestBesides } from './beside.server.ts';
export { get } from './get.server.ts';
export { conditionsOf, filters, list, order, sorts, whereOf } from './list.server.ts';
export { filedSections } from './sections.server.ts';
