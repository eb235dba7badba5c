/** The record comes as CSV, XLSX and JSON files, and as calendars. */
export { answerWith, type Whole } from './answer.ts';
export { correctionsCsv, correctionsJson } from './corrections.ts';
export { filtersIn, listCsv, listJson, listXlsx } from './lists.ts';
export { itemAt, page } from './pages.ts';
