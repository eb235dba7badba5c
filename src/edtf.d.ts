declare module 'edtf' {
	/** Parses Extended Date/Time Format (ISO 8601-2); `min` and `max` are milliseconds, infinite if open. */
	export default function edtf(text: string): { type: string; min: number; max: number };
}
