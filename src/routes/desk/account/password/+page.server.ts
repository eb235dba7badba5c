import { fail } from '@sveltejs/kit';
import { passwordChange } from '$lib/forms/account';
import { changePassword, requireContributor } from '$lib/server/auth';
import { onForm } from '$lib/server/form';
import type { Actions } from './$types';

export const actions: Actions = {
	default: onForm(requireContributor, passwordChange, async ({ event, user, data }) => {
		const errors = await changePassword(event, user, data);
		return errors ? fail(400, { errors }) : { changed: true };
	})
};
