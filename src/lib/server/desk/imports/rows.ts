import type { ImportName, CellSuggestion } from '../../../domain/imports.ts';
import { hasSlug, type Noun, nounOf, nounWords } from '../../../domain/nouns.ts';
import type { Problems } from '../../../nouns/derive/field.ts';
import type { Known } from '../../../nouns/derive/validation.server.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import type { Database } from '../../db/index.ts';
import { readItems } from '../entry/index.ts';
import {
	checker,
	isRefused,
	type Problem,
	referencedStates,
	takenIdentifiers
} from '../../write/index.ts';
import { type Reader, saveTypedNames } from '../../visibility/index.ts';
import { type Mapping, type TypedRow, typedRow } from './cells.ts';
import { citedArticles } from './cited-articles.ts';
import { columnName } from './columns.ts';
import { contentId, type NewItem } from './content-id.ts';
import { publishingChecker, statesOfReferences, publicationStateOf } from './publishable.ts';

type Session = Pick<Database, 'select' | 'insert' | 'execute'>;

/** The file that rows belong to, as far as reading them depends on it. */
export interface RowSource {
	name: ImportName;
	mapping: Mapping;
	/** Whoever brought the file. */
	reader: Reader;
}

/** A row that was checked: the item that it makes with the articles that come before it, or none and what is wrong. */
export interface CheckedRow {
	item?: NewItem;
	articles?: NewItem[];
	problems: CellProblem[];
	/** As it was typed; of a row that adds nothing, this is not needed. */
	typed?: TypedRow['typed'];
}

/** A problem with what it takes to mend it. */
export interface CellProblem extends Problem {
	column?: string;
	text?: string;
	suggestions?: CellSuggestion[];
}

/** Makes items of rows and finds every problem of each; the number of queries does not grow with them. */
export async function checkRows(
	session: Session,
	{ name, mapping, reader }: RowSource,
	rows: readonly (readonly string[])[]
): Promise<CheckedRow[]> {
	const noun = nounOf[name];
	const form = formOf(noun);
	const typed = rows.map((cells) => typedRow(name, mapping, cells));
	const cited = await citedArticles(session, reader, form, typed);
	const read = await readItems(
		reader,
		form,
		typed.map(({ typed }) => typed),
		{ session, coming: cited.found }
	);
	// What a contributor's rows name that another one sent: it is joined, and they know it by their own words.
	await saveTypedNames(
		session,
		reader,
		read.flatMap(({ hidden }) => hidden)
	);
	const states = await referencedStates(
		session,
		read.map(({ item }) => item)
	);
	for (const { articles } of cited.rows)
		for (const { id, state } of articles) (states.articles as Map<string, unknown>).set(id, state);
	const check = checker(noun, states);
	const against = publishingChecker(
		noun,
		withPublished(
			states,
			cited.rows.flatMap(({ articles }) => articles)
		)
	);
	const items = read.map(({ item }, index) => ({
		...item,
		...publicationStateOf(noun, item, states, reader.role),
		id: `new-${index}`,
		...slugIn(noun, item)
	}));
	const taken = await takenIdentifiers(session, noun, items);
	return read.map(({ item, problems }, index) => {
		const { articles, problems: ofArticles } = cited.rows[index]!;
		const checked = check(items[index]!);
		const all = mergeProblems(
			asList(typed[index]!.problems),
			asList(ofArticles),
			asList(problems),
			withdrawnIn(noun, item, states),
			isRefused(checked) ? checked : [],
			taken[index]!
		);
		return all.length
			? { problems: shortenProblems(all), typed: typed[index]!.typed }
			: {
					item: newItemOf(noun, checked, item),
					articles,
					// The row enters, and will be no more than a draft.
					problems: shortenProblems(against(checked)),
					typed: typed[index]!.typed
				};
	});
}

/** What a row brings is published before it. */
function withPublished(states: Known['states'], articles: NewItem[]): Known['states'] {
	const shown = articles.map(({ id }) => [id, 'published'] as const);
	return { ...states, articles: new Map([...states.articles, ...shown]) };
}

const slugIn = (noun: Noun, { slug = 'new' }: Record<string, unknown>) => hasSlug(noun) && { slug };

function newItemOf(noun: Noun, checked: object, { slug }: Record<string, unknown>): NewItem {
	return { ...checked, id: contentId(noun, checked), slug: slug as string | undefined };
}

const asList = (problems: Problems): Problem[] =>
	Object.entries(problems).map(([field, message]) => ({ field, message }));

function withdrawnIn(
	noun: Noun,
	item: object,
	states: Parameters<typeof publicationStateOf>[2]
): Problem[] {
	return statesOfReferences(noun, item, states).flatMap(([field, state, of]) =>
		state === 'withdrawn' ? { field, message: `This ${nounWords[of]} is withdrawn.` } : []
	);
}

/** What one check finds in a column that an earlier one had refused follows from that, and is left out. */
function mergeProblems(...checks: Problem[][]): Problem[] {
	const all: Problem[] = [];
	for (const check of checks) {
		const refused = new Set(all.map(({ field }) => columnName(field)));
		const isNew = ({ field }: Problem) =>
			field ? !refused.has(columnName(field)) : refused.size === 0;
		all.push(...check.filter(isNew));
	}
	return all;
}

const mostPerCell = 3;

/** Of a cell in which nearly everything is wrong, the first problems and how many more there are. */
function shortenProblems(problems: Problem[]): Problem[] {
	const columns = [...new Set(problems.map(({ field }) => columnName(field)))];
	return columns.flatMap((column) => {
		const all = problems.filter(({ field }) => columnName(field) === column);
		const more = all.length - mostPerCell;
		if (more <= 1) return all;
		const rest = { field: column, message: `And ${more} more in this cell.` };
		return [...all.slice(0, mostPerCell), rest];
	});
}
