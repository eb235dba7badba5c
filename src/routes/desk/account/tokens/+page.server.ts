import { fail } from '@sveltejs/kit';
import { scopesFor, scopesOf } from '$lib/domain/token';
import { newToken, oneId } from '$lib/forms/account';
import { listTokens, makeToken, requireContributor, revokeToken } from '$lib/server/auth';
import { readForm } from '$lib/server/form';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const user = requireContributor(event);
	const tokens = await listTokens(user);
	const now = new Date();
	return {
		tokens: tokens.map((token) => ({ ...token, ended: token.expiresAt <= now })),
		scopes: scopesOf(user.role)
	};
};

export const actions: Actions = {
	make: async (event) => {
		const user = requireContributor(event);
		const form = await readForm(event.request, newToken);
		if (!form.data) return fail(400, form);
		const { may, ...wanted } = form.data;
		const made = await makeToken(user, { ...wanted, scopes: scopesFor(may) });
		if ('token' in made) return { token: made.token, called: wanted.name };
		return fail(400, { values: form.values, errors: made.problems });
	},
	revoke: async (event) => {
		const user = requireContributor(event);
		const form = await readForm(event.request, oneId);
		if (!form.data) return fail(400, { errors: form.errors });
		const ended = await revokeToken(user, form.data.id);
		return {
			done: ended ? 'The token is revoked: it opens nothing any more.' : 'It was gone already.'
		};
	}
};
