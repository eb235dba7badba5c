import { mendDrizzle } from './drizzle.ts';
import { mendKit } from './kit.ts';
import { mendPostgres } from './postgres.ts';

/** Packages that are changed as they are built in, each for as long as it needs it; its file says why. */
export const mends = () => [mendDrizzle(), mendKit(), mendPostgres()];
