export { get } from './get.server.ts';
export { list } from './list.server.ts';
