/** Captured pages, and the statements that people make from them. */
export { keepArticleOf, takeCopy } from './article.ts';
export { type Confirmed, confirm } from './confirm.ts';
export { nextWaiting, setDropped } from './quotations.ts';
export { find, keepArticleTyped, keepTyped, listOwn } from './find.ts';
export { hasCopy, takeArticle } from './of-article.ts';
export { open, type Opened, type SavedStatement } from './open.ts';
export { contradictionIn } from './membership.ts';
export { publishSaved } from './keep.ts';
export { type Segment } from './segments.ts';
export { type Brought, broughtAgain, take } from './take.ts';
export { copiesWaitingFor, purgeCaptures, takeCopies } from './waiting-copies.ts';
