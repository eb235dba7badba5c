import * as v from 'valibot';
import { stakeholderKinds } from '../domain/vocabulary.ts';
import { count, edtf, kept, key, sources, text } from './parts.ts';

export const stakeholder = v.object({
	...kept,
	slug: text,
	name: text,
	aliases: v.array(text),
	kind: key(stakeholderKinds),
	country: v.pipe(v.nullable(text), v.description('ISO 3166-1 alpha-2.')),
	role: v.pipe(v.nullable(text), v.description('A person’s office as last known.')),
	note: v.nullable(text),
	statement_count: v.pipe(
		count,
		v.description('Statements in which it is organisation, speaker or co-signatory.')
	),
	latest_statement: v.nullable(edtf),
	sources
});
