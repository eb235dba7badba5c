/** Shared links show these cards (1200 × 630), with the times from their metadata. */
export { cardAt } from './file.ts';
