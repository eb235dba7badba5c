/** Every write to a noun passes here: its version is checked, the row is written whole, the history is kept. */
export { recordFirst } from './first.ts';
