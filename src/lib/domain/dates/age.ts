const words = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

const units = [
	['year', 365 * 86_400],
	['month', 30 * 86_400],
	['day', 86_400],
	['hour', 3_600],
	['minute', 60]
] as const;

export function ageOf(at: Date, now: Date): string {
	const seconds = (now.getTime() - at.getTime()) / 1000;
	const [unit, length] = units.find(([, length]) => seconds >= length) ?? [];
	return unit ? words.format(-Math.floor(seconds / length), unit) : 'just now';
}
