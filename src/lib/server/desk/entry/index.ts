/** How staff write items down: forms that open filled, are kept while they are written, and come back when refused. */
export { chosenIn, type Entry, openItem, openNew } from './open.ts';
export { keyIn, readSent, readWith } from './read.ts';
export { asSent, byField, type Refusal, submit, type Wish } from './submit.ts';
export {
	discardUnsent,
	getUnsent,
	keepSent,
	keepUnsent,
	listUnsent,
	purgeUnsent,
	type Unsent,
	type UnsentLine
} from './unsent.ts';
