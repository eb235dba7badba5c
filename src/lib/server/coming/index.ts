export { calendar } from './calendar.ts';
export { type Chosen, filters, isAnything, list } from './list.ts';
