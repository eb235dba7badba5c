import { type Name, type Noun, nounOf, nounWords } from '../../../../domain/nouns.ts';
import { recordLicence } from '../../../../domain/files.ts';
import { tokenScopes } from '../../../../domain/token.ts';
import { origin } from '../../../settings.ts';
import { writesPerHour } from '../write.ts';
import {
	idParameter,
	idOrSlug,
	itemParametersOf,
	listParametersOf,
	type Operation,
	type Parameter
} from './parameters.ts';
import { either, json, moved, problems, security, requestBody, unchanged } from './responses.ts';
import { historyOf } from './history.ts';
import { searchPaths, searchTag } from './search.ts';
import { bodySchemas } from './schemas.ts';
import { webhookPaths, webhookTag } from './webhooks.ts';
import { itemWords, listWords } from './words.ts';

export type { Operation, Parameter } from './parameters.ts';
export { problemWords } from './responses.ts';

const made = new Map<string, ReturnType<typeof make>>();

/** Returns the OpenAPI 3.1 document for the public origin, made once per origin. */
export function openapi() {
	const at = origin();
	if (!made.has(at)) made.set(at, make(at));
	return made.get(at)!;
}

const make = (at: string) => ({
	openapi: '3.1.0',
	info: {
		title: 'Rulewatch',
		version: '1',
		summary: 'The public record of how governments make rules for the internet.',
		description:
			'Reading is open to everyone and needs no key. Writing takes a personal token, which staff make at the ' +
			`desk, and goes the way that forms go: contributors propose, editors publish. Described for people at ${at}/api.`,
		contact: { name: 'Rulewatch', url: `${at}/about` },
		license: { name: recordLicence.name, url: recordLicence.url }
	},
	// Reading needs no token; operations that do say so themselves.
	security: [],
	servers: [{ url: `${at}/api/v1` }],
	externalDocs: { url: `${at}/api`, description: 'How to page, to cite and to write' },
	tags: [
		...Object.entries(listWords).map(([name, { about }]) => ({ name, description: about })),
		searchTag,
		webhookTag
	],
	paths: {
		...Object.fromEntries((Object.keys(listWords) as Name[]).flatMap(pathsOf)),
		...searchPaths(),
		...webhookPaths()
	} as Record<string, Record<string, Operation>>,
	components: {
		schemas: bodySchemas(),
		securitySchemes: {
			token: {
				type: 'http',
				scheme: 'bearer',
				description: `A personal token, rw_…. Scopes: ${Object.entries(tokenScopes)
					.map(([scope, words]) => `${scope} (${words.toLowerCase()})`)
					.join(', ')}. ${writesPerHour} writes an hour.`
			}
		}
	}
});

function pathsOf(name: Name): [string, Record<string, Operation>][] {
	const noun = nounOf[name];
	return [
		[`/${name}`, { get: listing(name), post: creating(name, noun) }],
		[`/${name}/{id}`, { get: reading(name, noun), put: replacing(name, noun) }],
		[`/${name}/{id}/form`, { get: opening(name, noun) }],
		[`/${name}/{id}/history`, { get: historyOf(name) }]
	];
}

const listing = (name: Name): Operation => ({
	operationId: `list_${name}`,
	summary: `List ${name}`,
	description: `${listWords[name].about} Filtered and sorted as their page is; “next” is the address of the rows that follow. “updated_since” gives what changed instead, for copies that stay in step.`,
	tags: [name],
	parameters: listParametersOf(name),
	responses: {
		200: either(
			`${nounOf[name]}_list`,
			`${nounOf[name]}_changes`,
			'A stretch of the list; with “updated_since”, of its changes.'
		),
		304: unchanged,
		308: {
			description:
				'A filter named something by its former short name; the list with the present one.'
		},
		...problems(400, 410, 500, 503)
	}
});

const reading = (name: Name, noun: Noun): Operation => ({
	operationId: `get_${noun}`,
	summary: `Read ${itemWords(name)}`,
	description:
		'By its id or its word in addresses. “fields” gives some of it, “include” what it names as well.',
	tags: [name],
	parameters: [idOrSlug, ...itemParametersOf(name)],
	responses: {
		200: either(
			`${noun}_answer`,
			'version',
			`The ${nounWords[noun]}; with “version”, one of its versions.`
		),
		304: unchanged,
		308: moved,
		...problems(400, 404, 410, 500, 503)
	}
});

const idempotency: Parameter = {
	name: 'Idempotency-Key',
	in: 'header',
	description: 'Yours for this write: sent again with it, it is done once and answered alike.',
	schema: { type: 'string', minLength: 8, maxLength: 200 }
};
const match: Parameter = {
	name: 'If-Match',
	in: 'header',
	description:
		'The ETag of the item that you saw; or its “version” in the body. One of them is needed.',
	schema: { type: 'string' }
};

const creating = (name: Name, noun: Noun): Operation => ({
	operationId: `create_${noun}`,
	summary: `Write down ${itemWords(name)}`,
	description:
		'What is not a field of it says what to do with it: “action” sends it to the editors, keeps it or publishes it.',
	tags: [name],
	security,
	parameters: [idempotency],
	requestBody: requestBody(`${noun}_new`),
	responses: {
		201: json('written', 'It is published, or kept as a draft.'),
		202: json('written', 'It waits for an editor.'),
		...problems(400, 401, 403, 409, 413, 415, 422, 429, 500, 503)
	}
});

const replacing = (name: Name, noun: Noun): Operation => ({
	operationId: `replace_${noun}`,
	summary: `Change ${itemWords(name)}`,
	description: `Send all of it: what is left out is emptied. GET /${name}/{id}/form gives what to change.`,
	tags: [name],
	security,
	parameters: [idParameter, match, idempotency],
	requestBody: requestBody(`${noun}_whole`),
	responses: {
		200: json('written', 'It is published, or kept as a draft.'),
		202: json('written', 'The change waits for an editor.'),
		...problems(400, 401, 403, 404, 409, 412, 413, 415, 422, 428, 429, 500, 503)
	}
});

const opening = (name: Name, noun: Noun): Operation => ({
	operationId: `open_${noun}`,
	summary: `Read ${itemWords(name)} as it is written`,
	description: 'What to change and send back. Drafts too, for whoever may see them.',
	tags: [name],
	security,
	parameters: [idParameter],
	responses: {
		200: json(`${noun}_form`, 'Its form, filled in, with its version.'),
		...problems(400, 401, 403, 404, 500, 503)
	}
});
