/** Official pages that editors watch for a law. */
export { compared } from './compared.ts';
export { add, answerAsked, change, setStopped, tryPage } from './keep.ts';
export { get, list, ofEvent, textsOf, toTell } from './list.ts';
export { lookAround } from './run.ts';
