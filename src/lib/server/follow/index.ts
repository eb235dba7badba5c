/** Nobody needs an account to follow: they ask, confirm, see, change and end by links in letters. */
export { ask, askForLink } from './ask.ts';
export { confirmFollow, readConfirmation } from './confirm.ts';
export { endByLink, isEndLink } from './end.ts';
export {
	changeFollow,
	endAll,
	endOne,
	isFollowerLink,
	type Follow,
	readFollows,
	setTimeZone,
	resumeFollow,
	resumeAll
} from './mine.ts';
export { renewLinks } from './renew.ts';
export { notSetUp, linkSentences } from './sentences.ts';
export { type Choice, choicesAt } from './subjects.ts';
