import { version } from '$app/environment';
import { createHash } from 'node:crypto';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { origin } from '../settings.ts';

export const mediaTypes = {
	png: 'image/png',
	svg: 'image/svg+xml; charset=utf-8',
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
	json: 'application/json; charset=utf-8'
};

interface PublicFile {
	/** File name without its ending. */
	name: string;
	ending: keyof typeof mediaTypes;
	/** Browsers show the file instead of saving it. */
	isShown: boolean;
	/** Everything that decides the file's content: the ETag is made from it. */
	of: unknown;
}

/**
 * Answers with a file whose ETag follows from its sources, so that an unchanged one is neither made nor sent again.
 */
export async function publicFile(
	request: Request,
	{ name, ending, isShown, of }: PublicFile,
	make: (tag: string) => BodyInit | Promise<BodyInit>
): Promise<Response> {
	// Writing out what a long file is made from takes a tenth of a second, after as much for reading it.
	await othersTurn();
	const content = [version, origin(), ending, JSON.stringify(of)].join('\n');
	const tag = createHash('sha256').update(content).digest('base64url');
	const headers = new Headers({ etag: `"${tag}"` });
	if (request.headers.get('if-none-match')?.includes(tag))
		return new Response(null, { status: 304, headers });
	const kind = isShown ? 'inline' : 'attachment';
	const fileName = encodeURIComponent(`${name}.${ending}`);
	headers.set('content-type', mediaTypes[ending]);
	headers.set('content-disposition', `${kind}; filename*=UTF-8''${fileName}`);
	// Everything that an SVG shows is inside it, and no script in it may run.
	if (ending === 'svg')
		headers.set(
			'content-security-policy',
			"default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
		);
	return new Response(await make(tag), { headers });
}
