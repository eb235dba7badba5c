/** How staff write items down: forms that open filled, are kept while they are written, and come back when refused. */
export { type Entry, openItem, openNew } from './open.ts';
export { readSent } from './read.ts';
export { asSent, type Refusal, submit, type Wish } from './submit.ts';
export { discardUnsent, keepUnsent, listUnsent, purgeUnsent, type Unsent } from './unsent.ts';
