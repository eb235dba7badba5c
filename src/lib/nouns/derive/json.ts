import * as v from 'valibot';
import { type Noun, nounOf } from '../../domain/nouns.ts';
import { descriptionOf } from './descriptions.ts';
import type { Field } from './field.ts';
import { nameSchemas } from '../named-json.ts';
import * as part from './json-parts.ts';
import { programName } from './program-names.ts';

export const schemas = Object.fromEntries(
	Object.values(nounOf).map((noun) => [noun, schemaOf(noun)])
) as { [N in Noun]: v.ObjectSchema<v.ObjectEntries, undefined> };

function schemaOf(noun: Noun) {
	const fields = descriptionOf(noun).fields.flatMap(entriesOf);
	return v.object({ ...part.itemJson(noun), ...Object.fromEntries(fields) });
}

function entriesOf(field: Field): [string, v.GenericSchema][] {
	if (field.internal) return [];
	const value = field.json ?? valueOf(field);
	const about = field.about;
	const entry: [string, v.GenericSchema] = [
		programName(field),
		about ? v.pipe(value, v.description(about)) : value
	];
	if (field.kind !== 'date' || !field.spans) return [entry];
	return [entry, ...Object.entries(part.bounds)];
}

function valueOf(field: Field): v.GenericSchema {
	if (field.kind === 'count') return part.countSchema;
	if (field.kind === 'flag') return v.boolean();
	if (field.kind === 'lines') return v.array(part.textSchema);
	if (field.kind === 'choices') return v.array(part.keySchema(field.options));
	if (field.kind === 'picks') return v.array(nameSchemas[field.of as Namable]);
	const value = singleOf(field);
	return (field.required && !field.optionalInDraft) || field.name === 'slug'
		? value
		: v.nullable(value);
}

type Namable = keyof typeof nameSchemas;

function singleOf(field: Field): v.GenericSchema {
	if (field.kind === 'pick') return nameSchemas[field.of as Namable];
	if (field.kind === 'choice') return field.open ? part.textSchema : part.keySchema(field.options);
	if (field.kind === 'date') return part.edtfSchema;
	if (field.kind === 'day') return part.daySchema;
	return field.kind === 'address' ? part.addressSchema : part.textSchema;
}
