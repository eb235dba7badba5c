const today = new Date().toISOString().slice(0, 10);

/**
 * Removes what differs between runs: ports, times, random ids, hashes of built files. Markup gets one line per element,
 * so that `diff` shows the changed element.
 * @param {string} origin of the server
 */
export function plain(text, origin) {
	return text
		.replaceAll(origin, 'http://rulewatch')
		.replaceAll(encodeURIComponent(origin), 'http%3A%2F%2Frulewatch')
		.replace(
			new RegExp(`${today}[T ]\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|\\+00:00|\\+00)?`, 'g'),
			'<now>'
		)
		.replaceAll(today.replaceAll('-', ''), '<today>')
		.replace(/<today>T\d{6}Z?|new Date\(\d{13}\)/g, '<now>')
		.replace(/\d\d:\d\d(:\d\d)? (UTC|GMT)/g, '<time>')
		.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<uuid>')
		.replace(/"[0-9a-f]{64}"/g, '"<hash>"')
		.replace(/sha256-[\w+/=]{44}/g, '<hash>')
		.replace(/(_app\/immutable\/[\w./-]*?)[.-][\w-]{8}\.(js|css|woff2)/g, '$1.$2')
		.replace(/\b(svelte-|_)[0-9a-z]{5,7}\b/g, 'svelte')
		.replace(/__sveltekit_[0-9a-z]+/g, '__sveltekit')
		.replace(/just now|\d+ (minute|second)s? ago/g, '<time> ago')
		.replace(/></g, '>\n<');
}

export const plainRow = (row, origin) =>
	plain(row, origin)
		.replace(/"key":"[\w-]{43}"/g, '"key":"<random>"')
		.replace(/"(\w*(?:hash|sealed|secret|dedupe_key)\w*)":"[^"]*"/g, '"$1":"<random>"')
		.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+\+00:00/g, '<moment>');
