import { fileChoices } from '$lib/server/charts';
import { cite, type Policies, reporting, silent } from '$lib/server/front/policy';
import { filters } from '$lib/server/trends';

export const policy: Policies = {
	'{,charts/[chart]}': { reads: reporting(filters), card: filters },
	'charts/[chart].[format]': { reads: silent({ ...filters, ...fileChoices }) },
	'charts/[chart]/cite.[format]': { reads: cite(filters) }
};
