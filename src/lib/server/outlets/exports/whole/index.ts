export { writePackage } from './package.ts';
export { writePopolo } from './popolo.ts';
export { tableSizes } from './sizes.ts';
