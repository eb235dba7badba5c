/**
 * The day on which the app answers (`YYYY-MM-DD`, UTC), the one place where it is asked for. Tests set it through the
 * clock: `vi.setSystemTime`, or `tests/clock.js` in the built app.
 */
export const today = () => new Date().toISOString().slice(0, 10);
