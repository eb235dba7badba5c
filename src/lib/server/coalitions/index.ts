/** Who signs with whom, and who is listed as a member of what. */
export { choicesOf } from './choices.ts';
export { filters } from './filters.ts';
export { groupsOf } from './groups.ts';
export { pairsOf } from './pairs.ts';
export { picture, watchPicture } from './picture.ts';

/** The page shows no more rows of each table. */
export const mostRows = 40;
