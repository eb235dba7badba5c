/** Shared links show these cards (1200 × 630), with the times from their metadata. */
export { cardAt, withTextErrors } from './file.ts';
export { timesOf } from './times.ts';
