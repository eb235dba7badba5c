// Proposals of staff, and the decisions of editors on proposals and items.
export type { Names } from '../../../domain/titles.ts';
export { draftsNamedBy } from './dependencies.ts';
export { reject, sendProposalBack, takeBack } from './decide.ts';
export { addNew } from './add-new.ts';
export { publish, publishProposal } from './publish.ts';
export { publishDraft } from './publish-item.ts';
export { countQueue, filters, listQueue, sorts } from './queue.ts';
export { problemsOf } from './propose.ts';
export { editorNames, get, ownProposals, type Proposal } from './read.ts';
export { Overtaken } from './rows.ts';
export { sendProposal, type Sent } from './send.ts';
export { type Decision, decisionOf, nextSent } from './stream.ts';
export { undoDecision } from './undo.ts';
export { deskStateOf, itemStanding } from './standing.ts';
export { changedSince, showProposal } from './show.ts';
export { restoreVersion, saveDraft, withdraw } from './edit.ts';
