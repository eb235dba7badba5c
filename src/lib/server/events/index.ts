export { type EventPage, get } from './get.ts';
export { filters, list, sorts } from './list.ts';
