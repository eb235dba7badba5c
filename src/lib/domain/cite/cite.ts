import { formatDate } from '../dates/format.ts';
import { attributedTo, type StatementCard } from '../record.ts';

/** «the Online Safety Act 2023»; of more than two laws, «the first and 3 more laws»; empty without a law. */
export function regulationNames(regulations: { title: string }[]): string {
	const [first, second, ...rest] = regulations.map(({ title }) => withArticle(title));
	if (!first || !second) return first ?? '';
	return rest.length ? `${first} and ${rest.length + 1} more laws` : `${first} and ${second}`;
}

/** «on the Online Safety Act 2023»; empty without a law. */
export function onRegulations(positions: { regulation: { title: string } }[]): string {
	const names = regulationNames(positions.map(({ regulation }) => regulation));
	return names && `on ${names}`;
}

/** What a statement, which has no title of its own, is called: «Asia Internet Coalition on the Online Safety Act 2023». */
export function statementTitle(
	statement: Pick<StatementCard, 'organisation' | 'speaker' | 'positions' | 'date'>
): string {
	const { name } = attributedTo(statement);
	return statement.positions.length
		? `${name} ${onRegulations(statement.positions)}`
		: `${name}, ${formatDate(statement.date)}`;
}

function withArticle(title: string): string {
	return /^the\b/i.test(title) ? title : `the ${title}`;
}
