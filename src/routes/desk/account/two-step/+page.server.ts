import { fail } from '@sveltejs/kit';
import { oneCode, ownProof } from '$lib/forms/account';
import {
	beginTwoStep,
	confirmTwoStep,
	findEnrolment,
	replaceRecoveryCodes,
	requireContributor,
	turnTwoStepOff
} from '$lib/server/auth';
import { formAction } from '$lib/server/form-action';
import { requiresTwoStep } from '$lib/server/settings';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const user = requireContributor(event);
	return { enrolment: await findEnrolment(user), required: requiresTwoStep(user.role) };
};

export const actions: Actions = {
	begin: formAction(requireContributor, ownProof, async (user, data) => {
		const errors = await beginTwoStep(user, data);
		return errors ? fail(400, { errors }) : {};
	}),
	confirm: formAction(requireContributor, oneCode, async (user, { code }, event) => {
		const result = await confirmTwoStep(event, user, code);
		return 'codes' in result ? result : fail(400, { errors: result.problems });
	}),
	codes: formAction(requireContributor, ownProof, async (user, data) => {
		const result = await replaceRecoveryCodes(user, data);
		return 'codes' in result ? result : fail(400, { errors: result.problems });
	}),
	off: formAction(requireContributor, ownProof, async (user, data, event) => {
		const errors = await turnTwoStepOff(event, user, data);
		return errors ? fail(400, { errors }) : { off: true };
	})
};
