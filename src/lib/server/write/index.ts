// Every write to an item goes through this module. It checks the version, validates the item and keeps every version.
export { addRevisions } from './add-revisions.ts';
export { check, checker, isRefused } from './check.ts';
export { withEarlier } from './earlier.ts';
export { current, snapshotOf, snapshotsOf } from './history.ts';
export { refuseTaken, takenIdentifiers } from './identifiers.ts';
export { idempotent, isKeyTaken, isSameItem, keyReused, takeKey } from './idempotency.ts';
export { idOf, newId } from './ids.ts';
export { lockItem, lockItems } from './lock.ts';
export {
	byField,
	Conflict,
	conflict,
	type Problem,
	refusal,
	Refused,
	unknownItem
} from './refusals.ts';
export { rewrite, type Rewriting } from './rewrite.ts';
export { needsPurpose, purposeNeeded } from './purpose.ts';
export { addRedirect, currentSlug, removeRedirect } from './redirects.ts';
export { saveNew } from './save-new.ts';
export { saveItem, saveWithin } from './save.ts';
export { referencedStates } from './states.ts';
export { asOne, inTransaction, isRetrying, retriesDone } from './transaction.ts';
export { writtenBy } from './types.ts';
export type { Attribution, ItemToSave, Saved, Saving, Session } from './types.ts';
