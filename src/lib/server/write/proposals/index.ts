/** What staff send for an editor to publish, and what editors make of it and of what stands. */
export type { Names } from '../../../domain/titles.ts';
export { draftsNamedBy } from './dependencies.ts';
export { reject, sendBack, takeBack } from './decide.ts';
export { addNew } from './add-new.ts';
export { publish, publishProposal } from './publish.ts';
export { publishDraft } from './publish-item.ts';
export { countQueue, filters, queue, sorts } from './queue.ts';
export { problemsOf } from './propose.ts';
export { editorNames, get, mine, type Proposal } from './read.ts';
export { Overtaken } from './rows.ts';
export { send, type Sent } from './send.ts';
export { type Decision, decisionOf, nextSent } from './stream.ts';
export { undoDecision } from './undo.ts';
export { deskStateOf, standing } from './standing.ts';
export { changedSince, show } from './show.ts';
export { restore, saveDraft, withdraw } from './edit.ts';
