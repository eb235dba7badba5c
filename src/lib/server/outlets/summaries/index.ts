/** Feeds, calendars and timelines share summaries of items. */
export { calendarId, permanentId, type SourceLink, summarize, type Summary } from './summary.ts';
export { escapeHtml, summaryHtml, sourceLinkHtml, summaryText } from './render.ts';
