import { operator } from '$lib/server/settings';
import * as corrections from '$lib/server/desk/corrections';
import * as site from '$lib/server/site';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
	const [answers, coverage, { about, operator: slug }] = await Promise.all([
		site.principleAnswers(),
		site.coverage(),
		site.siteChoices()
	]);
	const own = slug ? await corrections.pageAt(`/stakeholders/${slug}`) : undefined;
	return { answers, coverage, operator: operator(), about, ownName: own?.title };
};
