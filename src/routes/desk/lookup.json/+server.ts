import { error } from '@sveltejs/kit';
import { isName, nounOf } from '$lib/domain/nouns';
import { requireContributor } from '$lib/server/auth';
import { search } from '$lib/server/desk/lookup';
import type { RequestHandler } from './$types';

const longest = 2_000;

/** The items that a picker offers for what was typed into it. */
export const GET: RequestHandler = async (event) => {
	const user = requireContributor(event);
	const { searchParams } = event.url;
	const name = searchParams.get('noun') ?? '';
	if (!isName(name)) error(400, 'This is no noun of the record.');
	const only = searchParams.get('only');
	// One letter may stand for eighteen: counted as they are compared.
	const words = (searchParams.get('q') ?? '')
		.slice(0, longest)
		.normalize('NFKC')
		.slice(0, longest)
		.replaceAll('\0', '');
	return Response.json(
		await search(user, nounOf[name], words, {
			only: only === 'persons' || only === 'organisations' ? only : undefined
		})
	);
};
