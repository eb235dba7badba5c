export { countOverdue, lastLook, list } from './list.ts';
export { look } from './look.ts';
