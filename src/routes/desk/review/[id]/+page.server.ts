import { filterQuery, readFilters } from '$lib/domain/filters';
import type { User } from '$lib/domain/staff';
import { decision, publishing, rejection, undoing } from '$lib/forms/review';
import { requireEditor } from '$lib/server/auth';
import { proofsOf } from '$lib/server/copies';
import { contradictionIn, copiesWaitingFor, takeCopies } from '$lib/server/desk/capture';
import { readForm } from '$lib/server/form';
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

const decide =
	(how: typeof proposals.sendBack, said: typeof decision | typeof rejection) =>
	async (event: RequestEvent) => {
		const editor = requireEditor(event);
		const form = await readForm(event.request, said);
		if (!form.data) return fail(400, form);
		const { version, note } = form.data;
		const failed = await answer(event, editor, how(editor, event.params.id, version, note));
		return fail(failed.status, { ...failed.data, values: form.values });
	};

export const actions: Actions = {
	publish: async (event) => {
		const editor = requireEditor(event);
		const form = await readForm(event.request, publishing);
		if (!form.data) return fail(400, form);
		const withDependencies = form.data.along === 'yes';
		const { id } = event.params;
		const { version, copies } = form.data;
		const work = proposals.publishProposal(editor, id, version, {
			withDependencies,
			also: (session) => takeCopies(session, copies)
		});
		const failed = await answer(event, editor, work);
		return fail(failed.status, { ...failed.data, values: form.values });
	},
	back: decide(proposals.sendBack, decision),
	reject: decide(proposals.reject, rejection),
	undo: async (event) => {
		const editor = requireEditor(event);
		const form = await readForm(event.request, undoing);
		if (!form.data) return fail(400, { values: {}, errors: form.errors });
		const work = proposals.undoDecision(editor, event.params.id, form.data.version);
		const done = await orFail(work);
		if (isFailure(done)) return done;
		if (!done) error(404, notThere);
		redirect(303, event.url.pathname + filterQuery(chosenIn(event)));
	}
};
