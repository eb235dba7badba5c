import type { User } from '../../../../../src/lib/domain/staff.ts';
import * as cast from '../../../nouns/test-cast.ts';
import { user } from '../../write/proposals/test-drafts.ts';

export function sent(fields: Record<string, string>, lines: Record<string, string>[] = []) {
	const data = new FormData();
	for (const [name, value] of Object.entries({ key: 'key-of-one-pasted-list', ...fields }))
		data.append(name, value);
	for (const [index, line] of lines.entries())
		for (const [name, value] of Object.entries(line)) data.append(`lines.${index}.${name}`, value);
	return data;
}

export async function scene(): Promise<{ bilal: User; chanda: User }> {
	await cast.scene();
	await cast.stakeholder('drf', {
		name: 'Digital Rights Foundation',
		kind: 'civil_society',
		aliases: ['DRF']
	});
	await cast.stakeholder('old', { name: 'Association of Old', state: 'withdrawn' });
	await cast.stakeholder('new', {
		name: 'Newcomers’ Guild',
		state: 'draft',
		stateReason: 'Unchecked'
	});
	return { bilal: await user('editor'), chanda: await user('contributor') };
}
