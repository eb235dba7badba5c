export { calendar } from './calendar.ts';
export { type Chosen, filters, firstComing, hasComing, isOnLaw, list } from './list.ts';
