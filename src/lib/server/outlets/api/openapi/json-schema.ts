import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';

export const stringSchema = { type: 'string' };
export const integer = { type: 'integer', minimum: 0 };

export const instant = { type: 'string', format: 'date-time' };

export const orNull = (schema: object, description: string) => ({
	description,
	anyOf: [schema, { type: 'null' }]
});
export const uriSchema = (description: string) =>
	orNull({ type: 'string', format: 'uri' }, description);
export const listOf = (items: object, description?: string) => ({
	type: 'array',
	items,
	...(description && { description })
});
export const textOrNull = (description: string) => orNull(stringSchema, description);
export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

export function object(properties: Record<string, object>) {
	const required = Object.keys(properties);
	return { type: 'object', properties, required, additionalProperties: false };
}

export function jsonSchema(schema: GenericSchema): object {
	// Checks that JSON Schema cannot express are left out here; a refusal explains them.
	const { $schema: _, ...rest } = toJsonSchema(schema, {
		target: 'draft-2020-12',
		typeMode: 'input',
		errorMode: 'ignore'
	});
	return rest;
}
