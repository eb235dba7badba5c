/** Under which anyone may use what is published on the record: facts belong to nobody. */
export const recordLicence = {
	/** SPDX. */
	id: 'CC0-1.0',
	name: 'CC0 1.0',
	title: 'Creative Commons Zero 1.0 Universal (public domain)',
	url: 'https://creativecommons.org/publicdomain/zero/1.0/'
} as const;
