/** The host of a web address as people read it, without «www.». */
export function hostOf(url: string): string {
	try {
		return new URL(url).host.replace(/^www\./, '');
	} catch {
		return url;
	}
}

/**
 * The words in a web address: of «/news/614312-hrcp-rejects-gagging.html», «hrcp rejects gagging». Undefined
 * where it holds no words, as in «/news/1534572».
 */
export function addressWords(url: string): string | undefined {
	const segments = pathOf(url).split('/');
	const longest = segments.reduce((a, b) => (b.length > a.length ? b : a), '');
	const words = longest
		.replace(/\.[a-z]{2,5}$/i, '')
		.split(/[-_+\s]+/)
		.filter((word) => word && !/^\d{5,}$/.test(word));
	return words.length > 1 ? words.join(' ') : undefined;
}

function pathOf(url: string): string {
	try {
		return decodeURIComponent(new URL(url).pathname);
	} catch {
		return '';
	}
}
