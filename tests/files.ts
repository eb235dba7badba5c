import { stringify } from 'csv-stringify/sync';
import type { Progress } from '../src/lib/domain/imports.ts';
import type { Asked } from './http.ts';
import { expect, type House, type Name } from './staff.ts';

export type Ask = (path: string, asked?: Asked) => Promise<Response>;

export const by =
	(house: House, who: Name): Ask =>
	(path, asked) =>
		house.request(who, path, asked);

const regulation = 'citizens-protection-against-online-harm-rules-2020';

export const says = (summary: string, given: Record<string, string> = {}) => ({
	Organisation: 'Asia Internet Coalition',
	Regulation: regulation,
	Stance: 'Oppose',
	Date: '15 February 2020',
	'What was said': summary,
	Sources: 'drm-aic-0214',
	...given
});

export const csv = (rows: Record<string, string>[]): string => stringify(rows, { header: true });

type Content = string | Uint8Array<ArrayBuffer>;

export function send(ask: Ask, content: Content, fileName = 'rows.csv'): Promise<Response> {
	const body = new FormData();
	body.set('name', 'statements');
	body.set('file', new File([content], fileName));
	return ask('/desk/imports', { method: 'POST', body });
}

export async function importOf(...sending: Parameters<typeof send>): Promise<string> {
	const response = await send(...sending);
	const path = response.headers.get('location');
	if (response.status !== 303 || !path) throw new Error(await response.text());
	return path;
}

export async function formOf(ask: Ask, path: string): Promise<Record<string, string>> {
	const html = await (await ask(path)).text();
	const [, version = ''] = /name="version" value="(\d+)"/.exec(html) ?? [];
	const selects = html.matchAll(/<select[^>]* name="(column\.[^"]+)"(.*?)<\/select>/gs);
	const columns = Array.from(selects, ([, name = '', options = '']) => [
		name,
		/<option value="(c\d+)" selected/.exec(options)?.[1] ?? ''
	]);
	return { version, ...Object.fromEntries(columns) };
}

export async function progressOf(ask: Ask, path: string): Promise<Progress> {
	return (await ask(`${path}/progress.json`)).json() as Promise<Progress>;
}

export async function until(ask: Ask, path: string, state: Progress['state']): Promise<void> {
	await expect.poll(async () => (await progressOf(ask, path)).state).toBe(state);
}

/** Confirms the guessed columns; if all are named as in our template, the check has started already. */
export async function check(ask: Ask, path: string): Promise<void> {
	if ((await progressOf(ask, path)).state !== 'mapping') return;
	const response = await ask(`${path}?/map`, { form: await formOf(ask, path) });
	if (response.status !== 303) throw new Error(await response.text());
}

export async function captureOf(ask: Ask): Promise<string> {
	const form = {
		page: 'The ministry withdrew its levy on messages, two days after it was announced.'
	};
	return (await ask('/desk/capture', { form })).headers.get('location')!;
}
