import { fail } from '@sveltejs/kit';
import { scopesFor, scopesOf } from '$lib/domain/token';
import { newToken, oneId } from '$lib/forms/account';
import { listTokens, makeToken, requireContributor, revokeToken } from '$lib/server/auth';
import { onForm } from '$lib/server/form';
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
	make: onForm(requireContributor, newToken, async ({ user, data, values }) => {
		const { may, ...wanted } = data;
		const made = await makeToken(user, { ...wanted, scopes: scopesFor(may) });
		if ('token' in made) return { token: made.token, called: wanted.name };
		return fail(400, { values, errors: made.problems });
	}),
	revoke: onForm(requireContributor, oneId, async ({ user, data }) => {
		const ended = await revokeToken(user, data.id);
		return {
			done: ended ? 'The token is revoked: it opens nothing any more.' : 'It was gone already.'
		};
	})
};
