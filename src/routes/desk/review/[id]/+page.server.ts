import { filterQuery, readFilters } from '$lib/domain/filters';
import type { User } from '$lib/domain/staff';
import { sendingBack, publishing, rejection, undoing } from '$lib/forms/review';
import { requireEditor } from '$lib/server/auth';
import { proofsOf } from '$lib/server/copies';
import { contradictionIn, copiesWaitingFor, takeCopies } from '$lib/server/desk/capture';
import { formAction } from '$lib/server/form-action';
import * as proposals from '$lib/server/write/proposals';
import { error, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const notThere = 'There is no such entry in the review queue.';

const chosenIn = ({ url }: Pick<RequestEvent, 'url'>) =>
	readFilters(url.searchParams, proposals.filters).filters;

async function seenBy(editor: User, id: string) {
	return (await proposals.get(editor, id)) ?? error(404, notThere);
}

export const load: PageServerLoad = async (event) => {
	const editor = requireEditor(event);
	const proposal = await seenBy(editor, event.params.id);
	const { noun, item, open } = proposal;
	const chosen = chosenIn(event);
	const decided = event.url.searchParams.get('decided');
	const sources = 'sources' in item ? (item.sources as string[]) : [proposal.rowId];
	const [drafts, shown, next, decision, proofs, copies, contradiction] = await Promise.all([
		open ? proposals.draftsNamedBy(noun, item) : [],
		proposals.showProposal(editor, proposal),
		proposals.nextSent(chosen, proposal),
		decided ? proposals.decisionOf(editor, decided) : undefined,
		'quotations' in item ? proofsOf(item.quotations as Parameters<typeof proofsOf>[0]) : [],
		copiesWaitingFor(sources),
		noun === 'statement' && contradictionIn(editor, item as Parameters<typeof contradictionIn>[1])
	]);
	return {
		proposal,
		drafts,
		shown,
		chosen,
		decision,
		proofs,
		copies,
		contradiction,
		next: next ?? null,
		now: new Date()
	};
};

/** Decides, then redirects to the next proposal of the queue. */
async function decideAndGoOn(event: RequestEvent, editor: User, work: () => Promise<unknown>) {
	const proposal = await seenBy(editor, event.params.id);
	if (!(await work())) error(404, notThere);
	const chosen = chosenIn(event);
	const next = await proposals.nextSent(chosen, proposal);
	const query = filterQuery({ ...chosen, decided: proposal.id });
	redirect(303, next ? `/desk/review/${next}${query}` : `/desk/review${query}`);
}

const decide = (
	how: typeof proposals.sendProposalBack,
	schema: typeof sendingBack | typeof rejection
) =>
	formAction(requireEditor, schema, (editor, { version, note }, event: RequestEvent) =>
		decideAndGoOn(event, editor, () => how(editor, event.params.id, version, note))
	);

export const actions: Actions = {
	publish: formAction(requireEditor, publishing, (editor, data, event: RequestEvent) =>
		decideAndGoOn(event, editor, () =>
			proposals.publishProposal(editor, event.params.id, data.version, {
				withDependencies: data.along === 'yes',
				also: (session) => takeCopies(session, data.copies)
			})
		)
	),
	back: decide(proposals.sendProposalBack, sendingBack),
	reject: decide(proposals.reject, rejection),
	undo: formAction(requireEditor, undoing, async (editor, { version }, event: RequestEvent) => {
		if (!(await proposals.undoDecision(editor, event.params.id, version))) error(404, notThere);
		redirect(303, event.url.pathname + filterQuery(chosenIn(event)));
	})
};
