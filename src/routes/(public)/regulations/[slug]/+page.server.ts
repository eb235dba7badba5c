import { error } from '@sveltejs/kit';
import { oneOf } from '$lib/domain/filters';
import { counts } from '$lib/domain/vocabulary';
import * as regulations from '$lib/server/regulations';
import * as trends from '$lib/server/trends';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ params, url }) => {
	const regulation = await regulations.get(params.slug);
	if (!regulation) error(404, 'No law with this address is on record.');
	if (regulation.state === 'withdrawn')
		error(410, regulation.stateReason ?? 'No reason was recorded.');
	const count = oneOf(counts)(url.searchParams.get('count') ?? '') ?? 'statements';
	const [charts] = await Promise.all([trends.ofRegulation(regulation, count)]);
	return { regulation, count, charts };
};
