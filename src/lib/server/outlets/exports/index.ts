/** Programs read each noun's list and items here. */
export { listings, selectFrom } from './listings.ts';
export { findPublic, findInAnyState } from './one.ts';
export { bySlugs } from './some.ts';
export { represent } from './represent.ts';
export { readCursor, type ListPage, readPage, walk } from './walk.ts';
