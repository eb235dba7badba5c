/** The record as files: what each answers, in which form, and how it refuses. */
export { answerWith, type Whole } from './answer.ts';
export { correctionsCsv, correctionsJson } from './corrections.ts';
export { filtersIn, listCsv, listJson, listXlsx } from './lists.ts';
export { itemAt, page } from './pages.ts';
