export { calendar } from './calendar.ts';
export { type Chosen, filters, first, isAnything, list } from './list.ts';
