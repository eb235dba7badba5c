export { type ArticlePage, get } from './get.server.ts';
export { type ArticleListing, filters, list, order, sorts, whereOf } from './list.server.ts';
export { sections } from './sections.server.ts';
