/** Receives readers' reports of mistakes, which need no account, and editors' decisions on them. */
export { type Candidate, candidates } from './changes.ts';
export { decide, type Decision, type DecideOutcome } from './decide.ts';
export {
	allCorrections,
	listForItem,
	type CorrectionOf,
	list,
	type MadeCorrection,
	newestCorrections,
	newestForItem
} from './list.ts';
export { type Correction, isCorrection, latestByItem, latestChanges } from './latest.ts';
export { pageAt, pagesAt } from './pages.ts';
export { countWaiting, filters, get, reportQueue, type Reported } from './queue.ts';
export { type Scope, changesSince, type ChangesSince } from './since.ts';
export { purgeContacts, submitReport, type Report, type ReportOutcome } from './report.ts';
