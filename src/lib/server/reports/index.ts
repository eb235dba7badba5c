/** Articles that print the same report: found by shared text, decided by editors, counted for readers. */
export { join, separateReports } from './decide.ts';
export { countAsked, listAsked, listDecided, listReports } from './desk.ts';
export { findArticleId } from './named.ts';
export { otherPrintings, countDistinctReports, countRepeats, reportIdsOf } from './read.ts';
