import { fail } from '@sveltejs/kit';
import { invitation, oneId, quotaChange, roleChange, twoStepAway } from '$lib/forms/account';
import * as auth from '$lib/server/auth';
import { onForm, readForm } from '$lib/server/form';
import * as mail from '$lib/server/jobs/mail';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	auth.requireAdministrator(event);
	const [people, invitations] = await Promise.all([auth.listPeople(), auth.listInvitations()]);
	return { people, invitations, byMail: mail.isSetUp(), life: auth.invitationLife };
};

type Work = (
	by: ReturnType<typeof auth.requireAdministrator>,
	id: string
) => Promise<auth.Problems | void>;

/** An action on one person, with what to say when it is done. */
const onPerson = (work: Work, done: string) =>
	onForm(auth.requireAdministrator, oneId, async ({ user, data: { id } }) => {
		const errors = await work(user, id);
		return errors ? fail(400, { about: id, errors }) : { done };
	});

export const actions: Actions = {
	invite: onForm(auth.requireAdministrator, invitation, async ({ user, data, values }) => {
		const result = await auth.invite(user, data);
		return 'link' in result
			? { invited: { ...result, to: data.email } }
			: fail(400, { values, errors: result.problems });
	}),
	role: async (event) => {
		const by = auth.requireAdministrator(event);
		const form = await readForm(event.request, roleChange);
		if (!form.data) return fail(400, { errors: form.errors });
		const errors = await auth.changeRole(by, form.data.id, form.data.role);
		return errors
			? fail(400, { about: form.data.id, errors })
			: { done: 'The role is changed. They sign in anew.' };
	},
	disable: onPerson((by, id) => auth.setDisabled(by, id, true), 'The account is disabled.'),
	enable: onPerson((by, id) => auth.setDisabled(by, id, false), 'The account is enabled.'),
	single: async (event) => {
		const by = auth.requireAdministrator(event);
		const form = await readForm(event.request, twoStepAway);
		if (!form.data) return fail(400, { about: form.values.id, errors: form.errors });
		const errors = await auth.takeTwoStepAway(by, form.data);
		return errors
			? fail(400, { about: form.data.id, errors })
			: {
					done: `Two-step sign-in is off for them, and the old password does not work any more. ${mail.fateOf('A letter with a link to set a new one')}`
				};
	},
	quota: async (event) => {
		const by = auth.requireAdministrator(event);
		const form = await readForm(event.request, quotaChange);
		const { values } = form;
		if (!form.data) return fail(400, { about: values.id, values, errors: form.errors });
		const errors = await auth.changeQuota(by, form.data);
		return errors
			? fail(400, { about: form.data.id, values, errors })
			: { done: 'What they may keep here is changed.' };
	},
	withdraw: onPerson((_by, id) => auth.withdrawInvitation(id), 'The invitation is withdrawn.')
};
