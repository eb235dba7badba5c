const clocks = ['clock_time_get', 'emscripten_date_now'];

type Imported = (...args: unknown[]) => unknown;

/**
 * Lets PGlite read the real clock while a test fakes `Date`: otherwise its timers overflow or fire every millisecond.
 * Call it once before PGlite opens.
 */
export function giveRealClockToWasm(): void {
	const clock = globalThis as unknown as { Date: DateConstructor };
	const { Date: RealDate } = clock;
	const { instantiate } = WebAssembly;
	const onRealClock =
		(tell: Imported): Imported =>
		(...args) => {
			const { Date: current } = clock;
			clock.Date = RealDate;
			try {
				return tell(...args);
			} finally {
				clock.Date = current;
			}
		};
	WebAssembly.instantiate = ((source: BufferSource, imports: WebAssembly.Imports = {}) => {
		const { env } = imports;
		for (const name of clocks)
			if (env && name in env) env[name] = onRealClock(env[name] as Imported);
		return instantiate(source, imports);
	}) as typeof instantiate;
}
