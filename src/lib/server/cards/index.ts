/** The picture of each page, 1200 × 630, that is shown wherever its link is shared, and what stands beside it there. */
export { cardAt, inText } from './file.ts';
export { timesOf } from './times.ts';
