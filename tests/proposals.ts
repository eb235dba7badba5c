import type { House } from './staff.ts';

/** @returns the proposal's address */
export async function proposalOf(house: House, name: string): Promise<string> {
	const key = crypto.randomUUID();
	await house.request('contributor', '/desk/topics/new?/send', { form: { name, key } });
	const desk = await (await house.request('contributor', '/desk')).text();
	const path = new RegExp(`(/desk/proposals/\\w+)"[^>]*><bdi>${name}<`).exec(desk)?.[1];
	if (!path) throw new Error(`“${name}” was not sent`);
	return path;
}
