import { fail } from '@sveltejs/kit';
import { oneId } from '$lib/forms/account';
import {
	listSessions,
	requireContributor,
	revokeOtherSessions,
	revokeSession
} from '$lib/server/auth';
import { readForm } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const sessions = await listSessions(requireContributor(event));
	const current = event.locals.session?.id;
	return { sessions: sessions.map((session) => ({ ...session, current: session.id === current })) };
};

export const actions: Actions = {
	revoke: async (event) => {
		const user = requireContributor(event);
		const form = await readForm(event.request, oneId);
		if (!form.data) return fail(400, form);
		await revokeSession(user, form.data.id);
		return { ended: 'The session is ended.' };
	},
	others: async (event) => {
		await revokeOtherSessions(requireContributor(event), event.locals.session?.id ?? '');
		return { ended: 'All other sessions are ended.' };
	}
};
