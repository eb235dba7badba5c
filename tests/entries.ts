import type { House, Name } from './staff.ts';

export const statement = {
	organisation: 'aic',
	date: '12 February 2020',
	basis: 'event',
	channel: 'statement',
	lang: 'en',
	'positions.0.regulation': 'pk-cp-rules-2020',
	'positions.0.stance': 'oppose',
	'sources.0': 'drm-aic-0214'
};

/**
 * Submits a form for a new item as a browser would.
 * @param wish the button pressed: `send`, `publish` or `keep`
 * @returns its address at the desk
 */
export async function add(
	house: House,
	name: string,
	form: Record<string, string>,
	{ who = 'editor', wish = 'publish' }: { who?: Name; wish?: string } = {}
): Promise<string> {
	const answer = await house.request(who, `/desk/${name}/new?/${wish}`, {
		// `different` confirms that similar items on record are other ones.
		form: { version: '0', different: 'yes', ...form }
	});
	const to = answer.headers.get('location') ?? '';
	// A contributor lands on the proposal's page, which links the form.
	const at = to.startsWith('/desk/proposals/') ? await (await house.request(who, to)).text() : to;
	const [path] = /\/desk\/\w+\/\w+(?=\?(done|proposal)=)/.exec(at) ?? [];
	if (!path) throw new Error(`${answer.status}: ${await answer.text()}`);
	return path;
}

export function enter(
	house: House,
	who: Name,
	wish: string,
	given: { summary: string; [name: string]: string }
): Promise<string> {
	return add(house, 'statements', { ...statement, ...given }, { who, wish });
}

export async function inReview(house: House, title: string): Promise<string> {
	const list = await house.request('editor', `/desk/review?q=${encodeURIComponent(title)}`);
	const [path] = /\/desk\/review\/[a-z\d]+(?=[?"])/.exec(await list.text()) ?? [];
	if (!path) throw new Error(`Nothing waits under ${title}`);
	return path;
}

export const publicOf = (desk: string) => desk.replace('/desk', '');
