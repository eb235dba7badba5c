/** Pasted lists of names, which are matched with stakeholders and decided line by line. */
export { decideNames } from './decide.ts';
export { addToForm, openForForm, startList } from './into-form.ts';
export { mostFields, openList, unlessRefused } from './list.ts';
export { matchNames } from './match.ts';
export { addMembers, groupOf, openMembers } from './members.ts';
