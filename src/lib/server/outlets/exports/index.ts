/** The record for programs: each noun's list, and its items as its description has them read. */
export { listings, selectFrom } from './listings.ts';
export { one, standing } from './one.ts';
export { bySlugs } from './some.ts';
export { represent } from './represent.ts';
export { readCursor, type Stretch, stretch, walk } from './walk.ts';
