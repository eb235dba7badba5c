/** Matches pasted lists of names with stakeholders and saves what was decided line by line. */
export { decideNames } from './decide.ts';
export { addToForm, openForForm, startList } from './into-form.ts';
export { mostFields, openList, unlessRefused } from './list.ts';
export { matchNames } from './match.ts';
export { addMembers, groupOf, openMembers } from './members.ts';
