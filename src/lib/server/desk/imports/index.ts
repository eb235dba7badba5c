/** Imports CSV files: their columns are matched, their rows checked and then entered together. */
export {
	giveUp,
	resubmitImport,
	sendImportBack,
	startChecking,
	startEntering,
	startPublishing,
	startTakingBack
} from './transitions.ts';
export type { Fault } from './faults.ts';
export { mend, mendRow } from './mend.ts';
export { type MappingField, mappingForm, mappingOf } from './mapping.ts';
export { runImports, runSoon } from './run.ts';
export { purgeImports } from './purge.ts';
export {
	countByState,
	countSent,
	get,
	type Import,
	list,
	listSent,
	progressOf,
	type WholeImport
} from './read.ts';
export { mendedCsv, problemsCsv, rowOf } from './row.ts';
export { pageData } from './page-data.ts';
export type { RowLine, SampleRow } from './shown-rows.ts';
export { csvTemplate } from './template.ts';
export { upload } from './upload.ts';
