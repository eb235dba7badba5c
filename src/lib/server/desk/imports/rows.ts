import type { CellProblem, ImportName, NewItem } from '../../../domain/imports.ts';
import { hasSlug, type Noun, nounOf, nounWords } from '../../../domain/nouns.ts';
import type { Problems } from '../../../nouns/derive/field.ts';
import type { Known } from '../../../nouns/derive/validation.server.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import type { Database } from '../../db/index.ts';
import { itemsFromForms } from '../entry/index.ts';
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
import { contentId } from './content-id.ts';
import { publishingChecker, statesOfReferences, publicationStateOf } from './publishable.ts';

export interface RowSource {
	name: ImportName;
	mapping: Mapping;
	/** The user who uploaded the file. */
	reader: Reader;
}

/** A checked row: its item and new articles, or its problems. */
export interface CheckedRow {
	item?: NewItem;
	articles?: NewItem[];
	problems: CellProblem[];
	/** Missing for rows that add nothing. */
	typed?: TypedRow['typed'];
}

/** Converts rows to items and finds all their problems, with a constant number of queries. */
export async function checkRows(
	session: Database,
	{ name, mapping, reader }: RowSource,
	rows: readonly (readonly string[])[]
): Promise<CheckedRow[]> {
	const noun = nounOf[name];
	const form = formOf(noun);
	const typed = rows.map((cells) => typedRow(name, mapping, cells));
	const cited = await citedArticles(session, reader, form, typed);
	const forms = typed.map(({ typed }) => typed);
	const read = await itemsFromForms(reader, form, forms, { session, coming: cited.found });
	const hidden = read.flatMap(({ hidden }) => hidden);
	// Save the typed name of a hidden draft: its sender must never learn the draft's own name.
	await saveTypedNames(session, reader, hidden);
	const found = read.map(({ item }) => item);
	const states = await referencedStates(session, found);
	const articles = cited.rows.flatMap(({ articles }) => articles);
	for (const { id, state } of articles) (states.articles as Map<string, unknown>).set(id, state);
	const check = checker(noun, states);
	const problemsOf = publishingChecker(noun, withPublished(states, articles));
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
		const { typed: own, problems: ofCells } = typed[index]!;
		const all = mergeProblems(
			asList(ofCells),
			asList(ofArticles),
			asList(problems),
			withdrawnIn(noun, item, states),
			isRefused(checked) ? checked : [],
			taken[index]!
		);
		if (all.length) return { problems: shortenProblems(all), typed: own };
		// These problems only keep the row a draft.
		const problemsOfDraft = shortenProblems(problemsOf(checked));
		return {
			item: newItemOf(noun, checked, item),
			articles,
			problems: problemsOfDraft,
			typed: own
		};
	});
}

/** Treats the rows' new articles as published, because they are published first. */
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

function withdrawnIn(noun: Noun, item: object, states: Known['states']): Problem[] {
	return statesOfReferences(noun, item, states).flatMap(([field, state, of]) =>
		state === 'withdrawn' ? { field, message: `This ${nounWords[of]} is withdrawn.` } : []
	);
}

/** Skips problems in columns that an earlier check refused: they only follow from that. */
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
