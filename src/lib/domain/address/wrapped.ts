const google = /^(?:www\.)?google(?:\.[a-z]{2,3}){1,2}$/;
const redirectors: [host: RegExp, path: string, ...parameters: string[]][] = [
	[google, '/url', 'q', 'url'],
	[/^lm?\.(?:facebook|instagram)\.com$/, '/l.php', 'u'],
	[/^l\.instagram\.com$/, '/', 'u'],
	[/^(?:www\.)?youtube\.com$/, '/redirect', 'q'],
	[/^(?:www\.)?linkedin\.com$/, '/safety/go', 'url'],
	[/^duckduckgo\.com$/, '/l/', 'uddg'],
	[/\.safelinks\.protection\.outlook\.com$/, '/', 'url']
];
const archives =
	/^(?:(?:web|wayback)\.archive\.org|archive\.(?:today|ph|is|li|vn|fo|md)|arquivo\.pt|webarchive\.nationalarchives\.gov\.uk)$/;

/** Returns the target of a redirector or an AMP cache, which may not be an address. */
export function wrappedIn({ hostname, pathname, search, searchParams }: URL): string | undefined {
	for (const [host, path, ...parameters] of redirectors)
		if (path === pathname && host.test(hostname))
			return parameters.map((name) => searchParams.get(name)).find(Boolean) ?? undefined;
	const cached = google.test(hostname)
		? /^\/amp\/(s\/)?(.+)$/.exec(pathname)
		: hostname.endsWith('cdn.ampproject.org') && /^\/(?:c|v|wp\/s|wp)\/(s\/)?(.+)$/.exec(pathname);
	return cached ? `http${cached[1] ? 's' : ''}://${cached[2]}${search}` : undefined;
}

/** Returns the original of an archived copy, which may not be an address. */
export function archivedIn({ hostname, pathname, search }: URL): string | undefined {
	if (!archives.test(hostname)) return undefined;
	const start = pathname.search(/https?:\//);
	if (start > 0) return pathname.slice(start).replace(/\/+/, '//') + search;
	const [, room, , host, ...path] = pathname.split('/');
	return room === 'web' && host?.includes('.')
		? `http://${[host, ...path].join('/')}${search}`
		: undefined;
}
