// Editors see all drafts, contributors only their own. Everything that staff read is fetched through this module.
export { visibleHistory, visibleItem, visibleNames, hiddenName, visibleVersion } from './read.ts';
export { textRows, type Reader, canSee, visibleIds, seesAll } from './visible.ts';
export { saveTypedNames, type TypedName, typedNames } from './typed-names.ts';
export { redact } from './redact.ts';
