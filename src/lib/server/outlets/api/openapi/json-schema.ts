import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';

export const text = { type: 'string' };
export const whole = { type: 'integer', minimum: 0 };

export const address = (description: string) => ({
	...{ description, anyOf: [{ type: 'string', format: 'uri' }, { type: 'null' }] }
});

export const textOrNull = (description: string) => ({
	...{ description, anyOf: [text, { type: 'null' }] }
});

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
