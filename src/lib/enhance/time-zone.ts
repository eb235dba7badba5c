/** Chooses the reader's own time zone in each `[data-time-zone]` where nothing was chosen yet. */
export function presetTimeZone() {
	for (const select of document.querySelectorAll<HTMLSelectElement>('[data-time-zone] select')) {
		const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
		if (select.value === 'UTC' && select.querySelector(`option[value="${CSS.escape(timeZone)}"]`))
			select.value = timeZone;
	}
}
