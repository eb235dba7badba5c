/** Official pages that editors watch for a law. */
export { addWatch, keepWatching, changeWatch, setStopped, tryPage } from './keep.ts';
export { compareStates, get, list, watchOfEvent, textsOf, deskCounts } from './list.ts';
export { lookAround } from './run.ts';
