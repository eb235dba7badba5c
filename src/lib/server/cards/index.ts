/** Social cards (1200 × 630) for shared links, and the times for their metadata. */
export { cardAt, inText } from './file.ts';
export { timesOf } from './times.ts';
