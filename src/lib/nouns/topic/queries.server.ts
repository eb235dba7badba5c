export { get } from './get.server.ts';
export { list, type TopicRow } from './list.server.ts';
