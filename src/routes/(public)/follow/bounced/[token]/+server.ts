import { text } from '@sveltejs/kit';
import * as bounces from '$lib/server/follow/bounces';
import type { RequestHandler } from './$types';

// Where an operator’s program reports letters that came back. It is told the same of every address.

const sentence = (words: string, status = 200) => text(`${words}\n`, { status });

export const POST: RequestHandler = async ({ request, params }) => {
	if (!bounces.isHook(params.token)) return sentence('There is nothing at this address.', 404);
	return (await bounces.takeReport(await said(request)))
		? sentence('Thank you.')
		: sentence('This is no list such as [{"email": "asma@example.org", "reason": "bounce"}].', 400);
};

/** JSON, whatever it is called; or a form of one address. */
async function said(request: Request): Promise<unknown> {
	const isForm = /form/.test(request.headers.get('content-type') ?? '');
	const body = isForm ? await request.formData() : await request.text();
	try {
		return typeof body === 'string' ? JSON.parse(body) : Object.fromEntries(body);
	} catch {
		return undefined;
	}
}
