import { origin } from '../../settings.ts';

const host = () => new URL(origin()).hostname;

/** What feeds know an item by for good, whatever becomes of its address: a tag URI (RFC 4151). */
export const permanentId = (key: string) => `tag:${host()},2026:${encodeURI(key)}`;

/** The same for calendars. */
export const calendarId = (key: string) => `${encodeURI(key).replaceAll('/', '-')}@${host()}`;
