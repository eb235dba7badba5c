/** A reader's collection is a list of items in an address, shown as a page and as files. */
export { citeCollection } from './cite.ts';
export { readCollection } from './collected.ts';
export { collectionCsv, collectionXlsx } from './file.ts';
