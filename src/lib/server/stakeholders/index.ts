export { filters, sorts } from './filters.ts';
export { get, type StakeholderPage } from './get.ts';
export { list, type StakeholderRow } from './list.ts';
