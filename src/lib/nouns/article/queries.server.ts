export { type ArticlePage, get } from './get.server.ts';
export { conditionsOf, filters, list, order, sorts } from './list.server.ts';
export { sections } from './sections.server.ts';
