/** Pasted lists of names: whom each line means, and what comes of a list that is settled. */
export { decide, type Settled } from './decide.ts';
export { addToForm } from './into-form.ts';
export { type Line, type NameList, openList, unlessRefused } from './list.ts';
export { matchNames } from './match.ts';
export { addMembers, type MemberList, openMembers } from './members.ts';
export { settleNames } from './settle.ts';
