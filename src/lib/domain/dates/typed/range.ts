import { readDateNumbers } from './numbers.ts';
import { type Parts, DateProblem } from './parts.ts';
import { qualify, type Reading, readingOf, seasonAlone } from './reading.ts';
import { stripBracketed } from './text.ts';
import { readDateWords } from './words.ts';

const joins = [' to ', ' until ', ' till ', ' through ', ' - ', '-'];
/** The longest date that the record stores. */
const longestDate = 60;

export function readingIn(text: string): Reading | undefined {
	return single(text) ?? choice(text) ?? range(text);
}

const partsOf = (text: string) => readDateNumbers(text) ?? readDateWords(text);

function single(text: string): Reading | undefined {
	const { bare, ...qualifiers } = stripBracketed(text);
	const parts = partsOf(bare);
	return parts && qualify(readingOf(parts), qualifiers);
}

function choice(text: string): Reading | undefined {
	const typed = text.split(' or ').map(partsOf);
	const last = typed.at(-1);
	if (typed.length < 2 || !last) return undefined;
	const readings = typed.flatMap((parts) => (parts ? readingOf(fillGaps(parts, last)) : []));
	if (readings.length < typed.length) return undefined;
	const ends = readings
		.flatMap(({ ends }) => ends)
		.sort((one, other) => one.date.localeCompare(other.date));
	const dates = [...new Set(ends.map(({ date }) => date))];
	const code = `[${dates.join()}]`;
	const alike = dates.every(({ length }) => length === dates[0]?.length);
	const plain = readings.every(({ ends, code }) => ends.length === 1 && !code);
	if (!alike || !plain || code.length > longestDate)
		throw new DateProblem('Choose among a few days, months or years, as in 2 or 3 March 2020.');
	return dates.length > 1 ? { ends: [ends[0]!, ends.at(-1)!], code } : readings[0];
}

/** Reads «3 to 5 March 2020», «between 3 and 5 March 2020», «from about 2019 to 2020». */
function range(text: string): Reading | undefined {
	const plain = text.startsWith('between ')
		? text.slice('between '.length).replace(' and ', ' to ')
		: text.replace(/^from /, '');
	const join = joins.find((join) => plain.split(join).length === 2);
	if (!join) return undefined;
	const [left, right] = plain.split(join).map((end) => {
		const { bare, ...qualifiers } = stripBracketed(end);
		return { parts: partsOf(bare), qualifiers };
	});
	if (!left?.parts || !right?.parts) return undefined;
	const first = qualify(readingOf(fillGaps(left.parts, right.parts)), left.qualifiers).ends[0];
	const last = qualify(readingOf(fillGaps(right.parts, left.parts)), right.qualifiers).ends.at(-1);
	if (!first || !last) throw new DateProblem(seasonAlone);
	if (first.date === last.date) return { ends: [first] };
	if (startOf(last.date) <= startOf(first.date))
		throw new DateProblem(
			'The second date of a range begins after the first: write both in full, as in 3 March 2020 to 5 April 2020.'
		);
	return { ends: [first, last] };
}

function fillGaps(parts: Parts, other: Parts): Parts {
	const month = parts.month ?? (parts.day === undefined ? undefined : other.month);
	return { ...parts, month, year: parts.year ?? other.year };
}

const startOf = (date: string) => `${date}-01-01`.slice(0, 10);
