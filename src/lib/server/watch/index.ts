/** Official pages that editors watch for a law. */
export { add, answerAsked, change, setStopped, tryPage } from './keep.ts';
export { compared, get, list, ofEvent, textsOf, toTell } from './list.ts';
export { lookAround } from './run.ts';
