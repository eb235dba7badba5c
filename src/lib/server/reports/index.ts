/** Which articles print the same report: found by what they share, decided by editors, counted for readers. */
export { join, part } from './decide.ts';
export { countAsked, listAsked, listDecided, listReports } from './desk.ts';
export { articleNamed } from './named.ts';
export { alsoPrinting, countReports, repeatsAmong, reportsAmong } from './read.ts';
