import { fail } from '@sveltejs/kit';
import { oneOf, readFilters } from '$lib/domain/filters';
import { outboxParts } from '$lib/domain/outbox';
import { deadRow } from '$lib/forms/outbox';
import { requireAdministrator } from '$lib/server/auth';
import { formAction } from '$lib/server/form-action';
import { hookPath } from '$lib/server/follow/bounces';
import { countUnconfirmed } from '$lib/server/follow/unconfirmed';
import * as mail from '$lib/server/jobs/mail';
import { resend, resendAll } from '$lib/server/jobs/outbox';
import { countDeliveries, isStalled } from '$lib/server/jobs/state';
import { mostUnconfirmed, origin } from '$lib/server/settings';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireAdministrator(event);
	const { filters, ignored } = readFilters(event.url.searchParams, { show: oneOf(outboxParts) });
	const [entries, state, stalled, unconfirmed] = await Promise.all([
		mail.list(filters.show),
		countDeliveries(),
		isStalled(),
		countUnconfirmed()
	]);
	const byMail = mail.isSetUp();
	return {
		entries,
		stalled,
		byMail,
		ignored,
		show: filters.show,
		carriers: state.carriers,
		unconfirmed,
		mostUnconfirmed: mostUnconfirmed(),
		hook: byMail ? origin() + hookPath() : undefined
	};
};

export const actions: Actions = {
	again: formAction(requireAdministrator, deadRow, async (_by, { id }) =>
		(await resend(id))
			? { done: 'It is sent again within seconds.' }
			: fail(404, { errors: { '': 'It is not given up, or not any more. Nothing was changed.' } })
	),
	all: formAction(requireAdministrator, deadRow, async (_by, { id }) => {
		const count = await resendAll(id);
		return { done: `${count} ${count === 1 ? 'is' : 'are'} sent again, beginning within seconds.` };
	})
};
