export { type ArticlePage, get } from './get.ts';
export { filters, latest, list, sorts } from './list.ts';
export { sections } from './sections.ts';
