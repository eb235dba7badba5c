/** Who sees what: drafts are for editors and for whoever made them. Everything that staff read is fetched through this. */
export { changes, current, namesIn, notPublic, versionOf } from './read.ts';
export { among, type Reader, seen, seenIds, seesAll } from './visible.ts';
export { saveTypedNames, type TypedName, typedNames } from './typed-names.ts';
export { redacted } from './redact.ts';
