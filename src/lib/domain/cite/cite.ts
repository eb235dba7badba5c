import { nowHolds } from '../changes.ts';
import { formatDate } from '../dates/format.ts';
import { attributedTo, type StatementCard } from '../record.ts';
import type { Stance } from '../vocabulary.ts';

/** Returns «the Online Safety Act 2023»; of more than two laws «the first and 3 more laws». */
export function regulationNames(regulations: { title: string }[]): string {
	const [first, second, ...rest] = regulations.map(({ title }) => withArticle(title));
	if (!first || !second) return first ?? '';
	return rest.length ? `${first} and ${rest.length + 1} more laws` : `${first} and ${second}`;
}

export function onRegulations(positions: { regulation: { title: string } }[]): string {
	const names = regulationNames(positions.map(({ regulation }) => regulation));
	return names && `on ${names}`;
}

/** Returns «Asia Internet Coalition on the Online Safety Act 2023». */
export function statementTitle(
	statement: Pick<StatementCard, 'organisation' | 'speaker' | 'date'> & {
		positions: { regulation: { title: string } }[];
	}
): string {
	const { name } = attributedTo(statement);
	return statement.positions.length
		? `${name} ${onRegulations(statement.positions)}`
		: `${name}, ${formatDate(statement.date)}`;
}

/** Returns «Asia Internet Coalition opposes the Online Safety Act 2023 and supports the Harm Rules». */
export function stanceTitle(
	statement: Pick<StatementCard, 'organisation' | 'speaker' | 'date'> & {
		positions: { stance: Stance; regulation: { title: string } }[];
	}
): string {
	const { positions } = statement;
	const [first, ...others] = new Set(
		positions.flatMap(({ stance }) => (stance === 'not_stated' ? [] : [stance]))
	);
	if (!first) return statementTitle(statement);
	const phrases = [first, ...others].map((stance) => {
		const laws = positions.filter((position) => position.stance === stance);
		return `${nowHolds[stance].replace('now ', '')} ${regulationNames(laws.map(({ regulation }) => regulation))}`;
	});
	return `${attributedTo(statement).name} ${phrases.join(', ')}`;
}

function withArticle(title: string): string {
	return /^the\b/i.test(title) ? title : `the ${title}`;
}
