import { addDays, formatDate } from '../format.ts';
import { DateProblem } from './parts.ts';
import { readingIn } from './range.ts';
import { qualify, type Reading, toEdtf } from './reading.ts';
import { withHyphens, tidy, stripQualifiers } from './text.ts';

const longestTyped = 160;
const relative = new Set(['today', 'yesterday', 'tomorrow', 'now']);
const openEnded =
	/^(?:before|after|since|until|till|by|not?|later|earlier) |(?: onwards?| or (?:later|earlier|before|after)|[-–—/]|\.\.)$|^(?:\/|\.\.)/;

/** Never more exact than typed; problems say what to type. `today` (`YYYY-MM-DD`) allows «today» and «yesterday». */
export function readTypedDate(
	text: string,
	today?: string
): { date: string } | { problem: string } {
	try {
		return { date: toEdtf(read(text, today)) };
	} catch (error) {
		if (error instanceof DateProblem) return { problem: error.message };
		throw error;
	}
}

export function typedDateInWords(text: string, today?: string): string | undefined {
	const result = readTypedDate(text, today);
	return 'date' in result ? formatDate(result.date) : undefined;
}

function read(text: string, today?: string): Reading {
	if (text.length > longestTyped)
		throw new DateProblem('Type a single date or a range, and nothing else.');
	const shown = tidy(text);
	const typed = shown.toLowerCase();
	if (!typed) throw new DateProblem('Type a date, as in 12 February 2020, Feb 2020 or early 2020.');
	if (relative.has(typed)) return ofToday(typed, today);
	if (openEnded.test(typed)) throw openProblem(shown);
	// EDTF is first turned into words, so that both always mean the same.
	const words = formatDate(shown.toUpperCase()).toLowerCase();
	const { bare, ...qualifiers } = stripQualifiers(withHyphens(words));
	const reading = readingIn(bare);
	if (reading) return qualify(reading, qualifiers);
	if (typed.startsWith('from ')) throw openProblem(shown);
	throw new DateProblem(
		`“${shown}” is not understood: type a date as in 12 February 2020, Feb 2020, early 2020, 2019 to 2020, c. 2020 or 2020-02-12.`
	);
}

const openProblem = (shown: string) =>
	new DateProblem(
		`“${shown}” leaves an end open: type the first and the last date it can be, as in January to March 2020.`
	);

function ofToday(typed: string, today: string | undefined): Reading {
	const date = typed === 'today' ? today : typed === 'yesterday' && today && addDays(today, -1);
	if (!date)
		throw new DateProblem(
			`“${typed}” means another day tomorrow: type the date, as in 12 February 2020.`
		);
	return { ends: [{ date, about: false, uncertain: false }] };
}
