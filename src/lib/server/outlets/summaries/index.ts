/** Feeds, calendars and timelines share summaries of items. */
export { calendarId, permanentId, type SourceLink, summarize, type Summary } from './summary.ts';
export { escaped, htmlOf, link, textOf } from './render.ts';
export type { FeedList as SummarizedList } from '../../../nouns/derive/outlets.server.ts';
