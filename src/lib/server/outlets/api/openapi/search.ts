import { inSentence } from '../../../../domain/nouns.ts';
import { searchLists, searchNouns } from '../../../../domain/search/search.ts';
import { keysOf } from '../../../../domain/vocabulary.ts';
import { uriSchema, listOf, object, stringSchema, textOrNull, integer } from './json-schema.ts';
import { type Operation, searchParameters } from './parameters.ts';
import { json, problems, unchanged } from './responses.ts';

export const searchTag = {
	name: 'search',
	description: 'What is on record by its words, the best first, as the search page finds it.'
};

export const searchPaths = (): Record<string, Record<string, Operation>> => ({
	'/search': {
		get: {
			operationId: 'search',
			summary: 'Search the record',
			description: `${inSentence(searchLists)} by their words, in the order of the search page. At most 1,000 are ranked; “more” says whether there were others.`,
			tags: [searchTag.name],
			parameters: searchParameters,
			responses: {
				200: json('search_results', 'What was found.'),
				304: unchanged,
				308: { description: 'The law of the filter has another short name by now.' },
				...problems(400, 500, 503)
			}
		}
	}
});

const hit = object({
	noun: { type: 'string', enum: keysOf(searchNouns) },
	id: stringSchema,
	slug: textOrNull('Its short name, where it has one.'),
	title: { ...stringSchema, description: 'What it is called, so that it can stand alone.' },
	url: { type: 'string', format: 'uri', description: 'Its page.' },
	excerpt: textOrNull('The stretch of it in which the words stand; of a statement, its words.'),
	lang: {
		...stringSchema,
		description: 'The language of the excerpt, or of the title without one.'
	}
});

export const searchResults = object({
	data: listOf(hit),
	next: uriSchema('What was found next.'),
	total: { ...integer, description: 'How many were found.' },
	more: { type: 'boolean', description: 'Whether there are others that were not ranked.' },
	loose: { type: 'boolean', description: 'Whether nothing has all words, and these have most.' },
	missing: listOf(stringSchema, 'Words that nothing has.')
});
