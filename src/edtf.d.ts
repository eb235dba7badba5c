declare module 'edtf' {
	/** Parses Extended Date/Time Format text (ISO 8601-2); `min` and `max` are milliseconds, infinite where open. */
	export default function edtf(text: string): { type: string; min: number; max: number };
}
