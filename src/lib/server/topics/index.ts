export { get } from './get.ts';
export { list, topicColumns, type TopicRow } from './list.ts';
