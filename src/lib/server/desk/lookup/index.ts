/** Finds items by their names, for pickers, desk lists and imported rows. */
export { filters, list } from './list.ts';
export { isMissing, resolve } from './resolve.ts';
export { closestChoices } from './closest.ts';
export { choices, foldText, lookUp } from './search.ts';
export { type KnownAddress, knownAddress } from './known-address.ts';
export { findSimilar } from './similar.ts';
export { alreadyWaiting, waitingChoice } from './waiting.ts';
