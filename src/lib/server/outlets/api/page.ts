import { type Name, nounOf } from '../../../domain/nouns.ts';
import { schemas } from '../../../nouns/derive/json.ts';
import { origin } from '../../settings.ts';

export const fieldNamesOf = (name: Name) => Object.keys(schemas[nounOf[name]].entries);

export function pickFields(fields: string[] | undefined, rows: object[]): object[] {
	if (!fields) return rows;
	return rows.map((row) =>
		Object.fromEntries(fields.map((field) => [field, (row as Record<string, unknown>)[field]]))
	);
}

export function addressWith(url: URL, cursor: string): string {
	const query = new URLSearchParams(url.searchParams);
	query.set('cursor', cursor);
	return `${origin()}${url.pathname}?${query}`;
}

export const linkHeader = (following: string | undefined) =>
	following && { link: `<${following}>; rel="next"` };
