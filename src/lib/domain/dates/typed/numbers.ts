import { months } from '../words.ts';
import { type Parts, DateProblem, yearMissing } from './parts.ts';

/** Reads «2020-02-12», «2/2020», «25/02/2020»; with full stops, as in «12.02.2020», the day always comes first. */
export function readDateNumbers(text: string): Parts | undefined {
	if (!/^\d+(?:[-./]\d+){1,2}$/.test(text)) return undefined;
	const numbers = text.split(/[-./]/);
	const [first = 0, second = 0, third = 0] = numbers.map(Number);
	switch (numbers.map(({ length }) => (length > 2 ? length : 2)).join('')) {
		case '42':
			if (second > 12)
				throw new DateProblem(
					`“${text}” names no month: for two years, type ${first} to ${first + 1}.`
				);
			return { year: first, month: second };
		case '24':
			return { year: second, month: first };
		case '422':
			return { year: first, month: second, day: third };
		case '222':
			throw new DateProblem(yearMissing);
		case '224':
			break;
		default:
			return undefined;
	}
	const dayFirst = { year: third, month: second, day: first };
	const monthFirst = { year: third, month: first, day: second };
	if (text.includes('.') || first > 12 || first === second) return dayFirst;
	if (second > 12) return monthFirst;
	throw new DateProblem(
		`“${text}” can be ${spelt(dayFirst)} or ${spelt(monthFirst)}: type the month by its name.`
	);
}

const spelt = ({ year, month, day }: { year: number; month: number; day: number }) =>
	`${day} ${months[month - 1]} ${year}`;
