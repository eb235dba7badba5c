/** The record comes as CSV, XLSX and JSON files, and as calendars. */
export { answerWith, type Whole } from './answer.ts';
export { correctionsCsv, correctionsJson } from './corrections.ts';
export { knownFilters, listCsv, listJson, listXlsx } from './lists.ts';
export { takedownsCsv, takedownsJson } from './takedowns.ts';
export { publicItemAt, pageFile } from './pages.ts';
