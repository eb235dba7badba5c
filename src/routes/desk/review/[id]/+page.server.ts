import { filterQuery, readFilters } from '$lib/domain/filters';
import type { User } from '$lib/domain/staff';
import { decision, publishing, rejection, undoing } from '$lib/forms/review';
import { requireEditor } from '$lib/server/auth';
import { proofsOf } from '$lib/server/copies';
import { contradictionIn, copiesWaitingFor, takeCopies } from '$lib/server/desk/capture';
import { onForm } from '$lib/server/form';
import * as proposals from '$lib/server/write/proposals';
import { isFailure, orFail } from '$lib/server/form-errors';
import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const notThere = 'Nothing of this number was sent to the editors.';

/** Which part of the queue an editor goes through. */
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
		proposals.show(editor, proposal),
		proposals.nextSent(chosen, proposal),
		decided ? proposals.decisionOf(editor, decided) : undefined,
		'quotations' in item ? proofsOf(item.quotations as Parameters<typeof proofsOf>[0]) : [],
		copiesWaitingFor(sources),
		noun === 'statement' && contradictionIn(editor, item as Parameters<typeof contradictionIn>[1])
	]);
	return {
		...{ proposal, drafts, shown, chosen, decision, proofs, copies, contradiction },
		next: next ?? null,
		now: new Date()
	};
};

const editorOf = (event: RequestEvent) => requireEditor(event);

/** Decides, and opens what waits next. */
async function answer(event: RequestEvent, editor: User, work: Promise<unknown>) {
	const proposal = await seenBy(editor, event.params.id);
	const done = await orFail(work);
	if (isFailure(done)) return done;
	if (!done) error(404, notThere);
	const chosen = chosenIn(event);
	const next = await proposals.nextSent(chosen, proposal);
	const query = filterQuery({ ...chosen, decided: proposal.id });
	redirect(303, next ? `/desk/review/${next}${query}` : `/desk/review${query}`);
}

const decide = (how: typeof proposals.sendBack, said: typeof decision | typeof rejection) =>
	onForm(editorOf, said, async ({ event, user, data, values }) => {
		const work = how(user, event.params.id, data.version, data.note);
		const failed = await answer(event, user, work);
		return fail(failed.status, { ...failed.data, values });
	});

export const actions: Actions = {
	publish: onForm(editorOf, publishing, async ({ event, user, data, values }) => {
		const { along, version, copies } = data;
		const work = proposals.publishProposal(user, event.params.id, version, {
			withDependencies: along === 'yes',
			also: (session) => takeCopies(session, copies)
		});
		const failed = await answer(event, user, work);
		return fail(failed.status, { ...failed.data, values });
	}),
	back: decide(proposals.sendBack, decision),
	reject: decide(proposals.reject, rejection),
	undo: onForm(editorOf, undoing, async ({ event, user, data }) => {
		const work = proposals.undoDecision(user, event.params.id, data.version);
		const done = await orFail(work);
		if (isFailure(done)) return done;
		if (!done) error(404, notThere);
		redirect(303, event.url.pathname + filterQuery(chosenIn(event)));
	})
};
