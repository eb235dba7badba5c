/** Nobody needs an account to follow: they ask, confirm, see, change and end by links in letters. */
export { ask, askForLink } from './ask.ts';
export { confirm, findAsked } from './confirm.ts';
export { endByLink, isEndLink } from './end.ts';
export {
	change,
	endAll,
	endOne,
	isMine,
	type Follow,
	mine,
	setTimeZone,
	takeUp,
	takeUpAll
} from './mine.ts';
export { renewLinks } from './renew.ts';
export { notSetUp, sentences } from './sentences.ts';
export { type Choice, choicesAt } from './subjects.ts';
