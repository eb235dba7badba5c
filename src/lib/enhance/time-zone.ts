/** Chooses the reader's own time zone in each `[data-time-zone]` where nothing was chosen yet. */
export function presetTimeZone() {
	for (const select of document.querySelectorAll<HTMLSelectElement>('[data-time-zone] select')) {
		if (select.value !== 'UTC') continue;
		const own = nameOf();
		const zones = Array.from(select.options, ({ value }) => value);
		// Browsers call some zones otherwise than the server does.
		const same = own && zones.includes(own) ? own : zones.find((zone) => nameOf(zone) === own);
		if (same) select.value = same;
	}
}

function nameOf(timeZone?: string): string | undefined {
	try {
		return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
	} catch {
		return undefined;
	}
}
