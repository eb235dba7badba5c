/** Following without an account: asking, confirming, seeing, changing and ending. */
export { ask, askForLink, type Refusal } from './ask.ts';
export { type Asked, confirm, findAsked, type Question } from './confirm.ts';
export { endByLink, minePathOf } from './end.ts';
export {
	change,
	endAll,
	endOne,
	isMine,
	type Follow,
	mine,
	type Mine,
	setTimeZone,
	takeUp,
	takeUpAll
} from './mine.ts';
export type { SubjectName } from './names.ts';
export { notSetUp, sentences } from './sentences.ts';
export { type Choice, choicesAt } from './subjects.ts';
