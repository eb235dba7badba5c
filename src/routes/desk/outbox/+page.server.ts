import { requireAdministrator } from '$lib/server/auth';
import * as mail from '$lib/server/jobs/mail';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	requireAdministrator(event);
	return { letters: await mail.list(), byMail: mail.isSetUp() };
};
