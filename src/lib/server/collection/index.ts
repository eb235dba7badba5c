/** A reader's collection: items named by an address, as a page and as files. */
export { cite } from './cite.ts';
export { collected } from './collected.ts';
export { csv, xlsx } from './file.ts';
