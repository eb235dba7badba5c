/** Official pages that editors watch for a law. */
export { add, answerAsked, change, setStopped, tryPage } from './keep.ts';
export { get, list, ofEvent, textsOf, toTell } from './list.ts';
export { newQuotations } from './quotations.ts';
export { lookAround } from './run.ts';
