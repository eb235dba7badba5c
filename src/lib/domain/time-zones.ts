/** Cities that are called otherwise today than in the lists of Node 20. */
const renamed = new Map([
	['Asia/Calcutta', 'Asia/Kolkata'],
	['Asia/Katmandu', 'Asia/Kathmandu'],
	['Asia/Rangoon', 'Asia/Yangon'],
	['Asia/Saigon', 'Asia/Ho Chi Minh City'],
	['Europe/Kiev', 'Europe/Kyiv']
]);

/** Every time zone by its IANA name, in the order of the alphabet; UTC, which nobody lives by, stands first. */
export const timeZones: Record<string, string> = Object.fromEntries([
	['UTC', 'UTC'],
	...Intl.supportedValuesOf('timeZone')
		.filter((zone) => zone !== 'UTC')
		.map((zone) => [zone, renamed.get(zone) ?? zone.replaceAll('_', ' ')])
		.sort(([, one = ''], [, other = '']) => one.localeCompare(other, 'en'))
]);

export const isTimeZone = (zone: string): boolean => Object.hasOwn(timeZones, zone);
