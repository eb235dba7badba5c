/** The record for programs: each noun's list and its items, as `lib/schemas` describes them. */
export { listings } from './listings.ts';
export { one, standing } from './one.ts';
export { bySlugs } from './some.ts';
export { represent } from './represent/index.ts';
export { readCursor, type Stretch, stretch, walk } from './walk.ts';
