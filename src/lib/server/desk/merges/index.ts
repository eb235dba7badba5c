/** Merges a stakeholder into another: all mentions move, and the merge can be undone. */
export { list } from './list.ts';
export { mergeInto } from './merge.ts';
export { openMerge } from './open.ts';
export { type Preview } from './preview.ts';
export { undo } from './undo.ts';
