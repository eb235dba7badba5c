import type { RequestEvent } from '@sveltejs/kit';
import { type Name, nounOf, nounWords, pathOf } from '../../../domain/nouns.ts';
import type { User } from '../../../domain/staff.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import { type Bearer, requireToken } from '../../auth/index.ts';
import { takeTry } from '../../auth/rate-limit.ts';
import { submit } from '../../desk/entry/index.ts';
import { visibleItem } from '../../visibility/index.ts';
import { origin } from '../../settings.ts';
import { withETag } from './answer.ts';
import { type Action, bodyOf, newItem, typedFromBody, wholeItem, type Written } from './body.ts';
import { shorten, readParameters } from './parameters.ts';
import { ApiProblem } from './problem.ts';
import { problemFromRefusal } from './refused.ts';
import { readJsonBody, readIdempotencyKey, readIfMatch, seenVersion } from './sent.ts';

type Asked = Pick<RequestEvent, 'request' | 'url' | 'locals'>;

/** Writes per token and hour: enough for a script at work, too few for a flood. */
export const writesPerHour = 600;

/** Answers the fields of the form with the version, also of drafts that the user may see. */
export async function answerForm({ request, url, locals }: Asked, name: Name, id: string) {
	const { user } = requireToken({ locals });
	readParameters(url.searchParams, []);
	const stored = await storedItem(user, name, id);
	const { item, version } = stored;
	const data = { id, version, state: item.state, form: bodyOf(nounOf[name], item) };
	return withETag(request, { data }, { 'cache-control': 'private, no-store' }, version);
}

export async function createItem(asked: Asked, name: Name): Promise<Response> {
	const { bearer, key } = await requireWriterAndKey(asked);
	const body = await readJsonBody(asked.request, newItem(nounOf[name]));
	const submission = { ...body, action: requirePermission(asked, body.action), version: 0, key };
	const id = await submitItem(bearer, name, undefined, submission);
	return answer(bearer.user, name, id, submission.action, 201);
}

export async function replaceItem(asked: Asked, name: Name, id: string): Promise<Response> {
	const { bearer, key } = await requireWriterAndKey(asked);
	await storedItem(bearer.user, name, id);
	const match = readIfMatch(asked.request);
	const body = await readJsonBody(asked.request, wholeItem(nounOf[name]));
	const version = seenVersion(match, body.version);
	const submission = { ...body, action: requirePermission(asked, body.action), version, key };
	const conflict = match === undefined ? 409 : 412;
	const saved = await submitItem(bearer, name, id, submission, conflict);
	return answer(bearer.user, name, saved, submission.action, 200);
}

async function requireWriterAndKey(asked: Asked): Promise<{ bearer: Bearer; key: string }> {
	const bearer = await requireWriter(asked);
	return { bearer, key: readIdempotencyKey(asked.request, bearer) };
}

/** Counts one write against the token's limit. @throws Problem 429 above it */
export async function requireWriter({ url, locals }: Omit<Asked, 'request'>): Promise<Bearer> {
	const bearer = requireToken({ locals });
	readParameters(url.searchParams, []);
	if (!(await takeTry(`token:${bearer.tokenId}`, writesPerHour)))
		throw new ApiProblem(
			429,
			`This token has written ${writesPerHour} times within an hour. Wait, or import a file.`,
			{},
			{ 'retry-after': '3600' }
		);
	return bearer;
}

/** Publishing needs the scope `publish`; keeping a draft needs an editor, as at the desk. */
function requirePermission(asked: Asked, action: Action): Action {
	const { user } = requireToken(asked, action === 'publish' ? 'publish' : 'write');
	if (action === 'keep' && user.role === 'contributor')
		throw new ApiProblem(403, 'Contributors send items to the editors: “action” is “send”.');
	return action;
}

type How = Written & { version: number; key: string };

async function submitItem(
	{ user }: Bearer,
	name: Name,
	id: string | undefined,
	{ action, version, key, ...body }: How,
	conflict = 409
): Promise<string> {
	const noun = nounOf[name];
	const { reason, along, different, correction } = body;
	const typed = typedFromBody(formOf(noun), body);
	const { id: saved, refusal } = await submit(user, noun, id, action, {
		typed,
		key,
		version,
		correction,
		reason: reason.trim(),
		withDependencies: along,
		isDifferent: different
	});
	if (refusal) throw await problemFromRefusal(user, name, id, refusal, conflict);
	return saved;
}

async function storedItem(user: User, name: Name, id: string) {
	const stored = await visibleItem(user, nounOf[name], id);
	if (stored) return stored;
	throw new ApiProblem(404, `No ${nounWords[nounOf[name]]} has the id “${shorten(id)}”.`);
}

/** Answers the saved state. Sent items answer 202, since an editor still decides. */
async function answer(
	user: User,
	name: Name,
	id: string,
	action: Action,
	done: number
): Promise<Response> {
	const noun = nounOf[name];
	const { item, version } = await storedItem(user, name, id);
	const path = item.state === 'published' ? pathOf(noun, item) : undefined;
	const data = { id, action, state: item.state, version, url: path ? origin() + path : null };
	return Response.json(
		{ data },
		{
			status: action === 'send' ? 202 : done,
			headers: {
				'cache-control': 'private, no-store',
				location: `${origin()}/api/v1/${name}/${encodeURIComponent(id)}`
			}
		}
	);
}
