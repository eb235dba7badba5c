export { calendar } from './calendar.ts';
export { filters, isAnything, list } from './list.ts';
