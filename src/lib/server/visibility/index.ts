// Editors see all drafts, contributors only their own. Everything that staff read is fetched through this module.
export { hiddenName, visibleHistory, visibleItem, visibleNames, visibleVersion } from './read.ts';
export { canSee, type Reader, seesAll, textRows, visibleIds } from './visible.ts';
export { saveTypedNames, type TypedName, typedNames } from './typed-names.ts';
export { redact } from './redact.ts';
