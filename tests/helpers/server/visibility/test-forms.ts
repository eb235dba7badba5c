import type { Noun } from '../../../../src/lib/domain/nouns.ts';
import type { User } from '../../../../src/lib/domain/staff.ts';
import type { Typed } from '../../../../src/lib/nouns/derive/field.ts';
import {
	type Entry,
	readSubmission,
	submit,
	type Action
} from '../../../../src/lib/server/desk/entry/index.ts';

export function sendForm(
	by: User,
	noun: Noun,
	wish: Action,
	fields: Record<string, string>,
	id?: string
) {
	const data = new FormData();
	for (const [name, value] of Object.entries(fields)) data.append(name, value);
	return submit(by, noun, id, wish, readSubmission(noun, data));
}

/** The fields of an unchanged form as a browser submits them. */
export function readFormOf({ key, version, proposal, typed }: Entry): Record<string, string> {
	return {
		key,
		version: String(version),
		...(proposal && { proposal: proposal.id, proposalVersion: String(proposal.version) }),
		...fieldsOf(typed, '')
	};
}

function fieldsOf(typed: Typed, before: string): Record<string, string> {
	return Object.fromEntries(
		Object.entries(typed).flatMap(([name, value]): [string, string][] => {
			if (typeof value === 'string') return [[before + name, value]];
			return value.flatMap((each, index): [string, string][] => {
				const place = `${before}${name}.${index}`;
				return typeof each === 'string'
					? [[place, each]]
					: Object.entries(fieldsOf(each, `${place}.`));
			});
		})
	);
}
