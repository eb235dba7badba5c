import { requireContributor } from '$lib/server/auth';
import * as proposals from '$lib/server/proposals';
import { isFailure, orFail } from '$lib/server/refused';
import { error, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

const notThere = 'You have sent nothing of this number.';

export const load: PageServerLoad = async (event) => {
	const user = requireContributor(event);
	const proposal = await proposals.get(user, event.params.id);
	if (!proposal) error(404, notThere);
	return {
		proposal,
		isOwn: proposal.authorId === user.id,
		shown: await proposals.show(proposal),
		now: new Date()
	};
};

export const actions: Actions = {
	take: async (event) => {
		const author = requireContributor(event);
		const done = await orFail(proposals.takeBack(author, event.params.id));
		if (isFailure(done)) return done;
		if (!done) error(404, notThere);
		redirect(303, event.url.pathname);
	}
};
