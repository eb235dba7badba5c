/** Opens, autosaves and submits the forms in which staff write items. */
export { choicesIn, type Entry, openItem, openNew } from './open.ts';
export { formKey, itemFromForm, itemsFromForms, readSubmission, type Submission } from './read.ts';
export { type Action, type Outcome, type Refusal, refillForm, submit } from './submit.ts';
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
