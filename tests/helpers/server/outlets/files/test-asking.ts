import { isRedirect } from '@sveltejs/kit';
import { origin } from '../../../../../src/lib/server/settings.ts';

type Handler<Params> = (event: {
	url: URL;
	params: Params;
	request: Request;
	route: { id: null };
}) => Promise<Response>;

export async function ask<Params>(
	handler: Handler<Params>,
	path: string,
	params: Params,
	init: RequestInit = {}
): Promise<Response> {
	const url = new URL(path, origin());
	try {
		return await handler({ url, params, request: new Request(url, init), route: { id: null } });
	} catch (thrown) {
		if (!isRedirect(thrown)) throw thrown;
		return new Response(null, { status: thrown.status, headers: { location: thrown.location } });
	}
}
