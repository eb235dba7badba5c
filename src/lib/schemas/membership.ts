import * as v from 'valibot';
import { membershipRelations } from '../domain/vocabulary.ts';
import { edtf, kept, key, sources, stakeholderName, text } from './parts.ts';

export const membership = v.object({
	...kept,
	url: v.pipe(kept.url, v.description('The page of the group, which lists it.')),
	group: stakeholderName,
	member: stakeholderName,
	relation: key(membershipRelations),
	role: v.nullable(text),
	as_of: v.pipe(
		v.nullable(edtf),
		v.description(
			'When a source listed the member: a list of members is one of that day, not of all time.'
		)
	),
	start_date: v.nullable(edtf),
	end_date: v.nullable(edtf),
	note: v.nullable(text),
	sources
});
