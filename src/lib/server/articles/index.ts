export { type ArticlePage, get } from './get.ts';
export { conditionsOf, filters, list, order, sorts } from './list.ts';
export { sections } from './sections.ts';
