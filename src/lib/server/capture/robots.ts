/** Our name in robots.txt, and in the User-Agent of `fetchGuarded`. */
const robot = 'rulewatch';

/** RFC 9309, 2.5: crawlers need not read more of the file. */
export const mostRobotsBytes = 500 * 1024;
export const longestPath = 2_000;

export const pathAndQuery = ({ pathname, search }: URL) => pathname + search;

/** RFC 9309, without backtracking: the time grows only with the file's length. */
export function isAllowed({ bytes, url }: { bytes: Uint8Array; url: string }): boolean {
	const path = literal(pathAndQuery(new URL(url)));
	// The longest matching rule decides, first among groups that name us.
	const longest = { own: { length: -1, allows: true }, all: { length: -1, allows: true } };
	const group = { own: false, all: false };
	let [isNamed, isRuled] = [false, true];
	for (const [key, value] of linesOf(bytes))
		if (key === 'user-agent') {
			if (isRuled) group.own = group.all = isRuled = false;
			group.own ||= value.toLowerCase().split(/[^a-z_-]/, 1)[0] === robot;
			group.all ||= value === '*';
			isNamed ||= group.own;
		} else if (key === 'allow' || key === 'disallow') {
			isRuled = true;
			const rule = normal(value);
			const { length } = rule;
			const allows = key === 'allow';
			for (const name of ['own', 'all'] as const) {
				const before = longest[name];
				const isLonger = length > before.length || (length === before.length && allows);
				if (length && group[name] && isLonger && matches(path, rule))
					longest[name] = { length, allows };
			}
		}
	return longest[isNamed ? 'own' : 'all'].allows;
}

/** The limit may have cut the last line, so that is dropped. */
function linesOf(bytes: Uint8Array): [key: string, value: string][] {
	const lines = new TextDecoder().decode(bytes.subarray(0, mostRobotsBytes)).split(/\r\n?|\n/);
	if (bytes.length >= mostRobotsBytes) lines.pop();
	return lines.flatMap((line): [string, string][] => {
		const [record = ''] = line.split('#', 1);
		const colon = record.indexOf(':');
		const key = record.slice(0, colon).trim().toLowerCase();
		return colon < 0 ? [] : [[key, record.slice(colon + 1).trim()]];
	});
}

/** Each part between wildcards takes its first occurrence, which leaves most room for the parts after it. */
function matches(path: string, rule: string): boolean {
	const isWhole = rule.endsWith('$');
	const [start = '', ...parts] = (isWhole ? rule.slice(0, -1) : rule).split('*');
	const end = parts.pop();
	if (!path.startsWith(start)) return false;
	if (end === undefined) return !isWhole || path === start;
	let at = start.length;
	for (const part of parts) {
		const found = path.indexOf(part, at);
		if (found < 0) return false;
		at = found + part.length;
	}
	return isWhole ? path.slice(at).endsWith(end) : path.includes(end, at);
}

/** Paths that differ only in percent-encoding become equal. */
const normal = (path: string) =>
	encodeURI(path.toWellFormed())
		.replace(/%25(?=[\da-f]{2})/gi, '%')
		.replace(/%[\da-f]{2}/gi, (code) => {
			const letter = String.fromCharCode(parseInt(code.slice(1), 16));
			return /[\w.~-]/.test(letter) ? letter : code.toUpperCase();
		});

/** In an address, the wildcard characters are literal. */
const literal = (path: string) => normal(path).replaceAll('*', '%2A').replaceAll('$', '%24');
