import { oneId } from '$lib/forms/account';
import {
	listSessions,
	requireContributor,
	revokeOtherSessions,
	revokeSession
} from '$lib/server/auth';
import { formAction } from '$lib/server/form-action';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const sessions = await listSessions(requireContributor(event));
	const current = event.locals.session?.id;
	return { sessions: sessions.map((session) => ({ ...session, current: session.id === current })) };
};

export const actions: Actions = {
	revoke: formAction(requireContributor, oneId, async (user, { id }) => {
		await revokeSession(user, id);
		return { ended: 'The session is ended.' };
	}),
	others: async (event) => {
		await revokeOtherSessions(requireContributor(event), event.locals.session?.id ?? '');
		return { ended: 'All other sessions are ended.' };
	}
};
