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
import { address, key, text } from './derive/json-parts.ts';
import { joined } from './shared-fields.ts';

/** What registers call an item: the field of rows, which nouns have with schemes of their own. */
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
		json: v.array(v.object({ scheme: key(options), value: text, url: v.nullable(address) })),
		csv: {
			identifiers: [
				'What registers call it, such as “wikidata:Q42”.',
				(all: Identifier[]) => joined(all.map(identifierCell))
			]
		}
	} as const satisfies Field;
}

const exampleOf = (schemes: Record<string, Scheme>) =>
	Object.entries(schemes)
		.slice(0, 2)
		.map(([scheme, { example }]) => identifierCell({ scheme, value: example }))
		.join('; ');

/** As programs read them. */
export const identifiersJson = (identifiers: Identifier[]) =>
	sortIdentifiers(identifiers).map(({ scheme, value }) => ({
		scheme,
		value,
		url: registerAddress({ scheme, value }) ?? null
	}));

interface Identified {
	identifiers: Identifier[];
}

/** Has what was typed stand as its register writes it. */
export const settleIdentifiers = (item: Record<string, unknown>) => ({
	...item,
	identifiers: ((item.identifiers ?? []) as Identifier[]).map(tidyIdentifier)
});

/** What may be wrong with those of one item. Whether another one has them is for the record to say. */
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
		const check = (says: string, isWrong: (value: string) => boolean): Check => ({
			says,
			tells: `${says}.`,
			breaks: where(isWrong)
		});
		const looksOtherwise = check(`${looks}, such as ${example}`, (value) => !pattern.test(value));
		const isMistyped = check(
			`Its check digits do not fit: something in this ${label} was mistyped`,
			(value) => pattern.test(value) && fits?.(value) === false
		);
		return fits ? [looksOtherwise, isMistyped] : [looksOtherwise];
	});
