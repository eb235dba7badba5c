import { readTypedDate } from '../../../domain/dates/typed/typed.ts';
import type { User } from '../../../domain/staff.ts';
import { formOf } from '../../../nouns/derive/descriptions.ts';
import type { Typed } from '../../../nouns/derive/field.ts';
import { typedFrom } from '../../../nouns/derive/typed.ts';
import { visibleItem } from '../../visibility/index.ts';
import * as proposals from '../../write/proposals/index.ts';
import { resolve } from '../lookup/index.ts';
import { statementsOnPage } from './quotations.ts';
import type { Keeping } from './keep.ts';

interface Draft {
	id: string;
	version: number;
	typed: Typed;
	proposal?: { id: string; version: number };
}

/** Finds the statement to extend: all quotations of one speaker in one report make one statement. */
export async function draftToJoin(
	user: User,
	page: string,
	typed: Typed
): Promise<Draft | undefined> {
	const names = [typed.organisation, typed.speaker].map(String);
	const found = await resolve(user, 'stakeholder', names.filter(Boolean));
	const [organisation, speaker] = names.map((name) => {
		const each = found.get(name);
		return each && 'id' in each ? each.id : undefined;
	});
	const date = readTypedDate(String(typed.date));
	for (const id of new Set((await statementsOnPage(page)).values())) {
		const stored = await visibleItem(user, 'statement', id);
		if (stored?.item.state !== 'draft') continue;
		const { item, version } = stored;
		const isSame =
			item.organisation === organisation &&
			item.speaker === speaker &&
			'date' in date &&
			item.date === date.date;
		if (!isSame) continue;
		const proposal = await proposalOf(user, id);
		return { id, version, typed: typedFrom(formOf('statement'), item), proposal };
	}
	return undefined;
}

/** The user's own proposal is sent again with the added quotation. */
async function proposalOf(user: User, id: string) {
	const { proposal } = (await proposals.itemStanding(user, 'statement', id)) ?? {};
	const sent = proposal?.isOwn ? await proposals.get(user, proposal.id) : undefined;
	return sent && { id: sent.id, version: sent.version };
}

/** Returns undefined if the two take different stances on a law. */
export async function joinQuotation(
	user: User,
	{ id, version, proposal, typed: before }: Draft,
	more: Typed
): Promise<Keeping | undefined> {
	const all = [...rows(before.positions), ...rows(more.positions)];
	const laws = await resolve(user, 'regulation', all.map(lawOf));
	const positions = new Map<string, Typed>();
	for (const position of all) {
		const found = laws.get(lawOf(position))!;
		const law = 'id' in found ? found.id : lawOf(position);
		const stands = positions.get(law) ?? position;
		if (stands.stance !== position.stance) return undefined;
		positions.set(law, stands);
	}
	return {
		id,
		version,
		proposal,
		reason: 'Another quotation of the same page',
		typed: {
			...before,
			quotations: [...rows(before.quotations), ...rows(more.quotations)],
			positions: [...positions.values()],
			demands: [...new Set([...texts(before.demands), ...texts(more.demands)])]
		}
	};
}

const lawOf = ({ regulation }: Typed) => String(regulation);
const rows = (value: Typed[string] | undefined) => (Array.isArray(value) ? value : []) as Typed[];
const texts = (value: Typed[string] | undefined) => (Array.isArray(value) ? value : []) as string[];
