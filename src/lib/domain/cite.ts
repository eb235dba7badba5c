import { formatDate } from './dates.ts';
import { type Source, sourceTitle, type StatementCard, voiceOf } from './record.ts';
import { channels } from './vocabulary.ts';

type Cited = Pick<
	StatementCard,
	| 'id'
	| 'organisation'
	| 'speaker'
	| 'speakerRole'
	| 'positions'
	| 'quotations'
	| 'sources'
	| 'date'
	| 'basis'
	| 'channel'
>;

/** «on the Online Safety Act 2023»; of more than two laws, «on the first and 3 more laws»; empty without a law. */
export function onLaws(positions: { regulation: { title: string } }[]): string {
	const [first, second, ...rest] = positions.map(({ regulation }) => withArticle(regulation.title));
	if (!first) return '';
	if (!second) return `on ${first}`;
	return rest.length ? `on ${first} and ${rest.length + 1} more laws` : `on ${first} and ${second}`;
}

/** What a statement, which has no title of its own, is called: «Asia Internet Coalition on the Online Safety Act 2023». */
export function statementTitle(
	statement: Pick<StatementCard, 'organisation' | 'speaker' | 'positions' | 'date'>
): string {
	const { name } = voiceOf(statement);
	return statement.positions.length
		? `${name} ${onLaws(statement.positions)}`
		: `${name}, ${formatDate(statement.date)}`;
}

/** The source to cite: the one that a quotation is taken from, or else the first. */
function citedSource(statement: Pick<StatementCard, 'quotations' | 'sources'>): Source | undefined {
	return statement.quotations[0]?.source ?? statement.sources[0];
}

/**
 * One citation in plain text: who, in what, on which laws, when; the source with its own address; the statement's
 * permanent address here, and the day (`YYYY-MM-DD`) it was read.
 */
export function citationText(statement: Cited, address: string, accessed: string): string {
	const { speaker, speakerRole, organisation } = statement;
	const who = [speaker?.name, speaker && speakerRole, organisation?.name]
		.filter(Boolean)
		.join(', ');
	const what = [channels[statement.channel].toLowerCase(), onLaws(statement.positions)]
		.filter(Boolean)
		.join(' ');
	const when = `${statement.basis === 'reported' ? 'reported ' : ''}${formatDate(statement.date)}`;
	const source = citedSource(statement);
	return [
		`${who}, ${what}, ${when}.`,
		source && sourceText(source),
		`Rulewatch, statement ${statement.id}, ${address} (accessed ${formatDate(accessed)}).`
	]
		.filter(Boolean)
		.join(' ');
}

function sourceText(source: Source): string {
	const copy = source.sourceType === 'repost' ? ' (a copy of another report)' : '';
	const parts =
		source.headlineBasis === 'page'
			? [
					`“${sourceTitle(source)}”`,
					source.outlet,
					source.published ? formatDate(source.published) : 'undated'
				]
			: [sourceTitle(source)];
	return `${[...parts, source.url].filter(Boolean).join(', ')}${copy}.`;
}

function withArticle(title: string): string {
	return /^the\b/i.test(title) ? title : `the ${title}`;
}
