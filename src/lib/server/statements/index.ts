export { filters, sorts } from './filters.ts';
export { get, type StatementPage } from './get.ts';
export { list, type StatementListing } from './list.ts';
export type { OtherPosition } from './others.ts';
