/**
 * The whole database as lines that either kind of database can be filled from: for backups, and for moving from one to
 * the other. The commands import this without the app around it; the running app has `serve.ts`.
 */
export { linesIn } from './format.ts';
export { restore } from './restore.ts';
export { backUp, socketIn } from './write.ts';
