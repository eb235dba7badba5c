/** The commands import this file without the app; the running app uses `serve.ts`. */
export { linesIn } from './format.ts';
export { readErasures } from './later.ts';
export { restore } from './restore.ts';
export { tablesOf } from './tables.ts';
export { backUp, socketIn } from './write.ts';
