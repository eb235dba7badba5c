import { type Scheme, schemes } from './schemes.ts';

export interface Identifier {
	scheme: string;
	value: string;
}

/** Accepts a pasted address of the register. */
export function tidyIdentifier<Of extends Partial<Identifier>>(identifier: Of): Of {
	const scheme = schemes[identifier.scheme ?? ''];
	const { value } = identifier;
	if (!scheme || !value) return identifier;
	const bare = scheme.pasted?.exec(value)?.[1] ?? value.trim();
	return { ...identifier, value: scheme.tidy?.(bare) ?? bare };
}

export const registerAddress = ({ scheme, value }: Identifier) => schemes[scheme]?.address?.(value);

/** Returns «wikidata:Q42», which files contain. */
export const identifierCell = ({ scheme, value }: Identifier) => `${scheme}:${value}`;

/** Returns «Wikidata Q42», which people read. */
export const identifierInWords = ({ scheme, value }: Identifier) =>
	`${schemes[scheme]?.label ?? scheme} ${value}`;

export const identifierKey = ({ scheme, value }: Identifier) => JSON.stringify([scheme, value]);

export function readCell(cell: string): Identifier {
	const pasted = Object.entries(schemes).find(([, { pasted }]) => pasted?.test(cell));
	if (pasted) return { scheme: pasted[0], value: cell };
	const [, scheme = '', value = cell] = /^\s*([\w.-]{1,40}?)\s*:(?!\/\/)(.*)$/s.exec(cell) ?? [];
	return { scheme: scheme.toLowerCase(), value: value.trim() };
}

export function identifiersIn(registers: Record<string, Scheme>, text: string): Identifier[] {
	const cell = readCell(text);
	return Object.entries(registers).flatMap(([scheme, { label, pattern }]) => {
		const isLabelled = text.trim().toLowerCase().startsWith(`${label} `.toLowerCase());
		const bare = isLabelled ? text.trim().slice(label.length) : text;
		const identifier = tidyIdentifier({
			scheme,
			value: cell.scheme === scheme ? cell.value : bare
		});
		return pattern.test(identifier.value) ? [identifier] : [];
	});
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** Identifiers are a set, so their order is fixed. */
export const sortIdentifiers = <Of extends Identifier>(identifiers: Of[]): Of[] =>
	identifiers.toSorted((a, b) => compare(a.scheme, b.scheme) || compare(a.value, b.value));
