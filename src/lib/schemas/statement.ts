import * as v from 'valibot';
import { channels, dateBases, demands, stances } from '../domain/vocabulary.ts';
import {
	dated,
	kept,
	key,
	regulationName,
	source,
	sources,
	stakeholderName,
	text
} from './parts.ts';

export const statement = v.object({
	...kept,
	...dated,
	date_basis: key(dateBases),
	channel: key(channels),
	lang: text,
	summary: text,
	note: v.nullable(text),
	organisation: v.nullable(stakeholderName),
	speaker: v.nullable(stakeholderName),
	speaker_role: v.nullable(text),
	signatories: v.array(stakeholderName),
	demands: v.array(key(demands)),
	positions: v.array(v.object({ id: text, stance: key(stances), regulation: regulationName })),
	quotations: v.array(v.object({ id: text, exact: text, lang: text, source })),
	sources
});
