/** Two stakeholders found to be one: everything moves, nothing is lost, and it can be undone. */
export { find, get, near } from './find.ts';
export { list } from './list.ts';
export { merge } from './merge.ts';
export { whyNot } from './parties.ts';
export { preview } from './preview.ts';
export { undo } from './undo.ts';
