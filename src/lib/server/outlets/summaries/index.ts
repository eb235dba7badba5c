/** Feeds, calendars and timelines share summaries of items. */
export type { SourceLink, Summary } from './parts.ts';
export { calendarId, permanentId, itemSummary } from './summary.ts';
export { escapeHtml, summaryHtml, sourceLinkHtml, summaryText } from './render.ts';
