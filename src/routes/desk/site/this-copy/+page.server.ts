import { operatorForm, principlesForm } from '$lib/forms/site';
import { requireAdministrator } from '$lib/server/auth';
import { choices } from '$lib/server/desk/lookup';
import { formAction } from '$lib/server/form-action';
import * as site from '$lib/server/site';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const administrator = await requireAdministrator(event);
	const [{ operatorId, operator }, answers] = await Promise.all([
		site.siteChoices(),
		site.principleAnswers()
	]);
	const chosen = await choices(administrator, 'stakeholder', operatorId ? [operatorId] : []);
	return { operatorId: operatorId ?? '', isSeen: Boolean(operator), chosen, answers };
};

export const actions: Actions = {
	stakeholder: formAction(requireAdministrator, operatorForm, async (by, { stakeholder }) => {
		await site.chooseOperator(by, stakeholder);
		return {
			done: stakeholder
				? 'Its positions say from now on that it runs this copy.'
				: 'No stakeholder is named as the one that runs this copy any more.'
		};
	}),
	answers: formAction(requireAdministrator, principlesForm, async (by, answers) => {
		await site.answerPrinciples(by, answers);
		return { done: 'Readers see these answers from now on.' };
	})
};
