import { filters, timelineFilters } from '$lib/nouns/regulation/queries.server';
import { fileChoices, regulationChoices } from '$lib/server/charts';
import { cite, item, list, listAndItems, reporting, silent } from '$lib/server/front/policy';
import { pngChoices } from '$lib/server/timelines/drawing';

export const policy = listAndItems('[slug]', filters, {
	'[slug]': { reads: item(regulationChoices) },
	'[slug]/charts/[chart]': { reads: reporting(regulationChoices), card: regulationChoices },
	'[slug]/charts/[chart].[format]': { reads: silent({ ...regulationChoices, ...fileChoices }) },
	'[slug]/charts/[chart]/cite.[format]': { reads: cite(regulationChoices) },
	'[slug]/timeline': { reads: list(timelineFilters) },
	'[slug]/timeline.{csv,ics,json}': { reads: reporting() },
	'[slug]/timeline.png': { reads: silent(pngChoices) },
	'[slug]/timeline.svg': { reads: silent() }
});
