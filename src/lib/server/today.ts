/** Returns the current day in UTC, `YYYY-MM-DD`. Tests set it with `vi.setSystemTime` or `tests/clock.js`. */
export const today = () => new Date().toISOString().slice(0, 10);
