/** Items by what people call them: for pickers, lists of the desk, and rows of files. */
export { filters, list } from './list.ts';
export { isMissing, resolve } from './resolve.ts';
export { closest } from './closest.ts';
export { choices, folded, search } from './search.ts';
export { type KnownAddress, knownAddress } from './known-address.ts';
export { similar } from './similar.ts';
export { alreadyWaiting, waitingChoice } from './waiting.ts';
