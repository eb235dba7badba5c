export { changedPositions } from '../../server/lists/changed-positions.ts';
export { conditionsOf, filters, order, sorts } from './filters.server.ts';
export { get } from './get.server.ts';
export { whereOf } from './withdrawn.server.ts';
export { list } from './list.server.ts';
