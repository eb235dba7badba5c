/** Files of rows on their way into the record: read, their columns named, checked row by row, entered all together. */
export { giveUp, startChecking, startEntering } from './change.ts';
export {
	choices,
	type MappingField,
	mappingFields,
	mappingForm,
	mappingOf,
	unused
} from './mapping.ts';
export { proceed } from './proceed.ts';
export { problems, problemsCsv, type RowProblem } from './problems.ts';
export {
	firstRows,
	get,
	type Import,
	list,
	outlook,
	progressOf,
	type WholeImport
} from './read.ts';
export { template } from './template.ts';
export { upload } from './upload.ts';
