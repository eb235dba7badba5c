import { fail } from '@sveltejs/kit';
import { scopesFor, scopesOf } from '$lib/domain/token';
import { newTokenForm, oneId } from '$lib/forms/account';
import { listTokens, makeToken, requireContributor, revokeToken } from '$lib/server/auth';
import { formAction } from '$lib/server/form-action';
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
	make: formAction(requireContributor, newTokenForm, async (user, { may, ...wanted }) => {
		const made = await makeToken(user, { ...wanted, scopes: scopesFor(may) });
		if ('token' in made) return { token: made.token, called: wanted.name };
		return fail(400, { errors: made.problems });
	}),
	revoke: formAction(requireContributor, oneId, async (user, { id }) => ({
		done: (await revokeToken(user, id))
			? 'The token is revoked: it no longer works.'
			: 'It was gone already.'
	}))
};
