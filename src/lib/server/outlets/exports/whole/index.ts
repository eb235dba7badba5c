/** The whole public record as files that are written while they are read. */
export { writePackage } from './package.ts';
export { writePopolo } from './popolo.ts';
export { sizes } from './sizes.ts';
