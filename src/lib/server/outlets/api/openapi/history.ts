import { type Name, nounOf } from '../../../../domain/nouns.ts';
import {
	instant,
	integer,
	listOf,
	object,
	orNull,
	ref,
	stringSchema,
	textOrNull,
	uriSchema
} from './json-schema.ts';
import { historyParameters, idOrSlug, type Operation } from './parameters.ts';
import { json, moved, problems, unchanged } from './responses.ts';
import { itemWords } from './words.ts';

export const historyOf = (name: Name): Operation => ({
	operationId: `list_versions_of_${nounOf[name]}`,
	summary: `Read the history of ${itemWords(name)}`,
	description:
		'The versions that readers could see, the newest first, with what differs and why. What is not public today is left out of all of them; of what was withdrawn, it is told when and no more.',
	tags: [name],
	parameters: [idOrSlug, ...historyParameters],
	responses: {
		200: json('history', 'Its versions, 20 at a time.'),
		304: unchanged,
		308: moved,
		...problems(400, 404, 500, 503)
	}
});

const leftOut = {
	type: 'boolean',
	description: 'Whether something of it was public then and is shown no more.'
};
const authorship = {
	by: { ...stringSchema, description: 'Who made it, by role.' },
	reason: textOrNull('What was changed, and why.')
};

const version = object({
	version: integer,
	at: instant,
	state: { type: 'string', enum: ['published', 'withdrawn'] },
	...authorship,
	changes: orNull(
		listOf(ref('difference')),
		'What differs from the version before; null of the first one, and of a withdrawal.'
	),
	left_out: leftOut,
	correction: orNull(
		object({ made: { type: 'string', format: 'date' }, answer: stringSchema }),
		'The correction that it made.'
	)
});

const values = {
	field: stringSchema,
	before: {},
	after: {},
	added: listOf({}),
	removed: listOf({}),
	reordered: { anyOf: [listOf({}), { type: 'null' }] }
};
const differing = (changes: object, description: string) => ({
	type: 'object',
	description,
	required: ['field'],
	additionalProperties: false,
	properties: {
		...values,
		changed: listOf(object({ row: { type: 'object' }, changes }))
	}
});

// Rows nest two deep at most, so the schema needs no recursion.
const inRow = differing(listOf({ type: 'object' }), 'As a difference.');
const difference = differing(
	listOf(inRow),
	'A field with “before” and “after”; or a list with what came to it (“added”), what left it (“removed”), rows that “changed”, and the whole list where its order did.'
);

export const historyBodies = {
	difference,
	history: object({ data: listOf(version), next: uriSchema('The versions before these.') }),
	version: object({
		data: object({
			id: stringSchema,
			version: integer,
			from: instant,
			until: orNull(instant, 'Null where it still stands.'),
			...authorship,
			url: uriSchema('The page that shows it; memberships have none.'),
			left_out: leftOut,
			item: {
				type: 'object',
				description:
					'Its fields as they were written then, under the names of the form. What they name is given by its present “name” and “url”.'
			}
		})
	})
};
