/** Copies of pages, kept as proof. Only staff can see a copy; readers see the quoted words. */
export { lookAgain } from './again.ts';
export { countDoubtful, filters, listDoubtful } from './doubtful.ts';
export { get, getWhole } from './get.ts';
export { proofsOf } from './proofs.ts';
export { evidenceOf } from './warc.ts';
