import { error } from '@sveltejs/kit';
import { slug } from '$lib/domain/filters';
import * as statements from '$lib/server/statements';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params }) => {
	const id = slug(params.id);
	const found = id && (await statements.get(id));
	if (!found) error(404, 'No statement with this address is on record.');
	if (found.state === 'withdrawn') error(410, found.stateReason ?? 'No reason was recorded.');
	return { ...found, today: new Date().toISOString().slice(0, 10) };
};
