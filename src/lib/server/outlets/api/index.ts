/** Everyone may read the JSON API; writing takes a token. OpenAPI describes it. */
export { endpoint, answerOptions, speakToPrograms } from './answer.ts';
export { answerDocument, guide } from './guide.ts';
export { answerItem, answerList, nameIn } from './read.ts';
export { answerSearch } from './search.ts';
export { answerHistory } from './versions.ts';
export { createItem, answerForm, replaceItem } from './write.ts';
export * as webhooks from './webhooks.ts';
