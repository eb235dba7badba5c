const browsers = [
	['Edg', 'Edge'],
	['OPR/', 'Opera'],
	['SamsungBrowser', 'Samsung Internet'],
	['Firefox', 'Firefox'],
	['FxiOS', 'Firefox'],
	['CriOS', 'Chrome'],
	['Chrome', 'Chrome'],
	['Safari', 'Safari']
] as const;
const systems = [
	['Android', 'Android'],
	['iPhone', 'iPhone'],
	['iPad', 'iPad'],
	['Windows', 'Windows'],
	['Mac OS X', 'macOS'],
	['CrOS', 'ChromeOS'],
	['Linux', 'Linux']
] as const;

/** Returns «Firefox on Linux». */
export function deviceOf(userAgent: string): string {
	const nameIn = (names: readonly (readonly [string, string])[]) =>
		names.find(([mark]) => userAgent.includes(mark))?.[1];
	return `${nameIn(browsers) ?? 'A browser'} on ${nameIn(systems) ?? 'an unknown system'}`;
}
