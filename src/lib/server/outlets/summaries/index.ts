/** What an item says in a few lines, wherever it goes: in feeds, calendars and timelines. */
export { calendarId, permanentId } from './ids.ts';
export { type Followed, tell, type Told } from './summary.ts';
export { escaped, htmlOf, link, textOf } from './written.ts';
