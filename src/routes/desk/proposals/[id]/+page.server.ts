import type { User } from '$lib/domain/staff';
import { takingBack } from '$lib/forms/review';
import { requireContributor } from '$lib/server/auth';
import { readForm } from '$lib/server/form';
import * as proposals from '$lib/server/write/proposals';
import { isFailure, orFail } from '$lib/server/form-errors';
import { error, fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

const notThere = 'You have sent nothing of this number.';

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
		...{ proposal, isOwn },
		editors: isJustSent ? await proposals.editorNames() : null,
		shown: await proposals.show(user, proposal),
		now: new Date()
	};
};

export const actions: Actions = {
	take: async (event) => {
		const author = requireContributor(event);
		await seenBy(author, event.params.id);
		const form = await readForm(event.request, takingBack);
		if (!form.data) return fail(400, { errors: form.errors });
		const done = await orFail(proposals.takeBack(author, event.params.id, form.data.version));
		if (isFailure(done)) return done;
		if (!done) error(404, notThere);
		redirect(303, event.url.pathname);
	}
};
