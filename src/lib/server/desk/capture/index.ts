/** From a page that somebody brought to statements with their proof. */
export { keepArticleOf, takeCopy } from './article.ts';
export { typedOf } from './article-typed.ts';
export { type Confirmed, confirm } from './confirm.ts';
export { find, keepTyped, listOwn, setDropped } from './find.ts';
export { hasCopy, takeArticle } from './of-article.ts';
export { type Chosen, open, type Opened, type SavedStatement } from './open.ts';
export { contradictionIn } from './membership.ts';
export { publishSaved } from './publish.ts';
export { purgeCaptures } from './purge.ts';
export { type Segment } from './segments.ts';
export { type Brought, broughtAgain, take } from './take.ts';
export { copiesWaitingFor, takeCopies } from './waiting-copies.ts';
