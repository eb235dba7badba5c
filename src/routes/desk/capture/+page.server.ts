import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { bringing } from '$lib/forms/capture';
import { requireContributor } from '$lib/server/auth';
import * as captures from '$lib/server/desk/capture';
import { receiveUpload, awaitSlowWork } from '$lib/server/form';
import { tooLargeToPaste } from '../policy';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const user = requireContributor(event);
	const { searchParams } = event.url;
	return {
		address: searchParams.get('address') ?? '',
		title: searchParams.get('title')?.slice(0, 300) ?? '',
		origin: event.url.origin,
		own: await captures.listOwn(user)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const user = requireContributor(event);
		const sent = await receiveUpload(event);
		if (!sent) return refused(413, { page: tooLargeToPaste });
		const typed = Object.fromEntries(sent) as Partial<captures.Brought>;
		const form = v.safeParse(bringing, typed);
		if (!form.success) {
			const { page, address } = typed;
			return refused(400, { address: form.issues[0].message }, { page, address });
		}
		const brought = form.output;
		const taken = await awaitSlowWork(event, captures.capturePage(user, brought));
		if ('id' in taken) redirect(303, `/desk/capture/${taken.id}`);
		return refused(400, taken.errors, captures.refillCapture(brought, taken));
	}
};

const refused = (
	status: number,
	errors: Record<string, string>,
	values: Partial<captures.Brought> = {}
) => fail(status, { values: values as Record<string, string>, errors });
