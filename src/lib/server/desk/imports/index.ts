/** Files of rows on their way into the record: read, their columns named, checked row by row, entered all together. */
export { giveUp, startChecking, startEntering } from './change.ts';
export { type MappingField, mappingForm, mappingOf } from './mapping.ts';
export { proceed } from './proceed.ts';
export { problems, problemsCsv, type RowProblem } from './problems.ts';
export { purgeImports } from './purge.ts';
export { get, type Import, list, outlook, progressOf, type WholeImport } from './read.ts';
export { shown } from './shown.ts';
export { template } from './template.ts';
export { upload } from './upload.ts';
