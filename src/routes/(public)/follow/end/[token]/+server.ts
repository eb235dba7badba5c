import { text } from '@sveltejs/kit';
import { oneClick } from '$lib/forms/follow';
import * as follow from '$lib/server/follow';
import { readForm } from '$lib/server/form';
import type { RequestHandler } from './$types';

// One-click unsubscribe (RFC 8058), sent by mail programs. Browsers ask for HTML and get the page beside it.

const sentence = (words: string, status = 200) => text(`${words}\n`, { status });

export const GET: RequestHandler = ({ params }) =>
	follow.isEndLink(params.token)
		? sentence('Nothing was changed. Open this address in a browser to end these e-mails.')
		: sentence(follow.linkSentences.forged, 404);

export const POST: RequestHandler = async ({ request, params }) => {
	if (!follow.isEndLink(params.token)) return sentence(follow.linkSentences.forged, 404);
	const { data, errors } = await readForm(request, oneClick);
	if (!data) return sentence(Object.values(errors).join(' '), 400);
	await follow.endByLink(params.token);
	return sentence('No more e-mails are sent to you.');
};
