/** Captures pages and turns their quotations into statements. */
export { keepArticleOf, takeCopy } from './article.ts';
export { type Confirmed, confirmQuotation } from './confirm.ts';
export { nextWaiting, setDropped } from './quotations.ts';
export { findCapture, keepArticleTyped, keepTyped, listOwn } from './find.ts';
export { hasCopy, takeArticle } from './of-article.ts';
export { openCapture, type Opened, type SavedStatement } from './open.ts';
export { contradictionIn } from './membership.ts';
export { publishSaved } from './keep.ts';
export { type Segment } from './segments.ts';
export { type Brought, type Refusal, refillCapture, capturePage } from './take.ts';
export { copiesWaitingFor, purgeCaptures, takeCopies } from './waiting-copies.ts';
