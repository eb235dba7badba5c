/** Staff's forms for items: opened with values, autosaved, and returned with messages if refused. */
export { chosenIn, type Entry, openItem, openNew } from './open.ts';
export { keyIn, readItem, readItems, readSubmission, type Submission } from './read.ts';
export { type Action, byField, type Outcome, type Refusal, refilled, submit } from './submit.ts';
export {
	discardUnsent,
	getUnsent,
	listUnsent,
	purgeUnsent,
	saveUnsent,
	saveAsUnsent,
	type Unsent,
	type UnsentLine
} from './unsent.ts';
