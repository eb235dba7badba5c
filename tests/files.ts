import { stringify } from 'csv-stringify/sync';
import type { House, Name } from './staff.ts';

/** A file of rows as a spreadsheet writes it. */
export const csv = (rows: Record<string, string>[]): string => stringify(rows, { header: true });

export interface Sending {
	name?: string;
	fileName?: string;
	type?: string;
}

/** Sends a file to be imported, as a browser does. */
export function send(
	house: House,
	who: Name | undefined,
	content: string | Uint8Array<ArrayBuffer>,
	{ name = 'statements', fileName = 'rows.csv', type = 'text/csv' }: Sending = {}
): Promise<Response> {
	const body = new FormData();
	body.set('name', name);
	body.set('file', new File([content], fileName, { type }));
	return house.request(who, '/desk/imports', { method: 'POST', body });
}

/** The path of the import that a file became. */
export async function importOf(...sending: Parameters<typeof send>): Promise<string> {
	const response = await send(...sending);
	const path = response.headers.get('location');
	if (response.status !== 303 || !path) throw new Error(await response.text());
	return path;
}
