import { STATUS_CODES } from 'node:http';
import { recordLicence } from '../../../domain/files.ts';
import type { Name } from '../../../domain/nouns.ts';
import { origin } from '../../settings.ts';
import { withETag } from './answer.ts';
import { openapi, type Operation, type Parameter, problemWords } from './openapi/index.ts';
import { listWords } from './openapi/words.ts';
import { goneReasons } from '../exports/since/index.ts';
import { limits, readParameters } from './parameters.ts';
import { sinceMargin } from './since.ts';
import { writesPerHour } from './write.ts';

interface Input {
	name: string;
	description: string;
	required: boolean;
	values?: string[];
}

export function answerDocument({ request, url }: { request: Request; url: URL }): Response {
	readParameters(url.searchParams, []);
	return withETag(request, openapi());
}

export function guide() {
	const { paths, components } = openapi();
	const schemas = components.schemas as Record<string, Schema>;
	const operationsOf = (segment: string) =>
		Object.entries(paths)
			.filter(([path]) => path.split('/')[1] === segment)
			.flatMap(([path, methods]) =>
				Object.entries(methods).map(([method, operation]) =>
					describeOperation(method.toUpperCase(), path, operation, schemas)
				)
			);
	return {
		base: `${origin()}/api/v1`,
		licence: recordLicence,
		limits,
		writesPerHour,
		lists: (Object.keys(listWords) as Name[]).map((name) => ({
			name,
			about: listWords[name].about,
			example: `/api/v1/${name}?${listWords[name].example}`,
			operations: operationsOf(name)
		})),
		margin: sinceMargin.words,
		reasons: Object.entries(goneReasons).map(([name, words]) => ({ name, words })),
		search: operationsOf('search'),
		webhooks: operationsOf('webhooks'),
		problems: Object.entries(problemWords).map(([status, words]) => ({
			status,
			words,
			title: STATUS_CODES[status] ?? ''
		}))
	};
}

interface Schema {
	description?: string;
	enum?: string[];
	items?: Schema;
	anyOf?: Schema[];
	properties?: Record<string, Schema>;
	required?: string[];
}

function describeOperation(
	method: string,
	path: string,
	operation: Operation,
	schemas: Record<string, Schema>
) {
	const { summary, description, parameters = [], security, requestBody } = operation;
	const sent = requestBody?.content['application/json']?.schema.$ref.split('/').at(-1);
	return {
		method,
		path,
		summary,
		description,
		takesToken: security !== undefined,
		parameters: parameters.map(parameter),
		fields: sent ? inputsOf(schemas[sent]!) : []
	};
}

const parameter = ({ name, description, required = false, schema }: Parameter): Input => ({
	name,
	description,
	required,
	values: valuesIn(schema)
});

function inputsOf({ properties = {}, required = [] }: Schema, before = ''): Input[] {
	return Object.entries(properties).flatMap(([name, schema]) => {
		const { description = '' } = schema;
		const place = before + name;
		const own = { name: place, description, required: required.includes(name) };
		return [{ ...own, values: valuesIn(schema) }, ...inputsOf(rowIn(schema) ?? {}, `${place}[].`)];
	});
}

const rowIn = ({ items, anyOf = [] }: Schema): Schema | undefined =>
	items?.properties ? items : anyOf.map(rowIn).find((row) => row !== undefined);

const valuesIn = (schema: Schema): string[] | undefined =>
	schema.enum ??
	(schema.items && valuesIn(schema.items)) ??
	schema.anyOf?.map(valuesIn).find((values) => values !== undefined);
