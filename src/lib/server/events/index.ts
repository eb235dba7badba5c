export { type EventPage, get } from './get.ts';
export { conditionsOf, facetsOf, filters, list, order, sorts } from './list.ts';
