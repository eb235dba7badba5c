export { countOverdue, lastLook, list } from './list.ts';
export { recordLook } from './look.ts';
