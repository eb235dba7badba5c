/** Every time zone by its IANA name, in the order of the alphabet; UTC, which nobody lives by, stands first. */
export const timeZones: Record<string, string> = Object.fromEntries(
	['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')].map((zone) => [
		zone,
		zone.replaceAll('_', ' ')
	])
);

export const isTimeZone = (zone: string): boolean => Object.hasOwn(timeZones, zone);
