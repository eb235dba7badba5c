/** The whole public record as streamed files. */
export { writePackage } from './package.ts';
export { writePopolo } from './popolo.ts';
export { sizes } from './sizes.ts';
