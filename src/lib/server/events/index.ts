export { type EventPage, get } from './get.ts';
export { conditionsOf, filters, list, order, sorts } from './list.ts';
