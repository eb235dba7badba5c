import type { User } from '$lib/domain/staff';
import { takingProposalBack } from '$lib/forms/review';
import { requireContributor } from '$lib/server/auth';
import { formAction } from '$lib/server/form-action';
import * as proposals from '$lib/server/write/proposals';
import { error, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const notThere = 'You have sent no such change.';

async function seenBy(user: User, id: string) {
	const proposal = await proposals.get(user, id);
	return proposal ?? error(404, notThere);
}

export const load: PageServerLoad = async (event) => {
	const user = requireContributor(event);
	const proposal = await seenBy(user, event.params.id);
	const isOwn = proposal.authorId === user.id;
	const isJustSent = isOwn && proposal.state === 'sent' && event.url.searchParams.has('sent');
	return {
		proposal,
		isOwn,
		editors: isJustSent ? await proposals.editorNames() : null,
		shown: await proposals.showProposal(user, proposal),
		now: new Date()
	};
};

export const actions: Actions = {
	take: formAction(
		async (event: RequestEvent) => {
			const author = requireContributor(event);
			return { author, id: (await seenBy(author, event.params.id)).id };
		},
		takingProposalBack,
		async ({ author, id }, { version }, event) => {
			if (!(await proposals.takeBack(author, id, version))) error(404, notThere);
			redirect(303, event.url.pathname);
		}
	)
};
