export { calendar } from './calendar.ts';
export { type Chosen, filters, first, isAnything, isOnLaw, list } from './list.ts';
