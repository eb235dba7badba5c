import type { Reader } from '../../../../domain/filters.ts';
import type { Name } from '../../../../domain/nouns.ts';
import { filters as searchFilters } from '../../../search/index.ts';
import { listings } from '../../exports/index.ts';
import { includable, includableWithOne, mostIncluded, namingLists } from '../include.ts';
import { limits } from '../parameters.ts';
import { sinceMargin } from '../since.ts';
import { fieldNamesOf } from '../page.ts';
import { filterWords, listWords, searchWords } from './words.ts';

export interface Parameter {
	name: string;
	in: 'query' | 'path' | 'header';
	required?: boolean;
	description: string;
	schema: object;
	style?: 'form';
	explode?: false;
}

export interface Operation {
	operationId: string;
	summary: string;
	description?: string;
	tags: string[];
	parameters?: Parameter[];
	requestBody?: { content: Record<string, { schema: { $ref: string } }> };
	responses: Record<string, { description: string }>;
	security?: object[];
}

const query = (name: string, description: string, schema: object): Parameter => ({
	name,
	in: 'query',
	description,
	schema
});

const cursor = query('cursor', 'Where to go on, from “next” of the answer before.', {
	type: 'string'
});
const limit = query('limit', 'How many rows.', {
	type: 'integer',
	minimum: 1,
	maximum: limits.most,
	default: limits.usual
});

export const listParametersOf = (name: Name): Parameter[] => [
	...Object.entries(listings[name].filters).map(([filter, reader]) =>
		filterOf(name, filter, reader)
	),
	cursor,
	limit,
	...choosing(name, includable(name)),
	query(
		'updated_since',
		`What may read otherwise since then, and under “gone” what is no longer public: “next_since” of the answer before, or a time (ISO 8601), which is taken ${sinceMargin.words} earlier. It goes with limit, cursor and fields alone.`,
		{ type: 'string', examples: ['1970-01-01'] }
	)
];

export const itemParametersOf = (name: Name): Parameter[] => [
	...choosing(name, includableWithOne(name)),
	query(
		'version',
		'It as readers saw it in this version of it, of those that its history names. It goes with nothing else.',
		{ type: 'integer', minimum: 1 }
	)
];

export const searchParameters: Parameter[] = [
	...Object.entries(searchFilters).map(([filter, { takes = {} }]) => {
		const { description, ...schema } = takes;
		return {
			...query(filter, searchWords[filter] ?? description!, { type: 'string', ...schema }),
			...(filter === 'q' && { required: true })
		};
	}),
	cursor,
	limit
];

export const historyParameters: Parameter[] = [cursor];

export const idOrSlug: Parameter = {
	name: 'id',
	in: 'path',
	required: true,
	description: 'Its short name where it has one, or its id. A former short name leads to it (308).',
	schema: { type: 'string' }
};

export const idParameter: Parameter = {
	name: 'id',
	in: 'path',
	required: true,
	description: 'Its id, as an answer gave it.',
	schema: { type: 'string' }
};

function filterOf(name: Name, filter: string, { takes = {} }: Reader): Parameter {
	const { description, ...schema } = takes;
	const words =
		listWords[name].filters?.[filter] ?? filterWords[filter] ?? description ?? 'Only these.';
	return query(filter, words, { type: 'string', ...schema });
}

function choosing(name: Name, others: Name[]): Parameter[] {
	const fields = listOf(
		'fields',
		'Only these properties; others are left out.',
		fieldNamesOf(name)
	);
	if (!others.length) return [fields];
	const lists = others.filter((other) => namingLists[name][other]);
	const further = lists.length
		? ` ${lists.join(' and ')}: the lists that name it, ${limits.most} rows of each.`
		: '';
	const words = `Give in full, under “included”, what is named: ${mostIncluded} of each at most.${further}`;
	return [fields, listOf('include', words, others)];
}

function listOf(name: string, description: string, values: string[]): Parameter {
	const schema = { type: 'array', items: { type: 'string', enum: values } };
	return {
		...query(name, `${description} Divided by commas.`, schema),
		style: 'form',
		explode: false
	};
}
