/** Pasted lists of names: whom each line means, and what is saved of a list that is decided line by line. */
export { decide } from './decide.ts';
export { addToForm, openForForm, startList } from './into-form.ts';
export { mostFields, openList, unlessRefused } from './list.ts';
export { matchNames } from './match.ts';
export { addMembers, groupOf, openMembers } from './members.ts';
