export function presetTimeZone() {
	for (const select of document.querySelectorAll<HTMLSelectElement>('[data-time-zone] select')) {
		if (select.value !== 'UTC') continue;
		const own = nameOf();
		const zones = Array.from(select.options, ({ value }) => value);
		// Browsers and the server have different names for some zones.
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
