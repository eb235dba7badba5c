import { compareFilters } from '$lib/domain/compare';
import { embedChoices, framedLists, timelineChoices } from '$lib/domain/embeds';
import { timelineFilters } from '$lib/nouns/regulation/queries.server';
import { regulationChoices } from '$lib/server/charts';
import { byName, type Policies, reporting, silent } from '$lib/server/front/policy';
import { anyList } from '$lib/nouns/index.server';
import * as trends from '$lib/server/trends';

export const policy: Policies = {
	'[list=framed]': {
		reads: byName(framedLists, (name) => reporting({ ...anyList[name].filters, ...embedChoices }))
	},
	'{articles,campaigns,regulations,stakeholders,topics}/[slug]': { reads: silent(embedChoices) },
	'{events/[id],statements/[id],[...path]}': { reads: silent(embedChoices) },
	'[theme].css': { reads: silent() },
	compare: { reads: silent({ ...compareFilters, ...embedChoices }) },
	'regulations/[slug]/charts/[chart]': { reads: silent({ ...regulationChoices, ...embedChoices }) },
	'regulations/[slug]/timeline': { reads: silent({ ...timelineChoices, ...timelineFilters }) },
	'trends/charts/[chart]': { reads: silent({ ...trends.filters, ...embedChoices }) }
};
