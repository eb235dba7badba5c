export { get } from './get.ts';
export { list, type TopicRow } from './list.ts';
