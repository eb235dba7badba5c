/** What a reader collected: the items that an address names, on a page and as files. */
export { cite } from './cite.ts';
export { collected } from './collected.ts';
export { csv, xlsx } from './file.ts';
