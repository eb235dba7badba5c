import { nameOf, type Noun, nounOf } from '../../../../domain/nouns.ts';
import { keysOf, publicationStates } from '../../../../domain/vocabulary.ts';
import { schemas } from '../../../../nouns/derive/json.ts';
import { actions, newItem, wholeItem } from '../body.ts';
import { goneReasons } from '../../exports/since/index.ts';
import { includableWithOne } from '../include.ts';
import {
	integer,
	jsonSchema,
	listOf,
	object,
	ref,
	stringSchema,
	textOrNull,
	uriSchema
} from './json-schema.ts';
import { historyBodies } from './history.ts';
import { searchResults } from './search.ts';
import { webhookBodies } from './webhooks.ts';

// Body schemas are derived from those that validate bodies.

const nouns = Object.values(nounOf);

export function bodySchemas(): Record<string, object> {
	return {
		...Object.fromEntries(nouns.flatMap((noun) => [...answersOf(noun), ...sentOf(noun)])),
		...webhookBodies(),
		...historyBodies,
		gone,
		search_results: searchResults,
		written,
		problem
	};
}

const answersOf = (noun: Noun): [string, object][] => [
	[noun, jsonSchema(schemas[noun])],
	[`${noun}_fields`, { ...fieldsOf(noun), description: 'With “fields”: those asked for.' }],
	[`${noun}_answer`, answer({ data: itemOf(noun) }, noun)],
	[
		`${noun}_list`,
		answer({ data: listOf(itemOf(noun)), next: uriSchema('The following rows.') }, noun)
	],
	[
		`${noun}_changes`,
		object({
			data: listOf(itemOf(noun), 'What may read otherwise, as it reads now.'),
			gone: listOf(ref('gone'), 'What is no longer public.'),
			next: uriSchema('The changes that follow.'),
			next_since: {
				...stringSchema,
				description: 'What “updated_since” is the next time, once “next” is null.'
			}
		})
	]
];

const itemOf = (noun: Noun) => ({ anyOf: [ref(noun), ref(`${noun}_fields`)] });

function fieldsOf(noun: Noun): object {
	const { required: _, ...schema } = jsonSchema(schemas[noun]) as { required?: string[] };
	return schema;
}

const sentOf = (noun: Noun): [string, object][] => [
	[`${noun}_new`, jsonSchema(newItem(noun))],
	[`${noun}_whole`, jsonSchema(wholeItem(noun))],
	[
		`${noun}_form`,
		answer({
			data: object({
				id: stringSchema,
				version: integer,
				state,
				form: {
					type: 'object',
					description: `The fields of ${noun}_whole, to be changed and sent back.`
				}
			})
		})
	]
];

function answer(properties: Record<string, object>, noun?: Noun): object {
	const others = noun ? includableWithOne(nameOf[noun]) : [];
	const included = Object.fromEntries(
		others.map((other) => [
			other,
			object({ data: listOf(ref(nounOf[other])), next: uriSchema('The rows that follow these.') })
		])
	);
	const { properties: own, ...rest } = object(properties);
	const further = others.length
		? { included: { type: 'object', properties: included, additionalProperties: false } }
		: {};
	return { ...rest, properties: { ...own, ...further } };
}

const state = { type: 'string', enum: keysOf(publicationStates) };
const gone = object({
	id: stringSchema,
	gone: {
		type: 'string',
		enum: keysOf(goneReasons),
		description: keysOf(goneReasons)
			.map((reason) => `${reason}: ${goneReasons[reason]}`)
			.join(' ')
	},
	reason: textOrNull('Why it was withdrawn.'),
	merged_into: {
		anyOf: [
			object({ id: stringSchema, slug: stringSchema, url: { type: 'string', format: 'uri' } }),
			{ type: 'null' }
		]
	}
});

const written = object({
	data: object({
		id: stringSchema,
		action: { type: 'string', enum: keysOf(actions) },
		state,
		version: { ...integer, description: '0 where an editor has yet to make it.' },
		url: uriSchema('Its page, once it is published.')
	})
});

const problem = {
	type: 'object',
	description: 'RFC 9457.',
	properties: {
		type: { type: 'string', format: 'uri' },
		title: stringSchema,
		status: { type: 'integer' },
		detail: { ...stringSchema, description: 'A sentence for people.' },
		parameter: { ...stringSchema, description: 'The parameter or header that is wrong.' },
		allowed: listOf(stringSchema, 'What it takes.'),
		errors: listOf(
			object({ field: stringSchema, pointer: stringSchema, detail: stringSchema }),
			'What is wrong with a body, by field.'
		),
		fault: { ...stringSchema, description: 'Of ours: the number under which it stands in our log.' }
	},
	required: ['type', 'title', 'status', 'detail']
};
