import { error } from '@sveltejs/kit';
import { isName, nounOf } from '$lib/domain/nouns';
import { requireContributor } from '$lib/server/auth';
import { lookUp } from '$lib/server/desk/lookup';
import type { RequestHandler } from './$types';

const longest = 2_000;

export const GET: RequestHandler = async (event) => {
	const user = requireContributor(event);
	const { searchParams } = event.url;
	const name = searchParams.get('noun') ?? '';
	if (!isName(name)) error(400, 'This is no noun of the record.');
	const only = searchParams.get('only');
	// NFKC can turn one character into eighteen, so the limit applies again after it.
	const words = (searchParams.get('q') ?? '')
		.slice(0, longest)
		.normalize('NFKC')
		.slice(0, longest)
		.replaceAll('\0', '');
	return Response.json(
		await lookUp(user, nounOf[name], words, {
			only: only === 'persons' || only === 'organisations' ? only : undefined
		})
	);
};
