import { version } from '$app/environment';
import { createHash } from 'node:crypto';
import { origin } from '../settings.ts';

export const mediaTypes = {
	png: 'image/png',
	svg: 'image/svg+xml; charset=utf-8',
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	json: 'application/json; charset=utf-8'
};

interface PublicFile {
	/** What it is called when it is kept, without its ending. */
	name: string;
	ending: keyof typeof mediaTypes;
	/** Whether a browser that opens it shows it, where others are saved. */
	isShown: boolean;
	/** All that it is made of: the same for the same file. */
	of: unknown;
}

/** A file for anyone, under a tag by which the same one is not made and sent again. */
export async function publicFile(
	request: Request,
	{ name, ending, isShown, of }: PublicFile,
	make: (tag: string) => BodyInit | Promise<BodyInit>
): Promise<Response> {
	const content = [version, origin(), ending, JSON.stringify(of)].join('\n');
	const tag = createHash('sha256').update(content).digest('base64url');
	const headers = new Headers({ etag: `"${tag}"` });
	if (request.headers.get('if-none-match')?.includes(tag))
		return new Response(null, { status: 304, headers });
	const kind = isShown ? 'inline' : 'attachment';
	const fileName = encodeURIComponent(`${name}.${ending}`);
	headers.set('content-type', mediaTypes[ending]);
	headers.set('content-disposition', `${kind}; filename*=UTF-8''${fileName}`);
	// What a picture shows stands inside it, and nothing of it runs.
	if (ending === 'svg')
		headers.set(
			'content-security-policy',
			"default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
		);
	return new Response(await make(tag), { headers });
}
