export { around } from './around.server.ts';
export { timeline, timelineFilters } from './timeline.server.ts';
export { answersTo, find, get, named, type RegulationPage, toCite, whole } from './get.server.ts';
export {
	conditionsOf,
	filters,
	firstOfAll,
	firstOfTopic,
	joinsOf,
	list,
	order,
	rowsNamed,
	sorts
} from './list.server.ts';
