/** Files of rows on their way into the record: read, their columns named, checked row by row, entered all together. */
export { giveUp, startChecking, startEntering } from './transitions.ts';
export { type MappingField, mappingForm, mappingOf } from './mapping.ts';
export { runImports } from './run.ts';
export { problems, problemsCsv, type RowProblem } from './problems.ts';
export { purgeImports } from './purge.ts';
export { get, type Import, list, countByState, progressOf, type WholeImport } from './read.ts';
export { pageData } from './page-data.ts';
export { template } from './template.ts';
export { upload } from './upload.ts';
