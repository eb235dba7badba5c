/** Coalitions: stakeholders that sign together, and listed members of groups. */
export { choicesOf } from './choices.ts';
export { filters } from './filters.ts';
export { groupsOf } from './groups.ts';
export { pairsOf } from './pairs.ts';
export { picture, watchPicture } from './picture.ts';

/** Rows of each table on the page. */
export const mostRows = 40;
