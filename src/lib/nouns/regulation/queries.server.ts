export { coursesAround } from './around.server.ts';
export { timeline, timelineFilters } from './timeline.server.ts';
export {
	answersTo,
	completePage,
	findName,
	findRow,
	get,
	type RegulationPage,
	regulationsToCite
} from './get.server.ts';
export {
	conditionsOf,
	featuredRegulation,
	filters,
	joinsOf,
	latestOfTopic,
	latestRegulations,
	list,
	order,
	rowsBySlugs,
	sorts
} from './list.server.ts';
