import * as v from 'valibot';
import {
	registerAddress,
	identifierCell,
	type Identifier,
	sortIdentifiers,
	readCell,
	tidyIdentifier,
	identifierInWords
} from '../domain/identifiers/identifiers.ts';
import type { Scheme } from '../domain/identifiers/schemes.ts';
import type { Check, Field } from './derive/field.ts';
import { addressSchema, keySchema, textSchema } from './derive/json-parts.ts';
import { inCell } from './shared-fields.ts';

/** The field for an item's identifiers in registers; each noun has its own schemes. */
export function identifiersOf<const Schemes extends Record<string, Scheme>>(schemes: Schemes) {
	const options = Object.fromEntries(
		Object.entries(schemes).map(([scheme, { label }]) => [scheme, label])
	) as { [Name in keyof Schemes]: string };
	return {
		name: 'identifiers',
		label: 'Identifiers',
		hint: 'What others know it by: choose the register, and paste its number or the address of its page there.',
		kind: 'rows',
		one: 'identifier',
		key: ['scheme'],
		more: true,
		fields: [
			{ name: 'scheme', label: 'Register', kind: 'choice', options, required: true },
			{ name: 'value', label: 'Number or address', kind: 'line', required: true }
		],
		about: 'What registers call it, each with the address of its page there where there is one.',
		example: exampleOf(schemes),
		cell: readCell,
		inWords: identifierInWords,
		json: v.array(
			v.object({ scheme: keySchema(options), value: textSchema, url: v.nullable(addressSchema) })
		),
		csv: {
			identifiers: [
				'What registers call it, such as “wikidata:Q42”.',
				(all: Identifier[]) => inCell(all.map(identifierCell))
			]
		}
	} as const satisfies Field;
}

const exampleOf = (schemes: Record<string, Scheme>) =>
	Object.entries(schemes)
		.slice(0, 2)
		.map(([scheme, { example }]) => identifierCell({ scheme, value: example }))
		.join('; ');

export const identifiersJson = (identifiers: Identifier[]) =>
	sortIdentifiers(identifiers).map(({ scheme, value }) => ({
		scheme,
		value,
		url: registerAddress({ scheme, value }) ?? null
	}));

interface Identified {
	identifiers: Identifier[];
}

/** Writes each identifier as its register does. */
export const settleIdentifiers = (item: Record<string, unknown>) => ({
	...item,
	identifiers: ((item.identifiers ?? []) as Identifier[]).map(tidyIdentifier)
});

/** Whether another item has the same identifier is checked when the item is saved. */
export const checksOf = (schemes: Record<string, Scheme>): Check[] =>
	Object.entries(schemes).flatMap(([name, { looks, example, pattern, fits, label }]) => {
		const where =
			(isWrong: (value: string) => boolean) =>
			({ identifiers }: Identified) =>
				identifiers.flatMap(({ scheme, value }, index) =>
					scheme === name && typeof value === 'string' && isWrong(value)
						? [['identifiers', index, 'value']]
						: []
				);
		const check = (problem: string, isWrong: (value: string) => boolean): Check => ({
			problem,
			message: `${problem}.`,
			breaks: where(isWrong)
		});
		const looksOtherwise = check(`${looks}, such as ${example}`, (value) => !pattern.test(value));
		const isMistyped = check(
			`Its check digits do not fit: something in this ${label} was mistyped`,
			(value) => pattern.test(value) && fits?.(value) === false
		);
		return fits ? [looksOtherwise, isMistyped] : [looksOtherwise];
	});
