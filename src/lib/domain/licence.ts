/** Under which anyone may use what is published on this record. */
export const recordLicence = {
	name: 'CC BY 4.0',
	url: 'https://creativecommons.org/licenses/by/4.0/'
} as const;
