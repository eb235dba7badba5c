export { get } from './get.server.ts';
export {
	conditionsOf,
	filters,
	hasCampaigns,
	list,
	campaignsNaming,
	order,
	sorts
} from './list.server.ts';
