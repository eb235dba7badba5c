import * as v from 'valibot';
import { dateBases, eventKinds } from '../domain/vocabulary.ts';
import {
	dated,
	edtf,
	kept,
	key,
	permanent,
	regulationName,
	sources,
	stakeholderName,
	text
} from './parts.ts';

const claim = { ...dated, date_basis: key(dateBases), sources };

export const event = v.object({
	...kept,
	...claim,
	kind: key(eventKinds),
	description: text,
	note: v.nullable(text),
	known_on: v.pipe(
		v.nullable(edtf),
		v.description('When it became public, where that differs from when it happened.')
	),
	disputed: v.pipe(
		v.array(v.object({ ...claim, note: v.nullable(text) })),
		v.description('Dates that other sources give.')
	),
	statement: v.pipe(
		v.nullable(v.object({ id: text, url: permanent })),
		v.description(
			'Of a reaction: the statement that it is, where that is public. The two are one entry.'
		)
	),
	actors: v.array(stakeholderName),
	regulations: v.array(regulationName)
});
