/** Everyone may read the JSON API; writing takes a token. OpenAPI describes it. */
export { endpoint, options, speakToPrograms } from './answer.ts';
export { document, guide } from './guide.ts';
export { item, list, nameIn } from './read.ts';
export { search } from './search.ts';
export { history } from './versions.ts';
export { create, form, replace } from './write.ts';
export * as webhooks from './webhooks.ts';
