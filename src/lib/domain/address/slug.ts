const longestSlug = 80;

/** «Citizens’ Rules, 2020» gives `citizens-rules-2020`; empty without Latin letters or digits. */
export function slugOf(title: string): string {
	const words = title
		.normalize('NFKD')
		.replaceAll(/[\p{M}'’‘]/gu, '')
		.toLowerCase()
		.split(/[^a-z0-9]+/)
		.filter(Boolean);
	let slug = '';
	for (const word of words) {
		const longer = slug ? `${slug}-${word}` : word;
		if (longer.length > longestSlug) return slug || word.slice(0, longestSlug);
		slug = longer;
	}
	return slug;
}
