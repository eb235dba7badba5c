import { operator } from '$lib/server/settings';
import * as site from '$lib/server/site';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
	const [answers, coverage] = await Promise.all([site.principleAnswers(), site.coverage()]);
	return { answers, coverage, operator: operator() };
};
