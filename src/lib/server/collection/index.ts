/** A reader's collection is a list of items in an address, shown as a page and as files. */
export { cite } from './cite.ts';
export { collected } from './collected.ts';
export { csv, xlsx } from './file.ts';
