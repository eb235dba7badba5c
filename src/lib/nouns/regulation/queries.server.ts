export { aroundStatement } from './around.server.ts';
export { timeline, timelineFilters } from './timeline.server.ts';
export {
	answersTo,
	findRow,
	get,
	findName,
	type RegulationPage,
	regulationsToCite,
	completePage
} from './get.server.ts';
export {
	conditionsOf,
	filters,
	latestRegulations,
	latestOfTopic,
	joinsOf,
	list,
	order,
	rowsBySlugs,
	sorts
} from './list.server.ts';
