import { millisecondsADay } from './format.ts';

const morningHour = 7;

export function nextMorning(after: Date, zone: string): Date {
	const today = localDay(after, zone);
	const first = morningOf(today, zone);
	return first > after ? first : morningOf(today + millisecondsADay, zone);
}

export function nextMonday(after: Date, zone: string): Date {
	let morning = nextMorning(after, zone);
	while (new Date(localDay(morning, zone)).getUTCDay() !== 1) morning = nextMorning(morning, zone);
	return morning;
}

/** Returns the local calendar day as its midnight in UTC. */
function localDay(at: Date, zone: string): number {
	const local = at.getTime() + offsetAt(at, zone);
	return local - (local % millisecondsADay);
}

function morningOf(localMidnight: number, zone: string): Date {
	const local = localMidnight + morningHour * 3_600_000;
	// On days when clocks change, the offset in the morning differs from midnight's.
	const near = new Date(local - offsetAt(new Date(local), zone));
	return new Date(local - offsetAt(near, zone));
}

const formats = new Map<string, Intl.DateTimeFormat>();

function offsetAt(at: Date, zone: string): number {
	const format =
		formats.get(zone) ??
		new Intl.DateTimeFormat('en', {
			timeZone: zone,
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric'
		});
	formats.set(zone, format);
	const parts = Object.fromEntries(
		format.formatToParts(at).map(({ type, value }) => [type, Number(value)])
	) as Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>;
	const { year, month, day, hour, minute, second } = parts;
	return (
		Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at.getTime() / 1000) * 1000
	);
}
