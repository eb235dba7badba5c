/** Cities whose names in Node 20's list are outdated. */
const renamed = new Map([
	['Asia/Calcutta', 'Asia/Kolkata'],
	['Asia/Katmandu', 'Asia/Kathmandu'],
	['Asia/Rangoon', 'Asia/Yangon'],
	['Asia/Saigon', 'Asia/Ho Chi Minh City'],
	['Europe/Kiev', 'Europe/Kyiv']
]);

/** Labels by IANA name, sorted; UTC is first. */
export const timeZones: Record<string, string> = Object.fromEntries([
	['UTC', 'UTC'],
	...Intl.supportedValuesOf('timeZone')
		.filter((zone) => zone !== 'UTC')
		.map((zone) => [zone, renamed.get(zone) ?? zone.replaceAll('_', ' ')])
		.sort(([, one = ''], [, other = '']) => one.localeCompare(other, 'en'))
]);

export const isTimeZone = (zone: string): boolean => Object.hasOwn(timeZones, zone);
