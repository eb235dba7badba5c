export { around } from './around.ts';
export { timeline, timelineFilters } from './timeline.ts';
export { answersTo, find, get, named, type RegulationPage, toCite, whole } from './get.ts';
export {
	conditionsOf,
	filters,
	firstOfAll,
	firstOfTopic,
	joinsOf,
	list,
	order,
	rowsNamed,
	sorts,
	withdrawnAmong
} from './list.ts';
