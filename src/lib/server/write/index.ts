/** Every write to a noun passes here: its version is checked, the item is written whole, the history is kept. */
export { check, checker, isRefused, statesNamed } from './check.ts';
export { recordFirst } from './first.ts';
export {
	changes,
	current,
	history,
	snapshotOf,
	snapshotsOf,
	type Version,
	versionOf
} from './history.ts';
export { idOf, newId } from './ids.ts';
export { saveNew } from './many.ts';
export { claim, isAnswered, once, sameItem, sentBefore } from './idempotency.ts';
export { isLongUnderWay, longDone } from './retry.ts';
export { Conflict, conflict, type Problem, Refused, unknown } from './refusals.ts';
export { type Changing, restore, withdraw } from './restore.ts';
export { holdAll, rewrite, type Rewriting } from './rewrite.ts';
export { lead, leadNoMore, slugNow } from './slugs.ts';
export {
	type Draft,
	hold,
	save,
	type Saved,
	saveWithin,
	type Saving,
	type Session,
	together
} from './save.ts';
