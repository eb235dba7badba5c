/** Copies of pages that are kept as proof. Nobody but staff sees one; readers see the words that are quoted of it. */
export { lookAgain } from './again.ts';
export { countDoubtful, filters, listDoubtful } from './doubtful.ts';
export { get, getWhole } from './get.ts';
export { proofsOf } from './proofs.ts';
export { evidenceOf } from './warc.ts';
