export { writePackage } from './package.ts';
export { writePopolo } from './popolo.ts';
export { sizes } from './sizes.ts';
