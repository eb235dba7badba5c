import { fail } from '@sveltejs/kit';
import { passwordChange } from '$lib/forms/account';
import { changePassword, requireContributor } from '$lib/server/auth';
import { formAction } from '$lib/server/form-action';
import type { Actions } from './$types';

export const actions: Actions = {
	default: formAction(requireContributor, passwordChange, async (user, data, event) => {
		const errors = await changePassword(event, user, data);
		return errors ? fail(400, { errors }) : { changed: true };
	})
};
