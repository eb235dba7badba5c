import type { House, Name } from './staff.ts';

export const statement = {
	organisation: 'aic',
	date: '12 February 2020',
	basis: 'event',
	channel: 'statement',
	lang: 'en',
	'positions.0.regulation': 'pk-cp-rules-2020',
	'positions.0.stance': 'oppose',
	'sources.0': 'drm-aic-0214',
	version: '0',
	// On record are others of the same day.
	different: 'yes'
};

/**
 * Sends a form for a new statement, as a browser would.
 * @param wish the button pressed: `send`, `publish` or `keep`
 * @returns its address at the desk
 */
export async function enter(
	house: House,
	who: Name,
	wish: string,
	given: { summary: string; [name: string]: string }
): Promise<string> {
	const form = { ...statement, ...given };
	const answer = await house.request(who, `/desk/statements/new?/${wish}`, { form });
	const [, path] =
		/^(\/desk\/statements\/\w+)\?done/.exec(answer.headers.get('location') ?? '') ?? [];
	if (!path) throw new Error(`${answer.status}: ${await answer.text()}`);
	return path;
}

/** The address at which editors find what was sent under a title. */
export async function inReview(house: House, title: string): Promise<string> {
	const list = await house.request('editor', `/desk/review?q=${encodeURIComponent(title)}`);
	const [path] = /\/desk\/review\/[a-z\d]+(?=")/.exec(await list.text()) ?? [];
	if (!path) throw new Error(`Nothing waits under ${title}`);
	return path;
}

/** Where readers find what has an address at the desk. */
export const publicOf = (desk: string) => desk.replace('/desk', '');
