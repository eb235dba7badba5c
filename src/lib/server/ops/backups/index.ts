/** The commands import this file without the app; the running app uses `serve.ts`. */
export { linesIn } from './format.ts';
export { readErasures } from './later.ts';
export { refuseFilled, restore } from './restore.ts';
export { backUp, socketIn } from './write.ts';
