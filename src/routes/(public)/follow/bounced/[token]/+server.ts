import { text } from '@sveltejs/kit';
import { attempt } from '$lib/domain/attempt';
import * as bounces from '$lib/server/follow/bounces';
import type { RequestHandler } from './$types';

// The operator's mail program reports bounces here. Known and unknown addresses get the same answer.

const sentence = (words: string, status = 200) => text(`${words}\n`, { status });

export const POST: RequestHandler = async ({ request, params }) => {
	if (!bounces.isHook(params.token)) return sentence('There is nothing at this address.', 404);
	return (await bounces.takeReport(await bodyOf(request)))
		? sentence('Thank you.')
		: sentence('This is no list such as [{"email": "asma@example.org", "reason": "bounce"}].', 400);
};

/** The body is JSON under any content type, or a form with one address. */
async function bodyOf(request: Request): Promise<unknown> {
	const isForm = /form/.test(request.headers.get('content-type') ?? '');
	const body = isForm ? await request.formData() : await request.text();
	return typeof body === 'string' ? attempt(() => JSON.parse(body)) : Object.fromEntries(body);
}
