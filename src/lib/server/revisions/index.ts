/** Every write to a noun passes here: its version is checked, the item is written whole, the history is kept. */
export { recordFirst } from './first.ts';
export { current, history, snapshotsOf, type Version, versionOf } from './history.ts';
export { Conflict, type Problem, Refused } from './refusals.ts';
export { type Changing, restore, withdraw } from './restore.ts';
export { hold, rewrite, type Rewriting } from './rewrite.ts';
export { lead, leadNoMore, slugNow } from './slugs.ts';
export {
	type Draft,
	newId,
	save,
	type Saved,
	saveWithin,
	type Saving,
	type Session,
	together
} from './save.ts';
