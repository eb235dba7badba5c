import { eq } from 'drizzle-orm';
import * as v from 'valibot';
import type { User } from '../../../../../src/lib/domain/staff.ts';
import { confirming } from '../../../../../src/lib/forms/capture.ts';
import * as cast from '../../../nouns/test-cast.ts';
import { db } from '../../../../../src/lib/server/db/index.ts';
import * as t from '../../../../../src/lib/server/db/schema.ts';
import { user } from '../../write/proposals/test-drafts.ts';
import * as captures from '../../../../../src/lib/server/desk/capture/index.ts';
import { pastedPage } from './test-page.ts';

export async function scene(): Promise<{ bilal: User; chanda: User }> {
	await cast.scene();
	await cast.stakeholder('iia', { name: 'Indus Internet Alliance', aliases: ['IIA'] });
	await cast.regulation('safe', { title: 'Safe Platforms (Duties and Penalties) Rules 2021' });
	return { bilal: await user('editor'), chanda: await user('contributor') };
}

export const address = 'https://mdw.example/2021/03/alarmed';

export async function taken(by: User, given: Partial<captures.Brought> = {}): Promise<string> {
	const answer = await captures.capturePage(by, { page: pastedPage, html: '', address, ...given });
	if ('errors' in answer) throw new Error(JSON.stringify(answer.errors));
	return answer.id;
}

export const refusalOf = async (by: User, given: Partial<captures.Brought>) => {
	const answer = await captures.capturePage(by, { page: '', html: '', address: '', ...given });
	return 'errors' in answer ? answer.errors : undefined;
};

/** Submits the card of the quotation with this beginning, with some fields changed. */
export async function confirm(
	by: User,
	id: string,
	begins: string,
	given: Record<string, unknown> = {}
) {
	const opened = (await captures.openCapture(by, id, undefined))!;
	const at = opened.candidates.find(({ words }) => words.startsWith(begins))!.at;
	const { chosen } = (await captures.openCapture(by, id, at))!;
	const sent = {
		at: String(at),
		...chosen!.card,
		demands: [],
		...given
	};
	return captures.confirmQuotation(by, id, v.parse(confirming, sent));
}

export async function confirmed(...args: Parameters<typeof confirm>): Promise<string> {
	const answer = await confirm(...args);
	if (!answer || 'errors' in answer) throw new Error(JSON.stringify(answer));
	return answer.statement;
}

export const stakeholderNamed = async (name: string) =>
	(await db.select().from(t.stakeholder).where(eq(t.stakeholder.name, name)))[0];
